import { expect, test } from 'vitest'
import { defineAgent } from '../../../src/agents/control/define-agent.ts'
import type { AgentParts, AgentSettings } from '../../../src/resources/agent.ts'

const part = { sequence: 1, createdAt: '', updatedAt: '' }
const settings = {
  roleArn: 'r',
  foundationModel: 'm',
  instruction: 'i',
  idleSessionSeconds: 60,
  collaboration: 'SUPERVISOR',
  orchestrationType: 'DEFAULT',
} satisfies AgentSettings
const operation = { path: '/a', method: 'GET', description: 'A', parameters: [], requiresConfirmation: false }

const parts: AgentParts = {
  actionGroups: [
    {
      ...part,
      id: 'a',
      name: 'on',
      state: 'ENABLED',
      executor: { customControl: 'RETURN_CONTROL' },
      functionSchema: { functions: [{ name: 'f' }] },
    },
    { ...part, id: 'b', name: 'off', state: 'DISABLED' },
    {
      ...part,
      id: 'c',
      name: 'read',
      state: 'ENABLED',
      description: 'd',
      apiSchema: { s3: {} },
      operations: [operation],
    },
    { ...part, id: 'e', name: 'ask', state: 'ENABLED', signature: 'AMAZON.UserInput' },
  ],
  knowledgeBases: [
    { ...part, id: 'K', description: 'Facts', state: 'ENABLED' },
    { ...part, id: 'L', description: 'None', state: 'DISABLED' },
  ],
  collaborators: [
    { ...part, id: 'x', name: 'helps', instruction: 'when', aliasArn: 'arn', relaysHistory: 'DISABLED' },
  ],
}

test('what is enabled, and nothing that is absent', () => {
  expect(defineAgent('n', settings, parts)).toEqual({
    name: 'n',
    foundationModel: 'm',
    instruction: 'i',
    idleSessionSeconds: 60,
    actionGroups: [
      { name: 'on', executor: { customControl: 'RETURN_CONTROL' }, functions: [{ name: 'f' }] },
      { name: 'read', description: 'd', operations: [operation] },
      { name: 'ask', signature: 'AMAZON.UserInput' },
    ],
    knowledgeBases: [{ knowledgeBaseId: 'K', description: 'Facts' }],
    collaboration: 'SUPERVISOR',
    collaborators: [
      { name: 'helps', instruction: 'when', relaysHistory: 'DISABLED', agent: { aliasArn: 'arn' } },
    ],
  })
})

test('no collaborators where there is no collaboration; the orchestrator, memory and guardrail', () => {
  const guardrail = { guardrailIdentifier: 'g', guardrailVersion: '1' }
  const memory = { enabledMemoryTypes: ['SESSION_SUMMARY' as const], storageDays: 3 }
  const defined = defineAgent(
    'n',
    {
      ...settings,
      collaboration: 'DISABLED',
      guardrail,
      memory,
      customOrchestration: { executor: { lambda: 'l' } },
    },
    parts,
  )
  expect(defined).toMatchObject({ collaborators: [], guardrail, memory, orchestrator: 'l' })
})
