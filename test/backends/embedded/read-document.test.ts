import type { DocumentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { readDocument } from '../../../src/backends/embedded/read-document.ts'

const html = (source: string): DocumentBlock => ({
  name: 'n',
  format: 'html',
  source: { bytes: Buffer.from(source) },
})

test('text documents are decoded, also from a part of a buffer', () => {
  const bytes = new Uint8Array(Buffer.from('..Grüße..')).subarray(2, 9)
  expect(readDocument({ name: 'n', format: 'txt', source: { bytes } })).toBe('Grüße')
})

test('a document may be given as text or as parts', () => {
  expect(readDocument({ name: 'n', source: { text: 'as text' } })).toBe('as text')
  expect(readDocument({ name: 'n', source: { content: [{ text: 'a' }, { text: 'b' }] } })).toBe('a\n\nb')
})

test.each([
  ['<h1>Rules</h1><p>No <b>dogs</b> &amp; cats.</p>', ['Rules', 'No dogs & cats.']],
  ['<style>p{}</style><p>Seen</p><script>x<y</script><p>too</p>', ['Seen', 'too']],
  ['a < b', ['a < b']],
  ['<script>never closed', ['']],
  ['plain', ['plain']],
])('%s', (source, lines) => {
  expect(
    readDocument(html(source))
      ?.split('\n')
      .map(line => line.trim())
      .filter((line, _, all) => line !== '' || all.every(one => one === ''))
      .slice(0, 5),
  ).toEqual(lines)
})

test('other formats and places cannot be read', () => {
  expect(readDocument({ name: 'n', format: 'pdf', source: { bytes: new Uint8Array(4) } })).toBeUndefined()
  expect(
    readDocument({ name: 'n', format: 'txt', source: { s3Location: { uri: 's3://b/k' } } }),
  ).toBeUndefined()
})
