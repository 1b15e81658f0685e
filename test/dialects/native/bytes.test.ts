import { expect, test } from 'vitest'
import { toBase64, toText } from '../../../src/dialects/native/bytes.ts'

test('a view of a larger buffer is only what it views', () => {
  const view = new Uint8Array(Buffer.from('.Grüße.')).subarray(1, 8)
  expect(toText(view)).toBe('Grüße')
  expect(toBase64(view)).toBe(Buffer.from('Grüße').toString('base64'))
})
