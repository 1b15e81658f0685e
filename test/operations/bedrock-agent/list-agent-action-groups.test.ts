import { ListAgentActionGroupsCommand, paginateListAgentActionGroups } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGroup } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

test.each([1, 2, 3, 100])('in pages of %i, each once', async pageSize => {
  const agentId = await server.createAgent()
  const ids = []
  for (const actionGroupName of ['a', 'b', 'c'])
    ids.push(await createGroup(server, agentId, { actionGroupName, description: `It is ${actionGroupName}` }))
  const seen = []
  for await (const page of paginateListAgentActionGroups(
    { client: server.agent, pageSize },
    { agentId, agentVersion: 'DRAFT' },
  ))
    seen.push(...(page.actionGroupSummaries ?? []))
  expect(seen.map(({ actionGroupId }) => actionGroupId)).toEqual(ids.reverse())
  expect(seen[2]).toMatchObject({
    actionGroupName: 'a',
    description: 'It is a',
    actionGroupState: 'ENABLED',
    updatedAt: expect.any(Date),
  })
})

test("not of a version that is not there, nor with another list's token", async () => {
  const agentId = await server.createAgent()
  const other = await server.createAgent()
  for (const id of [agentId, agentId, other]) await createGroup(server, id)
  const list = (input: object) =>
    server.agent.send(new ListAgentActionGroupsCommand({ agentId, agentVersion: 'DRAFT', ...input }))
  await expect(list({ agentVersion: '7' })).rejects.toMatchObject(doesNotExist)
  const { nextToken } = await list({ maxResults: 1 })
  await expect(list({ agentId: other, nextToken })).rejects.toMatchObject({
    message: 'The provided nextToken is invalid.',
  })
})
