import { DeleteAgentActionGroupCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup, statusAfter } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test('not while it is enabled, unless the check is skipped', async () => {
  const agentId = await server.createAgent()
  const actionGroupId = await createGroup(server, agentId)
  const disabled = await createGroup(server, agentId, { actionGroupState: 'DISABLED' })
  const remove = (id: string, skipResourceInUseCheck = false) =>
    server.agent.send(
      new DeleteAgentActionGroupCommand({
        agentId,
        agentVersion: 'DRAFT',
        actionGroupId: id,
        skipResourceInUseCheck,
      }),
    )
  await expect(remove(actionGroupId)).rejects.toMatchObject({
    name: 'ConflictException',
    message: `ActionGroup with ID ${actionGroupId} cannot be deleted when it is Enabled.`,
    $metadata: { httpStatusCode: 409 },
  })
  expect((await remove(disabled)).$metadata.httpStatusCode).toBe(204)
  expect(await statusAfter(server, agentId, () => remove(actionGroupId, true))).toBe('NOT_PREPARED')
  await expect(remove(actionGroupId, true)).rejects.toMatchObject(doesNotExist)
})
