import { DeleteAgentActionGroupCommand, ListAgentActionGroupsCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { requirePart } from '../../../src/agents/control/parts.ts'
import { createGroup } from '../../support/agent-parts.ts'
import { startAgentServer } from '../../support/agent-server.ts'

test('a page goes on though what stood at its end is gone', async () => {
  await using server = await startAgentServer()
  const at = { agentId: await server.createAgent(), agentVersion: 'DRAFT' }
  const ids = []
  for (let made = 0; made < 4; made += 1) ids.unshift(await createGroup(server, at.agentId))
  const list = (nextToken?: string) =>
    server.agent.send(new ListAgentActionGroupsCommand({ ...at, maxResults: 2, nextToken }))
  const { nextToken } = await list()
  await server.agent.send(
    new DeleteAgentActionGroupCommand({ ...at, actionGroupId: ids[1], skipResourceInUseCheck: true }),
  )
  const { actionGroupSummaries = [] } = await list(nextToken)
  expect(actionGroupSummaries.map(({ actionGroupId }) => actionGroupId)).toEqual(ids.slice(2))
})

test('one of a list', () => {
  expect(requirePart([{ id: 'a' }], 'a')).toEqual({ id: 'a' })
  expect(() => requirePart([{ id: 'a' }], 'b')).toThrow("doesn't exist")
})
