import type { Collaborator, CollaboratorConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../src/agents/agent-definition.ts'
import { inlineDefinition } from '../../src/agents/inline-definition.ts'
import { api, orders } from '../support/order-agent.ts'

const request = { foundationModel: 'model', instruction: 'Help.', inputText: 'Hi' }
const operation = { path: '/', method: 'GET', description: '', parameters: [], requiresConfirmation: false }
const define = (more: object = {}, collaborators: readonly Collaborator[] = []) =>
  inlineDefinition({ ...request, ...more }, collaborators, async () => [operation])
const named = (collaboratorName: string): CollaboratorConfiguration => ({
  collaboratorName,
  collaboratorInstruction: 'Ask it.',
})
const supervising = (...names: string[]) => ({
  agentCollaboration: 'SUPERVISOR' as const,
  collaboratorConfigurations: names.map(named),
})

test('an agent without more has the defaults', async () => {
  expect(await define()).toEqual({
    name: 'INLINE_AGENT',
    foundationModel: 'model',
    instruction: 'Help.',
    idleSessionSeconds: 3_600,
    actionGroups: [],
    knowledgeBases: [],
    collaboration: 'DISABLED',
    collaborators: [],
  })
})

test('what the call brings is what the agent has', async () => {
  const definition = await define({
    agentName: 'orders-agent',
    idleSessionTTLInSeconds: 60,
    actionGroups: [orders, api, { actionGroupName: 'ask', parentActionGroupSignature: 'AMAZON.UserInput' }],
    knowledgeBases: [{ knowledgeBaseId: 'KB12345678', description: 'Rules.' }],
    guardrailConfiguration: { guardrailIdentifier: 'g', guardrailVersion: '1' },
  })
  expect(definition).toMatchObject({
    name: 'orders-agent',
    idleSessionSeconds: 60,
    knowledgeBases: [{ knowledgeBaseId: 'KB12345678', description: 'Rules.' }],
    guardrail: { guardrailIdentifier: 'g', guardrailVersion: '1' },
  })
  expect(
    definition.actionGroups.map(({ name, functions, operations, signature }) => [
      name,
      functions?.length,
      operations?.length,
      signature,
    ]),
  ).toEqual([
    ['orders', 2, undefined, undefined],
    ['stock', undefined, 1, undefined],
    ['ask', undefined, undefined, 'AMAZON.UserInput'],
  ])
})

test.each([
  ['a group of neither form', { actionGroups: [{ actionGroupName: 'a' }] }, 'ValidationException'],
  ['a group of both', { actionGroups: [{ ...orders, apiSchema: api.apiSchema }] }, 'ValidationException'],
  [
    'a group of code',
    { actionGroups: [{ actionGroupName: 'a', parentActionGroupSignature: 'AMAZON.CodeInterpreter' }] },
    'NotImplementedException',
  ],
  ['an orchestration by nobody', { orchestrationType: 'CUSTOM_ORCHESTRATION' }, 'ValidationException'],
  ['a collaborator that is not there', supervising('a'), 'ValidationException'],
])('%s is refused', async (_, more, name) => {
  await expect(define(more)).rejects.toMatchObject({ name })
})

const depthOf = ({ collaborators }: AgentDefinition): number =>
  1 + Math.max(0, ...collaborators.map(({ agent }) => ('inline' in agent ? depthOf(agent.inline) : 0)))

test('agents that all name each other, and themselves, are each made once for a level', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `agent-${at}`)
  const collaborators: Collaborator[] = names.map(agentName => ({
    agentName,
    foundationModel: 'model',
    instruction: 'Help.',
    ...supervising(...names),
  }))
  const definition = await define(supervising(...names), collaborators)
  expect(depthOf(definition)).toBe(4)
  const all = new Set<AgentDefinition>()
  const visit = (each: AgentDefinition): void => {
    if (all.has(each)) return
    all.add(each)
    for (const { agent } of each.collaborators) if ('inline' in agent) visit(agent.inline)
  }
  visit(definition)
  expect(all.size).toBe(1 + 3 * names.length)
})

test('a collaborator that is stored is named by its alias', async () => {
  const agentAliasArn = 'arn:aws:bedrock:us-east-1:123456789012:agent-alias/ABCDEFGHIJ/KLMNOPQRST'
  const { collaborators } = await define({
    agentCollaboration: 'SUPERVISOR',
    collaboratorConfigurations: [
      { ...named('a'), agentAliasArn, relayConversationHistory: 'TO_COLLABORATOR' },
    ],
  })
  expect(collaborators).toEqual([
    {
      name: 'a',
      instruction: 'Ask it.',
      relaysHistory: 'TO_COLLABORATOR',
      agent: { aliasArn: agentAliasArn },
    },
  ])
})
