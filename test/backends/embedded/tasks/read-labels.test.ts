import { expect, test } from 'vitest'
import { readLabels } from '../../../../src/backends/embedded/tasks/read-labels.ts'

test.each([
  ['Classify as billing, bug or praise.', ['billing', 'bug', 'praise']],
  [
    'Classify as either Positive, Negative, or Neutral based on its tone.',
    ['Positive', 'Negative', 'Neutral'],
  ],
  ['Sort it into account access, late delivery and other.', ['account access', 'late delivery', 'other']],
  ['Reply with one of: LOW, MEDIUM, HIGH', ['LOW', 'MEDIUM', 'HIGH']],
  ['Sentiment (positive/negative/neutral):', ['positive', 'negative', 'neutral']],
  ["Choose 'spam' or 'not spam'.", ['spam', 'not spam']],
  ['Is this review good or bad?', ['good', 'bad']],
  [
    'Is it a bug, billing or feature request? Answer with the label only.',
    ['bug', 'billing', 'feature request'],
  ],
  ['Reply with exactly one word, Yes or No.', ['Yes', 'No']],
  ['Answer: A | B | C', ['A', 'B', 'C']],
  ['Summarise this message.', []],
  ['Reply with exactly one word.', []],
  ['', []],
])('%s', (instruction, names) => {
  expect(readLabels(instruction).map(({ name }) => name)).toEqual(names)
})

test('a list may say what its labels are for', () => {
  const labels = readLabels(
    'Use these categories:\n- Shipping: parcels and couriers\n- Refunds - money back\n* Other',
  )
  expect(labels.map(({ name }) => name)).toEqual(['Shipping', 'Refunds', 'Other'])
  expect(labels[0]?.description).toContain('couriers')
})
