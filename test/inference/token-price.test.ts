import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { tokenPrice } from '../../src/inference/token-price.ts'

const { find } = loadCatalogue()
const priceOf = (id: string, geography?: string) => {
  const model = find(id)
  if (model === undefined) throw new Error(id)
  return tokenPrice(model, geography)
}

test('ten percent more in a geography than globally, for a model that is priced so', () => {
  const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'
  expect(priceOf(haiku, 'global')).toMatchObject({ input: 1, output: 5 })
  expect(priceOf(haiku, 'us')).toMatchObject({ input: 1.1, output: 5.5 })
})

test('the same in a geography as in a Region, for a model without prices of geographies', () => {
  expect(priceOf('amazon.nova-lite-v1:0')).toMatchObject({ input: 0.06, output: 0.24 })
  expect(priceOf('amazon.nova-lite-v1:0', 'us')).toMatchObject({ input: 0.06, output: 0.24 })
})

test('what no list gives is unknown', () => {
  expect(priceOf('amazon.nova-lite-v1:0', 'global')).toBeUndefined()
  expect(priceOf('anthropic.claude-haiku-4-5-20251001-v1:0', 'mars')).toBeUndefined()
  expect(priceOf('anthropic.claude-sonnet-5-5', 'us')).toBeUndefined()
})
