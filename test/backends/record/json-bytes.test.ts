import { expect, test } from 'vitest'
import { bytesToJson, jsonToBytes } from '../../../src/backends/record/json-bytes.ts'

test('bytes and vectors come back from JSON as they were, and so does all else', () => {
  const value = {
    bytes: new Uint8Array([0, 255, 10]),
    floats: new Float32Array([0.1, -2, 1e-30]),
    list: [{ none: null, text: 'a', number: 1.5, empty: {} }, new Uint8Array()],
    $bytes: 'one of two members',
  }
  expect(jsonToBytes(JSON.parse(JSON.stringify(bytesToJson(value))))).toEqual(value)
})

test('what is absent is left out', () => {
  expect(bytesToJson({ a: undefined, b: 1 })).toEqual({ b: 1 })
})
