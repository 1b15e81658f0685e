import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  memberTerm,
  metadataTerms,
  numberTerm,
  valueTerm,
} from '../../../src/vectors/opensearch/metadata-terms.ts'

test('every value is a term of its own, of its key and type', () => {
  expect(metadataTerms({ a: '1', b: 1, c: true, d: ['x', 'y'], e: [] })).toEqual([
    '"a"s1',
    numberTerm('b', 1),
    '"c"btrue',
    '"d"mx',
    '"d"my',
  ])
  expect(valueTerm('a"s', 'x')).not.toBe(valueTerm('a', '"sx'))
  expect(valueTerm('a', '\ud800')).toBe('"a"s\ufffd')
})

test('terms of numbers sort as the numbers do', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (one, other) => {
      const [a, b] = [numberTerm('k', one), numberTerm('k', other)]
      expect(a < b).toBe(one < other)
      expect(a === b).toBe(one === other)
    }),
  )
})

test('no term is longer than Lucene takes', () => {
  for (const term of [valueTerm('k', '€'.repeat(20_000)), memberTerm('k', '\u{1f600}'.repeat(20_000))])
    expect(Buffer.byteLength(term)).toBeLessThan(32_766)
})
