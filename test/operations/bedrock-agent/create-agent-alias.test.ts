import {
  CreateAgentAliasCommand,
  type CreateAgentAliasCommandInput,
  GetAgentAliasCommand,
  GetAgentVersionCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const create = (agentId: string, more: Partial<CreateAgentAliasCommandInput> = {}) =>
  server.agent.send(new CreateAgentAliasCommand({ agentId, agentAliasName: 'live', ...more }))

test('makes a version of the prepared draft and points to it', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const { agentAlias, $metadata } = await create(agentId, { description: 'Mine', tags: { team: 'a' } })
  expect($metadata.httpStatusCode).toBe(202)
  const { agentAliasId = '', agentAliasArn } = agentAlias ?? {}
  expect(agentAlias).toMatchObject({
    agentId,
    agentAliasName: 'live',
    description: 'Mine',
    agentAliasStatus: 'CREATING',
    routingConfiguration: [{ agentVersion: '1' }],
    aliasInvocationState: 'ACCEPT_INVOCATIONS',
    agentAliasHistoryEvents: [{ routingConfiguration: [{ agentVersion: '1' }], startDate: expect.any(Date) }],
  })
  expect(agentAliasArn).toBe(`arn:aws:bedrock:us-east-1:123456789012:agent-alias/${agentId}/${agentAliasId}`)
  const got = await server.agent.send(new GetAgentAliasCommand({ agentId, agentAliasId }))
  expect(got.agentAlias?.agentAliasStatus).toBe('PREPARED')
  const { tags } = await server.agent.send(new ListTagsForResourceCommand({ resourceArn: agentAliasArn }))
  expect(tags).toEqual({ team: 'a' })
  expect(await server.status(agentId)).toBe('PREPARED')
})

test('or to a version that is there', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  await create(agentId)
  const routed = (agentVersion: string) =>
    create(agentId, { agentAliasName: `to-${agentVersion}`, routingConfiguration: [{ agentVersion }] })
  expect((await routed('1')).agentAlias?.routingConfiguration).toEqual([{ agentVersion: '1' }])
  await expect(routed('2')).rejects.toMatchObject(doesNotExist)
  await expect(routed('DRAFT')).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(
    create(agentId, { agentAliasName: 'p', routingConfiguration: [{ provisionedThroughput: 'mine' }] }),
  ).rejects.toMatchObject({ name: 'NotImplementedException' })
})

test('not of a draft that is not prepared', async () => {
  const agentId = await server.createAgent()
  await expect(create(agentId)).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Create operation can't be performed on AgentAlias when Agent is in Not Prepared state.",
  })
  await expect(create('AAAAAAAAAA')).rejects.toMatchObject(doesNotExist)
})

test('a name once for an agent, and a client token makes one', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const clientToken = 'b'.repeat(33)
  const first = await create(agentId, { clientToken })
  const again = await create(agentId, { clientToken })
  expect(again.agentAlias?.agentAliasId).toBe(first.agentAlias?.agentAliasId)
  expect(again.agentAlias?.routingConfiguration).toEqual([{ agentVersion: '1' }])
  await expect(create(agentId)).rejects.toMatchObject({ name: 'ConflictException' })
})

test('several at once make a version each', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const made = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(agentAliasName => create(agentId, { agentAliasName })),
  )
  const versions = made.map(({ agentAlias }) => agentAlias?.routingConfiguration?.[0]?.agentVersion)
  expect(versions.sort()).toEqual(['1', '2', '3', '4', '5'])
})

test('all of it is there after a restart', async () => {
  const agentId = await server.createAgent({ agentName: 'through-a-restart' })
  await server.prepare(agentId)
  const agentAliasId = await server.createAlias(agentId)
  const get = async () => ({
    alias: (await server.agent.send(new GetAgentAliasCommand({ agentId, agentAliasId }))).agentAlias,
    version: (await server.agent.send(new GetAgentVersionCommand({ agentId, agentVersion: '1' })))
      .agentVersion,
    status: await server.status(agentId),
  })
  const before = await get()
  expect(before).toMatchObject({ alias: { agentAliasStatus: 'PREPARED' }, status: 'PREPARED' })
  await server.knowledge.restart()
  expect(await get()).toEqual(before)
  await create(agentId, { agentAliasName: 'second' })
  expect((await get()).version).toEqual(before.version)
})
