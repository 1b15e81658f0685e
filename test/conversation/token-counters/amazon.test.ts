import { describe, expect, test } from 'vitest'
import { amazonCounter } from '../../../src/conversation/token-counters/amazon.ts'
import { counterSuite } from './counter-suite.ts'

describe('Nova', () => counterSuite(amazonCounter('amazon.nova-lite-v1:0')))
describe('Nova 2', () => counterSuite(amazonCounter('amazon.nova-2-lite-v1:0')))
describe('Titan', () => counterSuite(amazonCounter('amazon.titan-text-express-v1')))

/** "Image to tokens conversion" in Nova's user guide, all of them approximate. */
test.each([
  [900, 450, 800],
  [800, 400, 800],
  [900, 900, 1_300],
  [1_400, 900, 1_800],
  [1_800, 900, 2_400],
  [1_300, 1_300, 2_600],
])('Nova counts about what its guide says for %i x %i', (width, height, documented) => {
  const { countImage } = amazonCounter('amazon.nova-pro-v1:0')
  expect(Math.abs(countImage({ width, height }) - documented)).toBeLessThan(documented * 0.1)
  expect(countImage({ width: height, height: width })).toBe(countImage({ width, height }))
})

test('Nova 2 counts every image alike', () => {
  const { countImage } = amazonCounter('amazon.nova-2-lite-v1:0')
  expect(countImage({ width: 10, height: 10 })).toBe(230)
  expect(countImage(undefined)).toBe(230)
})
