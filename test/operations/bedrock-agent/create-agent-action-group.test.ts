import {
  CreateAgentActionGroupCommand,
  type CreateAgentActionGroupCommandInput,
  GetAgentActionGroupCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup, functionSchema, lambda, statusAfter } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const at = { agentVersion: 'DRAFT' }
const create = (agentId: string, more: Partial<CreateAgentActionGroupCommandInput> = {}) =>
  server.agent.send(new CreateAgentActionGroupCommand({ agentId, ...at, actionGroupName: 'orders', ...more }))

test('of functions, and the draft has to be prepared again', async () => {
  const agentId = await server.createAgent()
  const given = { description: 'Orders.', actionGroupExecutor: { lambda }, functionSchema }
  const { agentActionGroup, $metadata } = await create(agentId, given)
  expect($metadata.httpStatusCode).toBe(200)
  expect(agentActionGroup).toMatchObject({
    ...given,
    agentId,
    agentVersion: 'DRAFT',
    actionGroupName: 'orders',
    actionGroupState: 'ENABLED',
    actionGroupId: expect.stringMatching(/^[0-9A-Z]{10}$/),
  })
  expect(await statusAfter(server, agentId, () => createGroup(server, agentId))).toBe('NOT_PREPARED')
})

const document = (operations: number) => ({
  openapi: '3.0.0',
  info: { title: 'Orders', version: '1' },
  paths: Object.fromEntries(
    Array.from({ length: operations }, (_, number) => [
      `/orders/${number}`,
      { get: { description: 'Looks one up.', responses: { 200: { description: 'It.' } } } },
    ]),
  ),
})

test('of a schema, given or in S3', async () => {
  const agentId = await server.createAgent()
  const payload = JSON.stringify(document(11))
  const { agentActionGroup } = await create(agentId, { apiSchema: { payload } })
  expect(agentActionGroup?.apiSchema).toEqual({ payload })
  server.knowledge.write('schema.json', payload)
  const s3 = { s3BucketName: 'docs', s3ObjectKey: 'schema.json' }
  expect(
    (await create(agentId, { actionGroupName: 'stored', apiSchema: { s3 } })).agentActionGroup?.apiSchema,
  ).toEqual({ s3 })
})

test.each([
  [{ payload: JSON.stringify(document(12)) }, 'APISchemaException', 'an action group can have 11'],
  [{ payload: 'no: schema' }, 'APISchemaException', 'attribute openapi is missing'],
  [{ s3: { s3BucketName: 'docs', s3ObjectKey: 'absent.json' } }, 'S3FileAccessDenied', 'Failed to download'],
  [{ s3: {} }, 'APISchemaException', 'neither a payload'],
])('not of the schema %j', async (apiSchema, name, message) => {
  const agentId = await server.createAgent()
  await expect(create(agentId, { apiSchema: apiSchema as never })).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      'Failed to create OpenAPI 3 model from the JSON/YAML object that you provided for action: orders',
    fieldList: [{ name, message: expect.stringContaining(message) }],
  })
})

test('that lets the agent ask back, and has nothing else', async () => {
  const agentId = await server.createAgent()
  const parentActionGroupSignature = 'AMAZON.UserInput' as const
  const { agentActionGroup } = await create(agentId, { parentActionGroupSignature })
  expect(agentActionGroup).toMatchObject({ parentActionSignature: parentActionGroupSignature })
  for (const more of [{ description: 'd' }, { actionGroupExecutor: { lambda } }, { functionSchema }])
    await expect(
      create(agentId, { actionGroupName: 'b', parentActionGroupSignature, ...more }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: `An action group with the parentActionGroupSignature AMAZON.UserInput cannot have ${Object.keys(more)}.`,
    })
  await expect(create(agentId, { actionGroupName: 'c', parentActionGroupSignature })).rejects.toMatchObject({
    name: 'ConflictException',
  })
})

test.each([
  'AMAZON.CodeInterpreter',
  'ANTHROPIC.Computer',
  'ANTHROPIC.Bash',
  'ANTHROPIC.TextEditor',
] as const)('%s is not built', async parentActionGroupSignature => {
  const agentId = await server.createAgent()
  await expect(create(agentId, { parentActionGroupSignature })).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: `Action groups with the signature ${parentActionGroupSignature} are not implemented.`,
  })
})

test.each([
  [{}, 'either an apiSchema or a functionSchema'],
  [{ functionSchema, apiSchema: { payload: 'x' } }, 'either an apiSchema or a functionSchema'],
  [{ functionSchema: { functions: [] } }, 'at least one function'],
  [
    { functionSchema: { functions: [{ name: 'f' }, { name: 'f' }] } },
    'The function f is defined more than once',
  ],
])('not with %j', async (more, message) => {
  const agentId = await server.createAgent()
  await expect(create(agentId, more as never)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  })
})

test('a name once for an agent, and a client token makes one', async () => {
  const agentId = await server.createAgent()
  const clientToken = 'c'.repeat(33)
  const first = await create(agentId, { functionSchema, clientToken })
  const again = await create(agentId, { functionSchema, clientToken })
  expect(again.agentActionGroup?.actionGroupId).toBe(first.agentActionGroup?.actionGroupId)
  await expect(create(agentId, { functionSchema, clientToken, description: 'x' })).rejects.toMatchObject({
    name: 'ConflictException',
  })
  await expect(create(agentId, { functionSchema })).rejects.toMatchObject({ name: 'ConflictException' })
})

test('fifteen enabled, made at the same time, and no more', async () => {
  const agentId = await server.createAgent()
  const made = await Promise.all(Array.from({ length: 15 }, () => createGroup(server, agentId)))
  expect(new Set(made).size).toBe(15)
  await expect(create(agentId, { functionSchema })).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
    $metadata: { httpStatusCode: 402 },
  })
  await createGroup(server, agentId, { actionGroupState: 'DISABLED' })
})

test('only of a draft that is there, and kept through a restart', async () => {
  await expect(create('AAAAAAAAAA', { functionSchema })).rejects.toMatchObject(doesNotExist)
  const agentId = await server.createAgent()
  await expect(create(agentId, { agentVersion: '1', functionSchema })).rejects.toMatchObject({
    name: 'ValidationException',
  })
  const actionGroupId = await createGroup(server, agentId)
  const get = async () =>
    (await server.agent.send(new GetAgentActionGroupCommand({ agentId, ...at, actionGroupId })))
      .agentActionGroup
  const before = await get()
  await server.knowledge.restart()
  expect(await get()).toEqual({ ...before })
})
