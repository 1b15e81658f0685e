import { expect, test } from 'vitest'
import { additionalFields, hasBeta } from '../../../src/inference/converse-checks/additional-fields.ts'

test('fields that are an object, and nothing else', () => {
  expect(additionalFields({ messages: [], additionalModelRequestFields: { top_k: 5 } })).toEqual({ top_k: 5 })
  expect(additionalFields({ messages: [] })).toEqual({})
  expect(additionalFields({ messages: [], additionalModelRequestFields: ['top_k'] })).toEqual({})
  expect(additionalFields({ messages: [], additionalModelRequestFields: 'top_k' })).toEqual({})
})

test.each([
  [['context-1m-2025-08-07'], true],
  [['other', 'context-1m-2025-08-07'], true],
  [['other', 5, null], false],
  ['context-1m-2025-08-07', false],
])('a beta of %j', (betas, named) => {
  const request = { messages: [], additionalModelRequestFields: { anthropic_beta: betas } }
  expect(hasBeta(request, 'context-1m')).toBe(named)
})
