import {
  CreateAgentCommand,
  type CreateAgentCommandInput,
  GetAgentCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type AgentServer,
  foundationModel,
  instruction,
  startAgentServer,
} from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

let names = 0
const create = async (more: Partial<CreateAgentCommandInput> = {}) => {
  names += 1
  return server.agent.send(new CreateAgentCommand({ agentName: `made-${names}`, ...more }))
}
const get = async (agentId = '') => (await server.agent.send(new GetAgentCommand({ agentId }))).agent

test('is CREATING, and then NOT_PREPARED, with what it was given', async () => {
  const given = {
    description: 'Mine',
    agentResourceRoleArn: 'arn:aws:iam::123456789012:role/agents',
    foundationModel,
    instruction,
    idleSessionTTLInSeconds: 120,
    agentCollaboration: 'SUPERVISOR' as const,
    guardrailConfiguration: { guardrailIdentifier: 'abc', guardrailVersion: 'DRAFT' },
    memoryConfiguration: { enabledMemoryTypes: ['SESSION_SUMMARY' as const], storageDays: 7 },
  }
  const { agent, $metadata } = await create(given)
  expect($metadata.httpStatusCode).toBe(202)
  const { agentId = '' } = agent ?? {}
  const whole = {
    ...given,
    agentId: expect.stringMatching(/^[0-9A-Z]{10}$/),
    agentArn: `arn:aws:bedrock:us-east-1:123456789012:agent/${agentId}`,
    agentVersion: 'DRAFT',
    orchestrationType: 'DEFAULT',
  }
  expect(agent).toMatchObject({ ...whole, agentStatus: 'CREATING' })
  expect(await get(agentId)).toMatchObject({ ...whole, agentStatus: 'NOT_PREPARED' })
})

test('a session lasts an hour unless it says otherwise, and memory thirty days', async () => {
  const { agent } = await create({ memoryConfiguration: { enabledMemoryTypes: ['SESSION_SUMMARY'] } })
  expect(agent).toMatchObject({
    idleSessionTTLInSeconds: 3_600,
    memoryConfiguration: { storageDays: 30 },
    agentCollaboration: 'DISABLED',
  })
  await expect(create({ idleSessionTTLInSeconds: 59 })).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(create({ idleSessionTTLInSeconds: 5_401 })).rejects.toMatchObject({
    name: 'ValidationException',
  })
})

test('a taken name fails it afterwards, as at AWS', async () => {
  await create({ agentName: 'taken' })
  const { agent } = await create({ agentName: 'taken' })
  expect(agent?.agentStatus).toBe('CREATING')
  expect(await get(agent?.agentId)).toMatchObject({
    agentStatus: 'FAILED',
    failureReasons: ['Cannot create a new agent as an agent with the same name already exists.'],
  })
})

test('of several with one name at the same time, one has it', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => create({ agentName: 'rushed' })))
  const statuses = await Promise.all(made.map(async ({ agent }) => (await get(agent?.agentId))?.agentStatus))
  expect(statuses.sort()).toEqual([...Array.from({ length: 5 }, () => 'FAILED'), 'NOT_PREPARED'])
})

test('a client token makes one', async () => {
  const clientToken = 'a'.repeat(33)
  const { agent } = await create({ agentName: 'once', clientToken })
  expect((await create({ agentName: 'once', clientToken })).agent?.agentId).toBe(agent?.agentId)
  await expect(create({ agentName: 'twice', clientToken })).rejects.toMatchObject({
    name: 'ConflictException',
  })
})

test('with tags', async () => {
  const { agent } = await create({ tags: { team: 'a' } })
  const resourceArn = agent?.agentArn
  await server.agent.send(new TagResourceCommand({ resourceArn, tags: { cost: '1' } }))
  const { tags } = await server.agent.send(new ListTagsForResourceCommand({ resourceArn }))
  expect(tags).toEqual({ team: 'a', cost: '1' })
  await server.agent.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }))
  expect((await server.agent.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({
    cost: '1',
  })
})

test('custom orchestration is a Lambda function, and comes with its type', async () => {
  const customOrchestration = {
    executor: { lambda: 'arn:aws:lambda:us-east-1:123456789012:function:orchestrate' },
  }
  const { agent } = await create({ orchestrationType: 'CUSTOM_ORCHESTRATION', customOrchestration })
  expect(agent).toMatchObject({ orchestrationType: 'CUSTOM_ORCHESTRATION', customOrchestration })
  await expect(create({ customOrchestration })).rejects.toMatchObject({
    message: 'customOrchestration needs the orchestration type CUSTOM_ORCHESTRATION.',
  })
  await expect(create({ orchestrationType: 'CUSTOM_ORCHESTRATION' })).rejects.toMatchObject({
    name: 'ValidationException',
  })
})

test('not with a model that does not exist', async () => {
  await expect(create({ foundationModel: 'amazon.no-such-v1:0' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})

test('all of it is there after a restart', async () => {
  const { agent } = await create({ description: 'Kept', instruction })
  const before = await get(agent?.agentId)
  await server.knowledge.restart()
  expect(await get(agent?.agentId)).toEqual({ ...before })
})
