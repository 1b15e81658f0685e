import { DeleteAgentVersionCommand } from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { checkCollaborators } from '../../../src/agents/control/check-collaborator.ts'
import { aliasArnOf, collaborate, createCollaborator } from '../../support/agent-parts.ts'
import { startAgentServer } from '../../support/agent-server.ts'

const one = (id: string) => ({
  id,
  name: id,
  aliasArn: `arn-${id}`,
  instruction: 'i',
  relaysHistory: 'DISABLED' as const,
  sequence: 1,
  createdAt: '',
  updatedAt: '',
})

test('one that is changed does not stand in its own way', () => {
  const ten = Array.from({ length: 10 }, (_, number) => one(`c${number}`))
  expect(() => checkCollaborators('SUPERVISOR', ten, one('c3'))).not.toThrow()
  expect(() => checkCollaborators('SUPERVISOR_ROUTER', ten, one('x'))).toThrow('at most 10')
  expect(() => checkCollaborators('DISABLED', [], one('x'))).toThrow('agentCollaboration')
})

test('a circle is looked for past a collaborator that has been deleted since', async () => {
  await using server = await startAgentServer()
  const agentId = await server.createAgent({ agentCollaboration: 'SUPERVISOR' })
  await collaborate(server, agentId, await createCollaborator(server))
  const gone = await server.createAgent()
  await server.prepare(gone)
  await collaborate(server, agentId, aliasArnOf(gone, await server.createAlias(gone)))
  await server.prepare(agentId)
  const aliasArn = aliasArnOf(agentId, await server.createAlias(agentId))
  await server.agent.send(
    new DeleteAgentVersionCommand({ agentId: gone, agentVersion: '1', skipResourceInUseCheck: true }),
  )
  const above = await server.createAgent({ agentCollaboration: 'SUPERVISOR' })
  expect(await collaborate(server, above, aliasArn)).toMatch(/^[0-9A-Z]{10}$/)
})
