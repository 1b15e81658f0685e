import { expect, test } from 'vitest'
import { stopReasons } from '../../../src/dialects/native/stop-reasons.ts'

const reasons = stopReasons('FINISH', [
  ['FINISH', 'end_turn'],
  ['FINISHED', 'end_turn'],
  ['LENGTH', 'max_tokens'],
])

test('reads every word, writes the first one', () => {
  expect(['FINISH', 'FINISHED', 'LENGTH'].map(reasons.decode)).toEqual(['end_turn', 'end_turn', 'max_tokens'])
  expect(reasons.encode('end_turn')).toBe('FINISH')
  expect(reasons.encode('max_tokens')).toBe('LENGTH')
})

test('what one side has no word for is an end like any other', () => {
  expect(reasons.encode('guardrail_intervened')).toBe('FINISH')
  expect(reasons.encode(undefined)).toBe('FINISH')
  expect(reasons.decode('constructor')).toBe('end_turn')
})
