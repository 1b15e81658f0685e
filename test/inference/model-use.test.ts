import { expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { createModelUse } from '../../src/inference/model-use.ts'
import { openStore } from '../../src/store/open-store.ts'

test('the last call of an account and Region is kept, to the hour', async () => {
  const store = await openStore(':memory:')
  const clock = new MovableClock()
  const use = createModelUse(store.db, clock)
  const owner = { account: '123456789012', region: 'us-east-1' }
  const model = loadCatalogue().models[0]
  if (model === undefined) throw new Error('an empty catalogue')

  expect(await use.lastUsed(model, owner)).toBeUndefined()
  await use.record(model, owner)
  const first = await use.lastUsed(model, owner)
  expect(Math.abs((first ?? 0) - clock.now())).toBeLessThan(5_000)
  expect(await use.lastUsed(model, { ...owner, region: 'eu-west-1' })).toBeUndefined()

  clock.advance(60_000)
  await use.record(model, owner)
  expect(await use.lastUsed(model, owner)).toBe(first)
  clock.advance(3_600_000)
  await use.record(model, owner)
  expect(await use.lastUsed(model, owner)).toBeGreaterThan(first ?? 0)

  await store.clear()
  use.forget()
  await use.record(model, owner)
  expect(await use.lastUsed(model, owner)).toBeDefined()
  await store.close()
})
