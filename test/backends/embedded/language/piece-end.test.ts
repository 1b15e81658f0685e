import { expect, test } from 'vitest'
import { pieceEnd } from '../../../../src/backends/embedded/language/piece-end.ts'

const pieces = (text: string): string[] => {
  const found: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start)
    found.push(text.slice(start, end))
    start = end
  }
  return found
}

test.each([
  ['The classification', ['The', ' classif', 'ication']],
  ['  two  ', [' ', ' two', '  ']],
  ['a\n\n  b', ['a', '\n\n ', ' b']],
  ["don't 12345!", ['don', "'t", ' 123', '45', '!']],
  ['日本 語', ['日', '本', ' 語']],
  ['привет', ['при', 'вет']],
  ['a🙂b', ['a', '🙂', 'b']],
  ['\ud83d', ['\ud83d']],
])('%j', (text, found) => {
  expect(pieces(text)).toEqual(found)
})

test('every piece moves on, whatever the text', () => {
  let text = ''
  for (let code = 0; code < 0x10000; code += 7) text += String.fromCharCode(code)
  expect(pieces(text).join('')).toBe(text)
})
