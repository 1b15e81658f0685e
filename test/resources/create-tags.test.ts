import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { createResourceStore } from '../../src/resources/create-resource-store.ts'
import type { ResourceStore } from '../../src/resources/resource.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'

const owner = { account: '123456789012', region: 'us-east-1' }
let store: Store
let resources: ResourceStore
let arn: string
beforeEach(async () => {
  store = await openStore(':memory:')
  resources = createResourceStore(store.db, new MovableClock())
  const boxes = resources.of({ kind: 'box', version: 1 })
  arn = (await boxes.create(owner, { status: 'ACTIVE', document: {}, tags: [{ key: 'team', value: 'a' }] }))
    .arn
})
afterEach(() => store.close())

test('are made with the resource, added, changed and removed', async () => {
  expect(await resources.tags.list(owner, arn)).toEqual([{ key: 'team', value: 'a' }])
  await resources.tags.add(owner, arn, [
    { key: 'team', value: 'b' },
    { key: 'cost', value: '' },
  ])
  expect(await resources.tags.list(owner, arn)).toEqual([
    { key: 'cost', value: '' },
    { key: 'team', value: 'b' },
  ])
  await resources.tags.remove(owner, arn, ['team', 'none'])
  expect(await resources.tags.list(owner, arn)).toEqual([{ key: 'cost', value: '' }])
})

test('are fifty at most, of which a change of one is not another', async () => {
  const tags = Array.from({ length: 49 }, (_, index) => ({ key: `k${index}`, value: 'v' }))
  await resources.tags.add(owner, arn, tags)
  await resources.tags.add(owner, arn, [{ key: 'k1', value: 'w' }])
  await expect(resources.tags.add(owner, arn, [{ key: 'one more', value: '' }])).rejects.toMatchObject({
    name: 'TooManyTagsException',
  })
  expect(await resources.tags.list(owner, arn)).toHaveLength(50)
})

test('are only on what the caller has', async () => {
  const missing = { name: 'ResourceNotFoundException' }
  const other = { ...owner, account: '210987654321' }
  await expect(resources.tags.list(other, arn)).rejects.toMatchObject(missing)
  await expect(resources.tags.add(other, arn, [])).rejects.toMatchObject(missing)
  await expect(resources.tags.remove(other, arn, ['team'])).rejects.toMatchObject(missing)
  await expect(resources.tags.list(owner, `${arn}x`)).rejects.toMatchObject(missing)
})

test('go with the resource', async () => {
  await resources.of({ kind: 'box', version: 1 }).delete(owner, arn)
  expect(await store.db.selectFrom('tag').selectAll().execute()).toEqual([])
})
