import { GetAgentActionGroupCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup, functionSchema } from '../../support/agent-parts.ts'
import { type AgentServer, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const schema = (operationId?: string) =>
  JSON.stringify({
    openapi: '3.0.0',
    info: { title: 't', version: 'v' },
    paths: { '/a': { get: { description: 'd', operationId, responses: { 200: { description: 'r' } } } } },
  })

test('nobody runs it where it has no executor', async () => {
  const agentId = await server.createAgent()
  const actionGroupId = await createGroup(server, agentId, { actionGroupExecutor: undefined })
  const { agentActionGroup } = await server.agent.send(
    new GetAgentActionGroupCommand({ agentId, agentVersion: 'DRAFT', actionGroupId }),
  )
  expect(agentActionGroup).toMatchObject({ functionSchema })
  expect(agentActionGroup?.actionGroupExecutor).toBeUndefined()
})

test('control returns to the caller', async () => {
  const agentId = await server.createAgent()
  const actionGroupExecutor = { customControl: 'RETURN_CONTROL' as const }
  expect(await createGroup(server, agentId, { actionGroupExecutor })).toMatch(/^[0-9A-Z]{10}$/)
})

test('what the model of the agent needs of a schema', async () => {
  const agentId = await server.createAgent({
    foundationModel: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  })
  await createGroup(server, agentId, { apiSchema: { payload: schema('getIt') } })
  await expect(createGroup(server, agentId, { apiSchema: { payload: schema() } })).rejects.toMatchObject({
    fieldList: [{ message: "'operationId' is missing for path: /a" }],
  })
  const nova = await server.createAgent()
  await createGroup(server, nova, { apiSchema: { payload: schema() } })
})
