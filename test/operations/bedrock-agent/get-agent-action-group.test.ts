import { GetAgentActionGroupCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup, functionSchema } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('of the draft, and of a version as it was then', async () => {
  const agentId = await server.createAgent()
  const actionGroupId = await createGroup(server, agentId, { actionGroupName: 'kept' })
  await server.prepare(agentId)
  await server.createAlias(agentId)
  const later = await createGroup(server, agentId)
  const get = (agentVersion: string, id = actionGroupId) =>
    server.agent.send(new GetAgentActionGroupCommand({ agentId, agentVersion, actionGroupId: id }))
  for (const agentVersion of ['DRAFT', '1'])
    expect((await get(agentVersion)).agentActionGroup).toMatchObject({
      agentVersion,
      actionGroupName: 'kept',
      functionSchema,
    })
  expect((await get('DRAFT', later)).agentActionGroup?.actionGroupId).toBe(later)
  await expect(get('1', later)).rejects.toMatchObject(doesNotExist)
  await expect(get('2')).rejects.toMatchObject(doesNotExist)
})
