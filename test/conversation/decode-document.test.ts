import { expect, test } from 'vitest'
import { decodeDocument } from '../../src/conversation/decode-document.ts'

test('tags stay as they were sent', () => {
  const bytes = Buffer.from('<p>a</p>')
  expect(decodeDocument({ name: 'n', format: 'html', source: { bytes } })).toBe('<p>a</p>')
})

test('text and parts are taken as they are, bytes also from a part of a buffer', () => {
  expect(decodeDocument({ name: 'n', source: { text: 'as text' } })).toBe('as text')
  expect(decodeDocument({ name: 'n', source: { content: [{ text: 'a' }, { text: 'b' }] } })).toBe('a\n\nb')
  const bytes = new Uint8Array(Buffer.from('..Grüße..')).subarray(2, 9)
  expect(decodeDocument({ name: 'n', format: 'txt', source: { bytes } })).toBe('Grüße')
})

test('other formats and places give no text', () => {
  expect(decodeDocument({ name: 'n', format: 'pdf', source: { bytes: new Uint8Array(4) } })).toBeUndefined()
  expect(
    decodeDocument({ name: 'n', format: 'txt', source: { s3Location: { uri: 's3://b/k' } } }),
  ).toBeUndefined()
})
