import { expect, test } from 'vitest'
import { labelEnumerations } from '../../../../src/backends/embedded/labelling/label-enumerations.ts'

const best = (text: string): readonly string[] => {
  const [first] = labelEnumerations(text).sort((one, other) => other.rank - one.rank)
  return first && first.rank >= 3 ? first.labels.map(({ name }) => name) : []
}

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
  ['Return {"intent": "<refund|delivery|praise>"}', ['refund', 'delivery', 'praise']],
  ['Rate it as "joy", "anger", "fear" or "sadness".', ['joy', 'anger', 'fear', 'sadness']],
  ['Is the flat **occupied** or **vacant** on 1 July?', ['occupied', 'vacant']],
  [
    'Which intent fits best: book_room, cancel_room,\nask_price? Give the name.',
    ['book_room', 'cancel_room', 'ask_price'],
  ],
  [
    'which team gets this? frontend / backend / payments, answer w/ team only',
    ['frontend', 'backend', 'payments'],
  ],
  ['Summarise this message.', []],
  ['Reply with exactly one word.', []],
  ['Food and drink stay outside.', []],
  ['', []],
])('%s', (instruction, names) => {
  expect(best(instruction)).toEqual(names)
})
