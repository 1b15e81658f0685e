import { expect, test } from 'vitest'
import { dequantize, embeddingTypes, quantize } from '../../../src/dialects/native/quantize.ts'
import { cosine, unitVector } from '../../support/vectors.ts'

/** Nine dimensions, so that the last byte is not full. */
const vector = Float32Array.of(0.5, -0.25, 0, 0.125, -0.5, -0.0625, 0.25, 0.03125, 0.375)

test('scales to bytes by the largest component', () => {
  expect(quantize(vector, 'int8')).toEqual([127, -63, 0, 32, -127, -16, 64, 8, 95])
  expect(quantize(vector, 'uint8')).toEqual([255, 65, 128, 160, 1, 112, 192, 136, 223])
})

test('packs signs eight to a byte, the first dimension highest', () => {
  expect(quantize(vector, 'ubinary')).toEqual([0b10010011, 0b10000000])
  expect(quantize(vector, 'binary')).toEqual([0b10010011 - 128, 0b10000000 - 128])
})

test('reads each type back in its precision', () => {
  const long = unitVector(1024, 3)
  const precision = { float: 0.999999, int8: 0.9999, uint8: 0.9999, binary: 0.8, ubinary: 0.8 }
  for (const type of embeddingTypes) {
    const read = dequantize(quantize(long, type), type) ?? new Float32Array(1024)
    expect(cosine(read, long), type).toBeGreaterThan(precision[type])
  }
})

test('reads nothing that is not of the type', () => {
  for (const type of embeddingTypes)
    for (const value of [undefined, null, 'x', {}, [], ['1'], [null], [[1]]])
      expect(dequantize(value, type), type).toBeUndefined()
  expect(dequantize([256], 'ubinary')).toBeUndefined()
  expect(dequantize([-129], 'binary')).toBeUndefined()
  expect(dequantize([0.5], 'ubinary')).toBeUndefined()
})
