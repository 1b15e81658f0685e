import { expect, test } from 'vitest'
import { nearestWord } from '../../../src/backends/scripted/nearest-word.ts'

test.each([
  ['anwser', 'answer'],
  ['Answer', 'answer'],
  ['match', 'match'],
  ['mach', 'match'],
  ['nothing', undefined],
  ['', undefined],
  ['a'.repeat(100_000), undefined],
])('the word meant: %#', (word, meant) => {
  expect(nearestWord(word, ['match', 'answer'])).toBe(meant)
})
