import { expect, test } from 'vitest'
import { readBase64, toBase64, toText, withBase64 } from '../../../src/dialects/native/bytes.ts'

test('a view of a larger buffer is only what it views', () => {
  const view = new Uint8Array(Buffer.from('.Grüße.')).subarray(1, 8)
  expect(toText(view)).toBe('Grüße')
  expect(toBase64(view)).toBe(Buffer.from('Grüße').toString('base64'))
})

test('reads base64 with and without padding, and nothing else', () => {
  for (const text of ['YQ==', 'YQ', 'YWI=', 'YWI', 'YWJj'])
    expect(Buffer.from(readBase64(text) ?? []).toString(), text).toBe(
      'abc'.slice(0, readBase64(text)?.length),
    )
  for (const text of ['', '=', '====', 'Y', 'Y Q', 'YQ==YQ==', 'YQ===', 'Y\u00fc==', 'data:,'])
    expect(readBase64(text), text).toBeUndefined()
})

test('reads 20 MB at once', () => {
  expect(readBase64('A'.repeat(20_000_000))).toHaveLength(15_000_000)
  expect(readBase64(`${'A'.repeat(20_000_000)}!`)).toBeUndefined()
})

test('bytes become base64, wherever they are', () => {
  const bytes = new Uint8Array(Buffer.from('..hello..')).subarray(2, 7)
  expect(withBase64({ a: [{ bytes }], b: null, c: 1 })).toEqual({ a: [{ bytes: 'aGVsbG8=' }], b: null, c: 1 })
})

test('what is undefined is gone, and a key of any name stays a key', () => {
  const value = JSON.parse('{"__proto__":{"a":1}}')
  expect(JSON.stringify(withBase64(value))).toBe('{"__proto__":{"a":1}}')
  expect(Object.keys(withBase64({ a: undefined }) as object)).toEqual([])
})
