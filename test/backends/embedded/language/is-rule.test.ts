import { expect, test } from 'vitest'
import { isRule } from '../../../../src/backends/embedded/language/is-rule.ts'

test.each([
  'You are a support agent.',
  'Reply with one word.',
  "Don't guess.",
  'If you do not know, say so.',
  'Classify each ticket.',
])('%s', sentence => {
  expect(isRule(sentence)).toBe(true)
})

test.each(['The customer is on the pro plan.', 'Permits cost 35 EUR.', 'They have 1 open ticket.', ''])(
  'no rule: %s',
  sentence => {
    expect(isRule(sentence)).toBe(false)
  },
)
