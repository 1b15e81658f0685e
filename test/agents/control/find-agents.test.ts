import { expect, test } from 'vitest'
import {
  aliasesOf,
  requireAgent,
  requireAlias,
  requireParts,
  requireVersion,
  versionsOf,
} from '../../../src/agents/control/find-agents.ts'
import { agent } from '../../../src/resources/agent.ts'
import { agentAlias } from '../../../src/resources/agent-alias.ts'
import { createResourceStore } from '../../../src/resources/create-resource-store.ts'
import { openStore } from '../../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }

test('more aliases than a page has, and those of the agent alone', async () => {
  const store = await openStore(':memory:')
  const resources = createResourceStore(store.db, { now: () => 0 })
  const made = await resources.of(agent).create(owner, {
    status: 'NOT_PREPARED',
    document: {
      settings: {
        roleArn: 'r',
        idleSessionSeconds: 60,
        collaboration: 'DISABLED',
        orchestrationType: 'DEFAULT',
      },
      parts: { actionGroups: [], knowledgeBases: [], collaborators: [] },
      lastVersion: 0,
    },
  })
  for (let number = 0; number < 1_010; number += 1)
    await resources.of(agentAlias).create(owner, {
      id: `${number < 1_005 ? made.id : 'OTHER'}/${number}`,
      status: 'PREPARED',
      document: {
        agentId: number < 1_005 ? made.id : 'OTHER',
        aliasId: String(number),
        invocationState: 'ACCEPT_INVOCATIONS',
        history: [],
      },
    })
  expect(await aliasesOf(resources, owner, made.id)).toHaveLength(1_005)
  expect(await versionsOf(resources, owner, made.id)).toEqual([])
  expect((await requireAlias(resources, owner, made.id, '7')).document.aliasId).toBe('7')
  expect(await requireParts(resources, owner, made.id, 'DRAFT')).toEqual(made.document.parts)
  for (const missing of [
    requireAgent(resources, owner, 'OTHER'),
    requireAlias(resources, owner, made.id, '1007'),
    requireVersion(resources, owner, made.id, '1'),
    requireParts(resources, owner, made.id, '1'),
  ])
    await expect(missing).rejects.toThrow("Failed to retrieve resource because it doesn't exist.")
  await store.close()
})
