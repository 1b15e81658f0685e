import { expect, test } from 'vitest'
import { scoreOfCosine, toUnit } from '../../../src/vectors/remote/unit-vector.ts'

test('a vector keeps its direction and gets the length 1', () => {
  expect(toUnit(Float32Array.of(3, 4))).toEqual([0.6, 0.8])
  expect(toUnit(Float32Array.of(0, 0))).toEqual([0, 0])
})

test('scores are from 0.2 to 1', () => {
  expect(scoreOfCosine(1)).toBe(1)
  expect(scoreOfCosine(1.0001)).toBe(1)
  expect(scoreOfCosine(-1)).toBe(0.2)
  expect(scoreOfCosine(0)).toBeCloseTo(1 / 3)
})
