import { expect, test } from 'vitest'
import { describeAgent, describeAlias, summarizeAgent } from '../../../src/agents/control/describe.ts'
import type { StoredAgent, StoredAlias } from '../../../src/agents/control/find-agents.ts'

const at = new Date(0)
const stored = { id: 'A', arn: 'arn', name: 'n', status: 'FAILED', revision: 1, createdAt: at, updatedAt: at }

test('an agent, by what its document says', () => {
  const agent: StoredAgent = {
    ...stored,
    document: {
      settings: {
        roleArn: 'r',
        idleSessionSeconds: 60,
        collaboration: 'DISABLED',
        orchestrationType: 'DEFAULT',
      },
      parts: { actionGroups: [], knowledgeBases: [], collaborators: [] },
      lastVersion: 3,
      failureReasons: ['why'],
    },
  }
  expect(describeAgent(agent)).toMatchObject({
    agentStatus: 'FAILED',
    failureReasons: ['why'],
    agentResourceRoleArn: 'r',
  })
  expect(describeAgent(agent, 'UPDATING').agentStatus).toBe('UPDATING')
  expect(summarizeAgent(agent).latestAgentVersion).toBe('3')
})

test('an alias that points nowhere', () => {
  const alias: StoredAlias = {
    ...stored,
    document: {
      agentId: 'A',
      aliasId: 'B',
      invocationState: 'ACCEPT_INVOCATIONS',
      history: [{ version: '1', startDate: at.toISOString(), endDate: at.toISOString() }],
    },
  }
  expect(describeAlias(alias)).toMatchObject({
    routingConfiguration: [],
    agentAliasHistoryEvents: [{ routingConfiguration: [{ agentVersion: '1' }], startDate: at, endDate: at }],
  })
})
