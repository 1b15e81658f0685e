import { AssociateAgentCollaboratorCommand } from '@aws-sdk/client-bedrock-agent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aliasArnOf, collaborate, createCollaborator, statusAfter } from '../../support/agent-parts.ts'
import { type AgentServer, doesNotExist, startAgentServer } from '../../support/agent-server.ts'

let server: AgentServer
beforeAll(async () => {
  server = await startAgentServer()
})
afterAll(() => server[Symbol.asyncDispose]())

const supervisor = () => server.createAgent({ agentCollaboration: 'SUPERVISOR' })

test('an alias of another agent, and the supervisor can be prepared then', async () => {
  const agentId = await supervisor()
  const aliasArn = await createCollaborator(server)
  const { agentCollaborator, $metadata } = await server.agent.send(
    new AssociateAgentCollaboratorCommand({
      agentId,
      agentVersion: 'DRAFT',
      agentDescriptor: { aliasArn },
      collaboratorName: 'orders',
      collaborationInstruction: 'Ask it about orders.',
      relayConversationHistory: 'TO_COLLABORATOR',
    }),
  )
  expect($metadata.httpStatusCode).toBe(200)
  expect(agentCollaborator).toMatchObject({
    agentId,
    agentVersion: 'DRAFT',
    agentDescriptor: { aliasArn },
    collaboratorId: expect.stringMatching(/^[0-9A-Z]{10}$/),
    collaboratorName: 'orders',
    collaborationInstruction: 'Ask it about orders.',
    relayConversationHistory: 'TO_COLLABORATOR',
    createdAt: expect.any(Date),
    lastUpdatedAt: expect.any(Date),
  })
  const other = await createCollaborator(server)
  expect(await statusAfter(server, agentId, () => collaborate(server, agentId, other))).toBe('NOT_PREPARED')
})

test('only of a supervisor', async () => {
  const agentId = await server.createAgent()
  await expect(collaborate(server, agentId, await createCollaborator(server))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('SUPERVISOR'),
  })
})

test('not itself, not a test alias, not one that is not there or is not its own', async () => {
  const agentId = await supervisor()
  await collaborate(server, agentId, await createCollaborator(server))
  await server.prepare(agentId)
  const own = aliasArnOf(agentId, await server.createAlias(agentId))
  await expect(collaborate(server, agentId, own)).rejects.toMatchObject({
    message: 'An agent cannot be its own collaborator.',
  })
  const other = await server.createAgent()
  await expect(collaborate(server, agentId, aliasArnOf(other, 'TSTALIASID'))).rejects.toMatchObject({
    name: 'ValidationException',
  })
  for (const arn of [
    aliasArnOf(other, 'AAAAAAAAAA'),
    aliasArnOf('AAAAAAAAAA', 'BBBBBBBBBB'),
    own.replace('us-east-1', 'us-west-2'),
    own.replace('123456789012', '000000000000'),
  ])
    await expect(collaborate(server, agentId, arn)).rejects.toMatchObject(doesNotExist)
})

test('no circle, however long', async () => {
  const agents = [await supervisor(), await supervisor(), await supervisor()]
  const aliases: string[] = []
  for (const [position, agentId] of agents.entries()) {
    await collaborate(server, agentId, aliases[position - 1] ?? (await createCollaborator(server)))
    await server.prepare(agentId)
    aliases.push(aliasArnOf(agentId, await server.createAlias(agentId)))
  }
  const [first = ''] = agents
  await expect(collaborate(server, first, aliases[2] ?? '')).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('directly or through others'),
  })
})

test('ten at most, each name and alias once, a client token makes one', async () => {
  const agentId = await supervisor()
  const aliasArn = await createCollaborator(server)
  const once = { collaboratorName: 'same', clientToken: 'd'.repeat(33) }
  const id = await collaborate(server, agentId, aliasArn, once)
  expect(await collaborate(server, agentId, aliasArn, once)).toBe(id)
  await expect(collaborate(server, agentId, aliasArn)).rejects.toMatchObject({ name: 'ConflictException' })
  const next = await createCollaborator(server)
  await expect(collaborate(server, agentId, next, { collaboratorName: 'same' })).rejects.toMatchObject({
    name: 'ConflictException',
  })
  for (let more = 0; more < 9; more += 1) await collaborate(server, agentId, await createCollaborator(server))
  await expect(collaborate(server, agentId, next)).rejects.toMatchObject({
    name: 'ServiceQuotaExceededException',
  })
})
