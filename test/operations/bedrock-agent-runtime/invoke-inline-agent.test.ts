import { InvokeInlineAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { foundationModel, instruction } from '../../support/agent-server.ts'
import { readTold, runAgents } from '../../support/run-agents.ts'

const rules = [{ answer: 'Hello {{turn}}.' }]

test('an agent that the call brings answers, and its session remembers', async () => {
  await using server = await runAgents({ rules })
  const answer = await server.client.send(
    new InvokeInlineAgentCommand({
      foundationModel,
      instruction,
      sessionId: 'session-1',
      inputText: 'Hi',
      enableTrace: true,
    }),
  )
  expect(answer).toMatchObject({ contentType: 'application/json', sessionId: 'session-1' })
  const told = await readTold(answer.completion)
  expect(told.text).toBe('Hello 1.')
  expect(told.traces[0]).toMatchObject({ sessionId: 'session-1', callerChain: [] })
  expect(told.traces[0]).not.toHaveProperty('agentId')
  expect((await server.askInline()).text).toBe('Hello 2.')
})

test('a model that is not there fails within the stream, and the session goes on', async () => {
  await using server = await runAgents({ rules })
  const told = await server.askInline({ foundationModel: 'nobody.knows-v1:0' })
  expect(told.error?.name).toBe('ValidationException')
  expect(told.traces.at(-1)?.trace?.failureTrace?.failureReason).toEqual(expect.any(String))
  expect((await server.askInline()).text).toBe('Hello 1.')
})

test('an action group of neither form is refused before a stream begins', async () => {
  await using server = await runAgents({ rules })
  await expect(server.askInline({ actionGroups: [{ actionGroupName: 'a' }] })).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  })
})
