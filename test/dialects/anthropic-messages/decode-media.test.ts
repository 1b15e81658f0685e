import { expect, test } from 'vitest'
import { decodeMedia } from '../../../src/dialects/anthropic-messages/decode-media.ts'

test.each(['jpeg', 'png', 'gif', 'webp'])('an image of %s', format => {
  const source = { type: 'base64', media_type: `image/${format}`, data: 'aGVsbG8=' }
  expect(decodeMedia({ type: 'image', source }, 'm')).toEqual({
    image: { format, source: { bytes: Buffer.from('hello') } },
  })
})

test('a document without a title gets a name, which Converse asks for', () => {
  const source = { type: 'content', content: 'All of it.' }
  expect(decodeMedia({ type: 'document', source }, 'm')).toEqual({
    document: { name: 'document', source: { content: [{ text: 'All of it.' }] } },
  })
})

test('another block is none of these', () => {
  expect(decodeMedia({ type: 'text', text: 'x' }, 'm')).toBeUndefined()
})

const base64 = (media_type: string, data: unknown = 'aGVsbG8=') => ({ type: 'base64', media_type, data })

test.each<[object, string]>([
  [{ type: 'image' }, 'm.source: Field required'],
  [{ type: 'image', source: 'x' }, 'm.source: Input should be a valid dictionary'],
  [
    { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
    "m.source: Input tag 'url' found using 'type' does not match any of the expected tags: 'base64'",
  ],
  [
    { type: 'image', source: base64('image/tiff') },
    "m.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'",
  ],
  [{ type: 'image', source: base64('constructor') }, 'm.source.base64.media_type: Input should be'],
  [{ type: 'image', source: base64('image/png', 7) }, 'm.source.base64.data: Input should be a valid string'],
  [
    { type: 'document', source: base64('application/msword') },
    "m.source.base64.media_type: Input should be 'application/pdf'",
  ],
  [
    { type: 'document', source: { type: 'text', media_type: 'text/html', data: '<p>' } },
    "m.source.text.media_type: Input should be 'text/plain'",
  ],
  [
    { type: 'document', source: { type: 'content', content: [{ type: 'image' }] } },
    "m.source.content.content.0: Input tag 'image' found using 'type' does not match any of the expected tags: 'text'",
  ],
  [{ type: 'search_result', title: 'x', content: [] }, 'm.source: Field required'],
  [
    { type: 'search_result', source: 's', title: 't', content: [], citations: { enabled: 1 } },
    'm.citations.enabled: Input should be a valid boolean',
  ],
])('refuses %j', (block, message) => {
  expect(() => decodeMedia({ ...block }, 'm')).toThrow(message)
})
