import { expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'
import { findPricedModel, PriceError } from '../../../src/metering/price/find-priced-model.ts'

const catalogue = loadCatalogue()
const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'

test.each<[string, string | undefined, string, string | undefined]>([
  [haiku, undefined, haiku, undefined],
  [`us.${haiku}`, undefined, `us.${haiku}`, 'us'],
  [haiku, 'us.', `us.${haiku}`, 'us'],
  [haiku, 'global', `global.${haiku}`, 'global'],
  [`us.${haiku}`, 'eu', `us.${haiku}`, 'us'],
  [`arn:aws:bedrock:us-east-1::foundation-model/${haiku}`, undefined, haiku, undefined],
  [`arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${haiku}`, undefined, `us.${haiku}`, 'us'],
])('%s by %s', (id, profile, name, geography) => {
  expect(findPricedModel(catalogue, id, profile)).toEqual({
    name,
    model: catalogue.find(haiku),
    ...(geography !== undefined && { geography }),
  })
})

test('what is not there is told with what is like it', () => {
  expect(() => findPricedModel(catalogue, 'haiku-4-5')).toThrow(PriceError)
  expect(() => findPricedModel(catalogue, 'haiku-4-5')).toThrow(
    `The catalogue has no model haiku-4-5. Like it: ${haiku}`,
  )
  expect(() => findPricedModel(catalogue, `mars.${haiku}`)).toThrow('no model mars.')
  expect(() => findPricedModel(catalogue, 'qq')).toThrow('list-foundation-models')
  expect(() => findPricedModel(catalogue, haiku, 'mars.')).toThrow(
    /no profiles of mars; there are those of .*us/,
  )
})
