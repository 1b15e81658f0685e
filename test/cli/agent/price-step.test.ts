import { expect, test } from 'vitest'
import { createPriceStep } from '../../../src/cli/agent/price-step.ts'
import { loadCatalogue } from '../../../src/inference/catalogue.ts'

test("AWS's price of a model and of a profile; unknown stays unknown", () => {
  const priceStep = createPriceStep(loadCatalogue())
  // 0.06 and 0.24 USD a million.
  expect(priceStep('amazon.nova-lite-v1:0', 1_000, 100)).toBe(84_000_000n)
  expect(priceStep('us.amazon.nova-lite-v1:0', 1_000, 100)).toBe(84_000_000n)
  expect(priceStep('my-own-model', 1_000, 100)).toBeUndefined()
  expect(
    priceStep('arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl', 1, 1),
  ).toBeUndefined()
})
