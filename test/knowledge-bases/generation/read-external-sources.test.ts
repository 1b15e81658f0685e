import type { ExternalSource } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, expect, test } from 'vitest'
import { readExternalSources } from '../../../src/knowledge-bases/generation/read-external-sources.ts'
import { createDocumentParser } from '../../../src/knowledge-bases/parsing/create-document-parser.ts'

const parser = createDocumentParser()
afterAll(() => parser.close())
const { signal } = new AbortController()

/** A bucket with one object. */
const documents = {
  parse: parser.parse,
  readObject: async (uri: string) => {
    if (uri !== 's3://b/k.txt') throw new Error('The object is not there.')
    return { bytes: Buffer.from('In the bucket.') }
  },
}
const read = (...sources: ExternalSource[]) => readExternalSources(sources, documents, signal)

const textOf = (
  data: string | Uint8Array,
  contentType = 'text/plain',
  identifier = 'a.txt',
): ExternalSource => ({
  sourceType: 'BYTE_CONTENT',
  byteContent: { identifier, contentType, data: Buffer.from(data) },
})

test('a short text is one passage', async () => {
  expect(await read(textOf('One.\n\nTwo.', 'text/markdown; charset=utf-8', 'a.md'))).toEqual([
    { id: 'a.md#0', documentId: 'a.md', dataSourceId: '', text: 'One.\n\nTwo.', metadata: {}, score: 1 },
  ])
})

test('a long one is cut between its paragraphs, a long paragraph where it must be', async () => {
  const paragraphs = ['a'.repeat(1_000), 'b'.repeat(1_000), 'c'.repeat(3_100), 'd'.repeat(10)]
  const texts = (await read(textOf(paragraphs.join('\n \n')))).map(({ text }) => text)
  expect(texts.map(text => [text.charAt(0), text.length])).toEqual([
    ['a', 1_000],
    ['b', 1_000],
    ['c', 1_500],
    ['c', 1_500],
    ['c', 112],
  ])
  expect(texts.join('').replaceAll(/\s/g, '')).toBe(paragraphs.join(''))
})

test('JSON is text as it is, and an object of a bucket says where it is', async () => {
  const [json, object] = await read(textOf('{"a": 1}', 'application/json', 'a'), {
    sourceType: 'S3',
    s3Location: { uri: 's3://b/k.txt' },
  })
  expect(json?.text).toBe('{"a": 1}')
  expect(object).toMatchObject({
    id: 's3://b/k.txt#0',
    text: 'In the bucket.',
    metadata: { 'x-amz-bedrock-kb-source-uri': 's3://b/k.txt' },
  })
})

test.each<[string, ExternalSource, string]>([
  ['no content', { sourceType: 'BYTE_CONTENT' }, 'byteContent is required for the source type BYTE_CONTENT.'],
  ['no place', { sourceType: 'S3' }, 's3Location is required for the source type S3.'],
  ['more than a model reads', textOf('x'.repeat(400_000)), 'The external source is too long.'],
  [
    'a picture',
    textOf(Buffer.from('\x89PNG\r\n', 'latin1'), 'application/pdf', 'a.pdf'),
    'The external source a.pdf could not be read.',
  ],
  [
    'an object that is not there',
    { sourceType: 'S3', s3Location: { uri: 's3://b/none' } },
    'The external source s3://b/none could not be read.',
  ],
])('%s is refused', async (_, source, message) => {
  await expect(read(source)).rejects.toThrow(message)
})
