import { expect, test } from 'vitest'
import { withBase64 } from '../../../src/dialects/native/base64-bytes.ts'

test('bytes become base64, wherever they are', () => {
  const bytes = new Uint8Array(Buffer.from('..hello..')).subarray(2, 7)
  expect(withBase64({ a: [{ bytes }], b: null, c: 1 })).toEqual({ a: [{ bytes: 'aGVsbG8=' }], b: null, c: 1 })
})

test('what is undefined is gone, and a key of any name stays a key', () => {
  const value = JSON.parse('{"__proto__":{"a":1}}')
  expect(JSON.stringify(withBase64(value))).toBe('{"__proto__":{"a":1}}')
  expect(Object.keys(withBase64({ a: undefined }) as object)).toEqual([])
})
