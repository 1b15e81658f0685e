import { expect, test } from 'vitest'
import { mayAnswer, prefersAnswer } from '../../../../src/backends/embedded/tasks/prefers-answer.ts'

test.each([
  ['Who signs it?', 'The concierge, Mr. Okafor, signs.', true],
  ['Who signs it?', 'the paper is signed daily', false],
  ['When does it open?', 'It opens at 6:00.', true],
  ['When does it open?', 'It opens with a key.', false],
  ['How long is it kept?', 'It is kept for ten days.', true],
  ['How many seats are there?', 'There are 40 seats.', true],
  ['How many seats are there?', 'There are seats.', false],
  ['Where is it?', 'It is in Graz.', true],
  ['Why is it so?', 'Anything may answer that.', true],
])('%s %s', (question, text, may) => {
  expect(mayAnswer(question, text)).toBe(may)
})

test('of two matches about equal, the one that may answer comes first', () => {
  const match = (text: string, coverage: number) => ({
    passage: {
      unit: { text, label: '', heading: '', paragraph: 0 },
      index: 0,
      stems: new Set<string>(),
      heading: new Set<string>(),
    },
    coverage,
    held: new Set<string>(),
  })
  const first = (one: number, other: number): string | undefined =>
    prefersAnswer('When does it open?', [
      match('It opens with a key.', one),
      match('It opens at 6:00.', other),
    ])[0]?.passage.unit.text
  expect(first(0.6, 0.5)).toBe('It opens at 6:00.')
  expect(first(0.9, 0.5)).toBe('It opens with a key.')
})
