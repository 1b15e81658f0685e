import { expect, test } from 'vitest'
import { offerOf, offerTokenOf } from '../../src/inference/agreement-offer.ts'
import { loadCatalogue } from '../../src/inference/catalogue.ts'

const find = (id: string) => {
  const model = loadCatalogue().find(id)
  if (model === undefined) throw new Error(`${id} is not in the catalogue`)
  return model
}

test('an offer shows the known prices, and its token is for one model', () => {
  const haiku = find('anthropic.claude-haiku-4-5-20251001-v1:0')
  const offer = offerOf(haiku)
  expect(offer.termDetails?.usageBasedPricingTerm?.rateCard?.map(({ price }) => price)).toEqual(['1', '5'])
  expect(offer.offerToken).toBe(offerTokenOf(haiku))
  expect(offer.offerToken).not.toBe(offerTokenOf(find('anthropic.claude-sonnet-4-6')))
})

test('an unknown price is left out', () => {
  expect(offerOf(find('anthropic.claude-sonnet-5-5')).termDetails?.usageBasedPricingTerm?.rateCard).toEqual(
    [],
  )
})
