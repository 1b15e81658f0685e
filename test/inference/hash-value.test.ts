import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashValue } from '../../src/inference/hash-value.ts'

const hashOf = (value: unknown): string => {
  const hash = createHash('sha256')
  hashValue(hash, value)
  return hash.digest('hex')
}

test('the order of members and absent ones do not matter', () => {
  expect(hashOf({ a: 1, b: [2, { d: 'x', c: null }] })).toBe(
    hashOf({ b: [2, { c: null, d: 'x', e: undefined }], a: 1 }),
  )
})

test.each([
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [{ a: 'b' }, ['a', 'b']],
  [[[], 'a'], [['a']]],
  ['1', 1],
  [null, 'null'],
  [{ a: {} }, { a: [] }],
  [new Uint8Array([97]), 'a'],
  [
    [new Uint8Array([1]), new Uint8Array([2])],
    [new Uint8Array([1, 2]), new Uint8Array()],
  ],
])('%j is not %j', (one, other) => {
  expect(hashOf(one)).not.toBe(hashOf(other))
})

test('two values have one hash if and only if they are the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [first, second]: unknown[] = JSON.parse(JSON.stringify([one, other]))
      expect(hashOf(structuredClone(first))).toBe(hashOf(first))
      expect(hashOf(first) === hashOf(second)).toBe(isDeepStrictEqual(first, second))
    }),
  )
})

test('bytes hash by what they hold, also as a part of a buffer, and long texts in batches', () => {
  expect(hashOf(new Uint8Array([0, 1, 2]).subarray(1))).toBe(hashOf(Buffer.from([1, 2])))
  const long = ['x'.repeat(100_000), 'y'.repeat(100_000)]
  expect(hashOf(long)).toBe(hashOf([...long]))
  expect(hashOf(long)).not.toBe(hashOf(long.toReversed()))
})

test('no depth is too deep', () => {
  let deep: unknown = 'x'
  for (let depth = 0; depth < 100_000; depth++) deep = { a: [deep] }
  expect(hashOf(deep)).toHaveLength(64)
})
