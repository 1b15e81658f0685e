import { expect, test } from 'vitest'
import { generalCounter, imageByArea } from '../../../src/conversation/token-counters/general.ts'
import { counterSuite } from './counter-suite.ts'

counterSuite(generalCounter())

test('an image has a token for 750 pixels, up to the most', () => {
  const count = imageByArea(1_600)
  expect(count({ width: 750, height: 2 })).toBe(2)
  expect(count({ width: 200, height: 200 })).toBe(54)
  expect(count({ width: 4_000, height: 4_000 })).toBe(1_600)
  expect(count(undefined)).toBe(1_600)
})
