import { CreateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { InvokeAgentCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { doesNotExist, foundationModel, instruction } from '../../support/agent-server.ts'
import { readTold, runAgents } from '../../support/run-agents.ts'

const rules = [{ answer: 'Hello {{turn}}.' }]
const question = { agentAliasId: 'TSTALIASID', sessionId: 'session-1', inputText: 'Hi' }

test('a stored agent answers by its test alias and by its own, each with sessions of its own', async () => {
  await using server = await runAgents({ rules })
  const { agentId, aliasId, aliasArn } = await server.store()
  const answer = await server.client.send(new InvokeAgentCommand({ ...question, agentId, enableTrace: true }))
  expect(answer).toMatchObject({ contentType: 'application/json', sessionId: 'session-1' })
  const draft = await readTold(answer.completion)
  expect(draft.text).toBe('Hello 1.')
  expect(draft.traces[0]).toMatchObject({ agentId, agentAliasId: 'TSTALIASID', agentVersion: 'DRAFT' })
  const aliased = await server.ask(agentId, { ...question, agentAliasId: aliasId })
  expect(aliased.text).toBe('Hello 1.')
  expect(aliased.traces[0]).toMatchObject({
    agentAliasId: aliasId,
    agentVersion: '1',
    callerChain: [{ agentAliasArn: aliasArn }],
  })
  expect((await server.ask(agentId, question)).text).toBe('Hello 2.')
})

test('the backend that answered is named, and a memory that the agent has not is hinted at', async () => {
  await using server = await runAgents({ rules })
  const { agentId } = await server.store()
  const response = await fetch(`${server.url}/agents/${agentId}/agentAliases/TSTALIASID/sessions/one/text`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/plain',
      'x-amz-bedrock-agent-memory-id': 'me',
    },
    body: JSON.stringify({ inputText: 'Hi', memoryId: 'm-1' }),
  })
  expect(await response.text()).toBe('Hello 1.')
  expect(response.headers.get('x-outcrop-backend')).toBe('scripted')
  expect(response.headers.get('x-amz-bedrock-agent-session-id')).toBe('one')
  expect(response.headers.get('x-outcrop-hint')).toContain('memory')
})

test('an agent that is not there, or was never prepared, is refused before a stream begins', async () => {
  await using server = await runAgents({ rules })
  await expect(server.ask('ABCDEFGHIJ')).rejects.toMatchObject(doesNotExist)
  const { agent } = await server.agents.send(
    new CreateAgentCommand({ agentName: 'raw', foundationModel, instruction }),
  )
  await expect(server.ask(agent?.agentId ?? '')).rejects.toMatchObject({ name: 'ValidationException' })
  expect(server.usage()).toEqual([])
})
