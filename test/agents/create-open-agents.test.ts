import {
  DeleteAgentVersionCommand,
  UpdateAgentAliasCommand,
  UpdateAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOpenAgents } from '../../src/agents/create-open-agents.ts'
import type { OpenAgents } from '../../src/agents/open-agents.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type AgentServer, foundationModel, instruction, startAgentServer } from '../support/agent-server.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
let server: AgentServer
let store: Awaited<ReturnType<typeof openStore>>
let agents: OpenAgents
beforeEach(async () => {
  server = await startAgentServer()
  const { config, clock } = server.knowledge.outcrop
  store = await openStore(`${config.home}/outcrop.db`)
  agents = createOpenAgents(createResourceStore(store.db, clock))
})
afterEach(async () => {
  await store.close()
  await server[Symbol.asyncDispose]()
})
const open = (agentId: string, aliasId = 'TSTALIASID') => agents.open(owner, agentId, aliasId)

test('the test alias answers as the draft was last prepared', async () => {
  const agentId = await server.createAgent({ agentName: 'orders' })
  await expect(open(agentId)).rejects.toMatchObject({
    name: 'ValidationException',
    message: `The agent ${agentId} has not been prepared. Prepare it and retry your request.`,
  })
  await server.prepare(agentId)
  const prepared = {
    agentId,
    aliasId: 'TSTALIASID',
    version: 'DRAFT',
    definition: {
      name: 'orders',
      foundationModel,
      instruction,
      idleSessionSeconds: 3_600,
      actionGroups: [],
      knowledgeBases: [],
      collaboration: 'DISABLED',
      collaborators: [],
    },
  }
  expect(await open(agentId)).toEqual(prepared)
  await server.agent.send(
    new UpdateAgentCommand({
      agentId,
      agentName: 'orders',
      agentResourceRoleArn: 'arn:aws:iam::123456789012:role/agents',
      foundationModel,
      instruction: 'Now you answer otherwise, and say nothing at all.',
    }),
  )
  expect(await open(agentId)).toEqual(prepared)
  await server.prepare(agentId)
  expect((await open(agentId)).definition.instruction).toContain('otherwise')
})

test('an alias answers as its version, unless it is paused or its version is gone', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const agentAliasId = await server.createAlias(agentId, { agentAliasName: 'live' })
  const at = { agentId, agentAliasId, agentAliasName: 'live' }
  expect(await open(agentId, agentAliasId)).toMatchObject({ aliasId: agentAliasId, version: '1' })
  await server.agent.send(new UpdateAgentAliasCommand({ ...at, aliasInvocationState: 'REJECT_INVOCATIONS' }))
  await expect(open(agentId, agentAliasId)).rejects.toMatchObject({ name: 'ValidationException' })
  await server.agent.send(new UpdateAgentAliasCommand({ ...at, aliasInvocationState: 'ACCEPT_INVOCATIONS' }))
  await server.agent.send(
    new DeleteAgentVersionCommand({ agentId, agentVersion: '1', skipResourceInUseCheck: true }),
  )
  await expect(open(agentId, agentAliasId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('not one that is not there, nor of another account or Region', async () => {
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const message =
    "Failed to retrieve resource because it doesn't exist. Retry the request with a different resource identifier."
  for (const opening of [
    open('AAAAAAAAAA'),
    open(agentId, 'AAAAAAAAAA'),
    agents.open({ ...owner, region: 'eu-west-1' }, agentId, 'TSTALIASID'),
    agents.open({ ...owner, account: '000000000000' }, agentId, 'TSTALIASID'),
  ])
    await expect(opening).rejects.toMatchObject({ name: 'ResourceNotFoundException', message })
})
