import { expect, test } from 'vitest'
import { grow } from '../../../src/vectors/embedded/grow.ts'

test('an array that is long enough is kept, a short one copied into a longer of its kind', () => {
  const array = Uint32Array.of(1, 2, 3)
  expect(grow(array, 3)).toBe(array)
  const longer = grow(array, 100)
  expect(longer).toBeInstanceOf(Uint32Array)
  expect(longer.length).toBeGreaterThanOrEqual(100)
  expect([...longer.subarray(0, 4)]).toEqual([1, 2, 3, 0])
})

test('appending one by one copies seldom', () => {
  let array = new Float64Array(0)
  let copies = 0
  for (let length = 1; length <= 10_000; length++) {
    const next = grow(array, length)
    if (next !== array) copies += 1
    array = next
  }
  expect(copies).toBeLessThan(20)
})
