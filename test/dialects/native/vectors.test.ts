import { expect, test } from 'vitest'
import { toNumbers, toUnitVector } from '../../../src/dialects/native/vectors.ts'
import { cosine, unitVector } from '../../support/vectors.ts'

test('writes a vector with eight decimals', () => {
  expect(toNumbers(Float32Array.of(0.6, -0.8))).toEqual([0.60000002, -0.80000001])
  const vector = unitVector(1024, 1)
  expect(cosine(Float32Array.from(toNumbers(vector)), vector)).toBeCloseTo(1, 12)
})

test('reads numbers of any size as a unit vector', () => {
  expect(toUnitVector([3, -4])).toEqual(Float32Array.of(0.6, -0.8))
  expect(toUnitVector([3e300, -4e300])).toEqual(Float32Array.of(0.6, -0.8))
  expect(toUnitVector([3e-300, -4e-300])).toEqual(Float32Array.of(0.6, -0.8))
})

test('reads nothing that has no direction', () => {
  for (const value of [undefined, null, 'x', {}, [], [0, 0], ['1'], [1, null], [Infinity], [NaN], [[1]]])
    expect(toUnitVector(value)).toBeUndefined()
})
