import { expect, test } from 'vitest'
import { firstWord, words } from '../../../../src/backends/embedded/language/words.ts'

test.each([
  ['Hello, World!', ['hello', 'world']],
  ["It isn't Ada's.", ['it', "isn't", "ada's"]],
  ['It isn’t', ['it', "isn't"]],
  ['5,000 or 2.5, v2 and P0.', ['5,000', 'or', '2.5', 'v2', 'and', 'p0']],
  ['one-word sign-off', ['one', 'word', 'sign', 'off']],
  ['你好 world', ['你', '好', 'world']],
  ['so 😡!', ['so', '😡']],
  ['Größe ÉCLAIR привет', ['größe', 'éclair', 'привет']],
  ["'quoted'", ['quoted']],
  [' \n\t', []],
  ['\u0000\u0007', []],
])('%j', (text, found) => {
  expect(words(text)).toEqual(found)
})

test('the first word alone', () => {
  expect(firstWord('  "Please, do')).toBe('please')
  expect(firstWord('DON’T stop')).toBe("don't")
  expect(firstWord('...')).toBe('')
  expect(firstWord('')).toBe('')
})
