import type { ExternalSource } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { readExternalSources } from '../../../src/knowledge-bases/generation/read-external-sources.ts'

const textOf = (data: string | Uint8Array, contentType = 'text/plain'): ExternalSource => ({
  sourceType: 'BYTE_CONTENT',
  byteContent: { identifier: 'a.txt', contentType, data: Buffer.from(data) },
})

test('a short text is one passage', () => {
  expect(readExternalSources([textOf('One.\n\nTwo.', 'text/markdown; charset=utf-8')])).toEqual([
    { id: 'a.txt#0', documentId: 'a.txt', dataSourceId: '', text: 'One.\n\nTwo.', metadata: {}, score: 1 },
  ])
})

test('a long one is cut between its paragraphs, a long paragraph where it must be', () => {
  const paragraphs = ['a'.repeat(1_000), 'b'.repeat(1_000), 'c'.repeat(3_100), 'd'.repeat(10)]
  const texts = readExternalSources([textOf(paragraphs.join('\n \n'))]).map(({ text }) => text)
  expect(texts.map(text => [text.charAt(0), text.length])).toEqual([
    ['a', 1_000],
    ['b', 1_000],
    ['c', 1_500],
    ['c', 1_500],
    ['c', 112],
  ])
  expect(texts.join('').replaceAll(/\s/g, '')).toBe(paragraphs.join(''))
})

test.each<[string, ExternalSource, string]>([
  ['bytes that are no text', textOf(Buffer.from([0xff, 0xfe, 0x00])), 'The external source is not text.'],
  ['no content', { sourceType: 'BYTE_CONTENT' }, 'byteContent is required for the source type BYTE_CONTENT.'],
  ['more than a model reads', textOf('x'.repeat(400_000)), 'The external source is too long.'],
  [
    'a PDF',
    textOf('%PDF', 'application/pdf'),
    'External sources of the type application/pdf are not implemented',
  ],
  ['S3', { sourceType: 'S3', s3Location: { uri: 's3://b/k' } }, 'External sources in S3 are not implemented'],
])('%s is refused', (_, source, message) => {
  expect(() => readExternalSources([source])).toThrow(message)
})
