import { expect, test } from 'vitest'
import { inputHash } from '../../src/resources/input-hash.ts'

test('is the same for the same request in another order', () => {
  expect(inputHash({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(
    inputHash({ b: { d: 'x', c: [1, 2] }, a: 1, e: undefined }),
  )
  expect(inputHash({ at: new Date(0), bytes: Buffer.from('x') })).toBe(
    inputHash({ bytes: new Uint8Array([120]), at: new Date(0) }),
  )
})

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: { b: 1 } }, { a: [['b', 1]], c: 0 }],
  [{ a: null }, {}],
])('%j is not %j', (left, right) => {
  expect(inputHash(left)).not.toBe(inputHash(right))
})
