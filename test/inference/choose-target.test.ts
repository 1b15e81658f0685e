import { expect, test } from 'vitest'
import { chooseTarget, type Expectation } from '../../src/inference/choose-target.ts'

const router = (fallbackArn: string, responseQualityDifference: number) => ({
  targets: [
    { arn: 'light', model: 'light' },
    { arn: 'strong', model: 'strong' },
  ],
  fallbackArn,
  responseQualityDifference,
})
const choose = (fallback: string, percent: number, light: number, strong: number) => {
  const expectations: Record<string, Expectation> = {
    light: { quality: light, price: 1 },
    strong: { quality: strong, price: 10 },
  }
  return chooseTarget(router(fallback, percent), ({ model }) => expectations[model])?.model
}

test.each([
  [10, 0.8, 0.88, 'strong'],
  [10, 0.8, 0.87, 'light'],
  [0, 0.8, 0.81, 'strong'],
  [0, 1, 1, 'light'],
  [50, 0.6, 0.89, 'light'],
])(
  'at %i percent, a light fallback of %f gives way to a stronger model of %f: %s',
  (percent, light, strong, chosen) => {
    expect(choose('light', percent, light, strong)).toBe(chosen)
  },
)

test.each([
  [10, 0.81, 0.9, 'light'],
  [10, 0.8, 0.9, 'strong'],
  [0, 1, 1, 'light'],
  [0, 0.99, 1, 'strong'],
  [50, 0.5, 0.9, 'light'],
])(
  'at %i percent, a light model of %f takes the place of a strong fallback of %f: %s',
  (percent, light, strong, chosen) => {
    // The light model is let in where it is no worse by more than the difference.
    expect(choose('strong', percent, light, strong)).toBe(chosen)
  },
)

test('of equal price, the better one only if it is better', () => {
  const at = (quality: number) => ({ quality, price: 1 })
  const chosen = (other: number) =>
    chooseTarget(router('light', 0), ({ model }) => at(model === 'light' ? 0.7 : other))?.model
  expect(chosen(0.7)).toBe('light')
  expect(chosen(0.71)).toBe('strong')
})

test('what nothing is known of is left to the fallback', () => {
  expect(chooseTarget(router('strong', 0), () => undefined)?.model).toBe('strong')
  const onlyOfFallback = ({ model }: { model: string }) =>
    model === 'light' ? { quality: 0.1, price: 1 } : undefined
  expect(chooseTarget(router('light', 0), onlyOfFallback)?.model).toBe('light')
})

test('a fallback that is none of the targets chooses nothing', () => {
  expect(chooseTarget(router('gone', 0), () => ({ quality: 1, price: 1 }))).toBeUndefined()
})
