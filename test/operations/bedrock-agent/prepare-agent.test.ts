import { GetAgentCommand, PrepareAgentCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const get = async (agentId: string) => (await server.agent.send(new GetAgentCommand({ agentId }))).agent

test('is PREPARING, and then PREPARED', async () => {
  const agentId = await server.createAgent()
  const { $metadata, ...answer } = await server.agent.send(new PrepareAgentCommand({ agentId }))
  expect($metadata.httpStatusCode).toBe(202)
  expect(answer).toEqual({
    agentId,
    agentStatus: 'PREPARING',
    agentVersion: 'DRAFT',
    preparedAt: expect.any(Date),
  })
  expect(await get(agentId)).toMatchObject({ agentStatus: 'PREPARED', preparedAt: answer.preparedAt })
})

test('one without an instruction has FAILED, and says why', async () => {
  const agentId = await server.createAgent({ instruction: undefined })
  expect(await server.prepare(agentId)).toBe('FAILED')
  expect((await get(agentId))?.failureReasons).toEqual(['Exception: Agent Instruction cannot be null'])
})

test('not a supervisor without collaborators', async () => {
  const agentId = await server.createAgent({ agentCollaboration: 'SUPERVISOR_ROUTER' })
  await expect(server.prepare(agentId)).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      'This agent cannot be prepared. The AgentCollaboration attribute is set to SUPERVISOR_ROUTER but no agent collaborators are added.',
  })
  await expect(server.prepare('AAAAAAAAAA')).rejects.toMatchObject(doesNotExist)
})

test('says what a long instruction costs', async () => {
  const short = await server.createAgent()
  expect(await server.hintOf(new PrepareAgentCommand({ agentId: short }))).toBeUndefined()
  const long = await server.createAgent({
    instruction: 'Look up the order, and say what you found. '.repeat(40),
  })
  const hint = await server.hintOf(new PrepareAgentCommand({ agentId: long }))
  expect(hint).toMatch(
    /^The instruction is \d{3} tokens long, over 200, and every step .* cost [\d.e-]+ USD in each/,
  )
})
