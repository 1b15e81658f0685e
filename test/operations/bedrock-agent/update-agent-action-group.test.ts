import {
  GetAgentActionGroupCommand,
  UpdateAgentActionGroupCommand,
  type UpdateAgentActionGroupCommandInput,
} from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup, functionSchema, statusAfter } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const start = async () => {
  const agentId = await server.createAgent()
  const actionGroupId = await createGroup(server, agentId, { description: 'Old' })
  const at = { agentId, agentVersion: 'DRAFT', actionGroupId }
  const update = (more: Partial<UpdateAgentActionGroupCommandInput> = {}) =>
    server.agent.send(
      new UpdateAgentActionGroupCommand({ ...at, actionGroupName: 'renamed', functionSchema, ...more }),
    )
  return { agentId, at, update }
}

test('clears what it does not name, and the draft has to be prepared again', async () => {
  const { agentId, at, update } = await start()
  const before = (await server.agent.send(new GetAgentActionGroupCommand(at))).agentActionGroup
  expect(await statusAfter(server, agentId, () => update({ actionGroupState: 'DISABLED' }))).toBe(
    'NOT_PREPARED',
  )
  const { agentActionGroup } = await server.agent.send(new GetAgentActionGroupCommand(at))
  expect(agentActionGroup).toMatchObject({
    actionGroupName: 'renamed',
    actionGroupState: 'DISABLED',
    createdAt: before?.createdAt,
  })
  expect(agentActionGroup?.description).toBeUndefined()
  expect(agentActionGroup?.actionGroupExecutor).toBeUndefined()
})

test('not to a taken name, nor to a bad schema, nor what is not there', async () => {
  const { agentId, update } = await start()
  await createGroup(server, agentId, { actionGroupName: 'taken' })
  await expect(update({ actionGroupName: 'taken' })).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(update({ functionSchema: undefined, apiSchema: { payload: '{}' } })).rejects.toMatchObject({
    message: expect.stringContaining('for action: renamed'),
  })
  await expect(update({ actionGroupId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
  await expect(update({ agentId: 'AAAAAAAAAA' })).rejects.toMatchObject(doesNotExist)
})
