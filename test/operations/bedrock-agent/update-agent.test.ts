import { GetAgentCommand, UpdateAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const needed = {
  foundationModel: 'amazon.nova-lite-v1:0',
  agentResourceRoleArn: 'arn:aws:iam::123456789012:role/agents',
}

test('clears what it does not name, and has to be prepared again', async () => {
  const agentId = await server.createAgent({ description: 'Old' })
  expect(await server.prepare(agentId)).toBe('PREPARED')
  const { agent, $metadata } = await server.agent.send(
    new UpdateAgentCommand({ agentId, agentName: 'renamed', ...needed }),
  )
  expect($metadata.httpStatusCode).toBe(202)
  expect(agent).toMatchObject({ agentName: 'renamed', agentStatus: 'UPDATING' })
  const got = (await server.agent.send(new GetAgentCommand({ agentId }))).agent
  expect(got).toMatchObject({ agentStatus: 'NOT_PREPARED', preparedAt: expect.any(Date) })
  expect(got?.description).toBeUndefined()
  expect(got?.instruction).toBeUndefined()
})

test('not to a taken name, not of one that is not there, not to an unknown model', async () => {
  const agentId = await server.createAgent({ agentName: 'mine' })
  await server.createAgent({ agentName: 'theirs' })
  const update = (more: object) =>
    server.agent.send(new UpdateAgentCommand({ agentId, agentName: 'mine', ...needed, ...more }))
  await expect(update({ agentName: 'theirs' })).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(update({ agentId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(update({ foundationModel: 'amazon.no-such-v1:0' })).rejects.toMatchObject({
    message: 'The provided model identifier is invalid.',
  })
  expect((await update({})).agent?.agentName).toBe('mine')
})
