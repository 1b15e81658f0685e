import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Piece, readSourceMarks } from '../../../src/knowledge-bases/generation/read-source-marks.ts'

/** What is read of a text that comes in bits, texts in a row as one. */
const readBits = (bits: readonly string[]): Piece[] => {
  const marks = readSourceMarks()
  const pieces = [...bits.flatMap(bit => marks.push(bit)), ...marks.end()]
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}

const bitsOf = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, place) =>
    text.slice(place * size, (place + 1) * size),
  )

describe.each([1, 2, 3, 5, 1_000])('in bits of %i', size => {
  test.each<[string, Piece[]]>([
    ['No mark.', ['No mark.']],
    ['One. %[1]% Two.%[2, 3]%', ['One.', [1], ' Two.', [2, 3]]],
    ['One%[1]%%[2]%.', ['One', [1], [2], '.']],
    ['50 % of 20%, %[x]% and a[1]%', ['50 % of 20%, %[x]% and a[1]%']],
    ['%[1]% first', [[1], ' first']],
    ['cut off %[1', ['cut off %[1']],
    ['%%[7]%%', ['%', [7], '%']],
    ['blanks \n\n %[1]%\n\nand more', ['blanks', [1], '\n\nand more']],
  ])('%j', (text, pieces) => {
    expect(readBits(bitsOf(text, size))).toEqual(pieces)
  })
})

test('however a text is cut, the same is read, and nothing but marks is missing', () => {
  const part = fc.oneof(
    fc.constantFrom('%', '[', ']', '1', ',', ' ', '%[1]%', '%[2,3]%', 'word'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(part), fc.nat(7), (parts, size) => {
      const text = parts.join('')
      const whole = readBits([text])
      expect(readBits(bitsOf(text, size + 1))).toEqual(whole)
      const left = whole.filter(piece => typeof piece === 'string').join('')
      expect(left.replaceAll(/\s/g, '')).toBe(
        text.replaceAll(/%\[ ?\d{1,4}(?:, ?\d{1,4}){0,15} ?\]%/g, '').replaceAll(/\s/g, ''),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('text goes on at once, and only what may become a mark waits', () => {
  const marks = readSourceMarks()
  expect(marks.push('It is half')).toEqual(['It is half'])
  expect(marks.push(' full %[')).toEqual([' full'])
  expect(marks.push('12')).toEqual([])
  expect(marks.push(' bottles')).toEqual([' %[12 bottles'])
})
