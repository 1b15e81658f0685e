import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../../src/agents/agent-definition.ts'
import { memoriesOf, memoryOf } from '../../../src/agents/memory/memories-of.ts'
import { newSession } from '../../../src/agents/runtime/new-session.ts'

const definition: AgentDefinition = {
  name: 'agent',
  foundationModel: 'amazon.nova-lite-v1:0',
  instruction: '',
  idleSessionSeconds: 600,
  actionGroups: [],
  knowledgeBases: [],
  collaboration: 'DISABLED',
  collaborators: [],
  memory: { enabledMemoryTypes: ['SESSION_SUMMARY'] },
}
const teller = { agentId: 'A', aliasId: 'B', callers: [] }
const { memory: _, ...forgetful } = definition

test('a call is part of a memory where it names one, and the agent has it', () => {
  expect(memoryOf({ definition, teller, memoryId: 'ada' })).toEqual({
    agentId: 'A',
    aliasId: 'B',
    memoryId: 'ada',
  })
  expect(memoryOf({ definition, teller })).toBeUndefined()
  expect(memoryOf({ definition, teller: { callers: [] }, memoryId: 'ada' })).toBeUndefined()
  expect(memoryOf({ definition: forgetful, teller, memoryId: 'ada' })).toBeUndefined()
})

test('a session is part of those that its turns named, each once', () => {
  const turns = ['ada', 'bob', 'ada'].map(memoryId => ({ messages: [], memoryId }))
  const found = memoriesOf({ definition, teller, memoryId: 'eve' }, { ...newSession(0), turns })
  expect(found.map(({ memoryId }) => memoryId)).toEqual(['ada', 'bob', 'eve'])
  expect(memoriesOf({ definition, teller }, newSession(0))).toEqual([])
})
