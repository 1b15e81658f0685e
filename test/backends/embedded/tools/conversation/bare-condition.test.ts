import { expect, test } from 'vitest'
import {
  bareConditionLength,
  isNegative,
  tellNothing,
} from '../../../../../src/backends/embedded/tools/conversation/bare-condition.ts'

test('the longest condition that points back', () => {
  expect(bareConditionLength("if there isn't one open it".split(' '))).toBe(4)
  expect(bareConditionLength('if not open one'.split(' '))).toBe(2)
  expect(bareConditionLength('if app-07 is idle'.split(' '))).toBe(0)
  expect(isNegative('if not')).toBe(true)
  expect(isNegative('if so')).toBe(false)
})

test.each([
  [[[]], true],
  [[{ service: 'payments', incidents: [] }], true],
  [['There are no open incidents.'], true],
  [[{ found: false }], true],
  [[{ incidents: [{ id: 'INC-3' }] }], false],
  [['INC-3 is open.'], false],
])('%j tells nothing: %s', (results, nothing) => {
  expect(tellNothing(results)).toBe(nothing)
})
