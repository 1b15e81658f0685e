import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import { openStore } from '../../src/store/open-store.ts'

test('types of resources do not see each other', async () => {
  const store = await openStore(':memory:')
  const resources = createResourceStore(store.db, systemClock)
  const owner = { account: '123456789012', region: 'us-east-1' }
  const { id } = await resources
    .of({ kind: 'box', version: 1 })
    .create(owner, { status: 'ACTIVE', document: {} })
  expect(await resources.of({ kind: 'box', version: 1 }).find(owner, id)).toBeDefined()
  expect(await resources.of({ kind: 'bag', version: 1 }).find(owner, id)).toBeUndefined()
  await store.close()
})
