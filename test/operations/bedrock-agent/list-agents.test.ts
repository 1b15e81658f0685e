import { paginateListAgents } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { startAgentServer } from '../../support/agent-server.ts'

test.each([1, 2, 100])('in pages of %i, each once', async pageSize => {
  await using server = await startAgentServer()
  const ids = []
  for (const agentName of ['a', 'b', 'c'])
    ids.push(await server.createAgent({ agentName, description: `It is ${agentName}` }))
  await server.prepare(ids[1] ?? '')
  await server.createAlias(ids[1] ?? '')
  const seen = []
  for await (const page of paginateListAgents({ client: server.agent, pageSize }, {}))
    seen.push(...(page.agentSummaries ?? []))
  expect(seen.map(({ agentId }) => agentId)).toEqual(ids.reverse())
  expect(seen.find(({ agentName }) => agentName === 'a')).toMatchObject({
    agentStatus: 'NOT_PREPARED',
    description: 'It is a',
    latestAgentVersion: 'DRAFT',
  })
  expect(seen.find(({ agentName }) => agentName === 'b')).toMatchObject({
    agentStatus: 'PREPARED',
    latestAgentVersion: '1',
  })
})
