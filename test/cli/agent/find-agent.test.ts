import { expect, test } from 'vitest'
import { findAgent, findAlias, listAgents, printAgents } from '../../../src/cli/agent/find-agent.ts'
import { connect } from '../../../src/cli/kb/call-server.ts'
import { startAgentServer } from '../../support/agent-server.ts'

test('by ID and by name, on every page; an alias by its name; otherwise those that there are', async () => {
  await using server = await startAgentServer()
  const endpoint = await server.agent.config.endpoint?.()
  const { call } = await connect({ url: `http://127.0.0.1:${endpoint?.port}` }, {})
  await expect(findAgent(call, 'any')).rejects.toThrow('There is no agent any, nor any other: make one first')
  expect(printAgents(await listAgents(call))).toMatch(/^There are no agents yet/)

  const ids = [await server.createAgent({ agentName: 'one' }), await server.createAgent({ agentName: 'two' })]
  expect(await findAgent(call, 'two')).toMatchObject({ agentId: ids[1] })
  expect(await findAgent(call, ids[0] ?? '')).toMatchObject({ agentName: 'one' })
  await expect(findAgent(call, 'three')).rejects.toMatchObject({
    name: 'AgentError',
    message: expect.stringMatching(/^There is no agent three\. There are: (one, two|two, one)\.$/),
  })

  await server.prepare(ids[0] ?? '')
  const alias = await server.createAlias(ids[0] ?? '', { agentAliasName: 'live' })
  expect(await findAlias(call, ids[0] ?? '', 'live')).toBe(alias)
  expect(await findAlias(call, ids[0] ?? '', 'TSTALIASID')).toBe('TSTALIASID')
  await expect(findAlias(call, ids[0] ?? '', 'dead')).rejects.toThrow(/no alias dead\. There are: .*live/)
  expect(printAgents(await listAgents(call))).toMatch(
    /^agent +ID +status +description\n(.*\n)+\nAsk one of them: outcrop agent run --agent (one|two) "\.\.\."\n$/,
  )
})
