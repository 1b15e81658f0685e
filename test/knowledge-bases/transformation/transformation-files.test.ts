import { expect, test } from 'vitest'
import {
  isObject,
  member,
  readChunks,
  readMetadata,
  writeChunks,
  wrong,
} from '../../../src/knowledge-bases/transformation/transformation-files.ts'

const draft = { text: 'One.', headings: ['Top'], page: 3, start: 4, end: 8 }
const toBytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown) => readChunks(toBytes(value), 'file k', [draft])

test('the documented form', () => {
  expect(JSON.parse(Buffer.from(writeChunks([draft, { ...draft, text: 'Two.' }])).toString())).toEqual({
    fileContents: [
      {
        contentBody: 'One.',
        contentType: 'TEXT',
        contentMetadata: { 'x-amz-bedrock-kb-document-page-number': 3 },
      },
      {
        contentBody: 'Two.',
        contentType: 'TEXT',
        contentMetadata: { 'x-amz-bedrock-kb-document-page-number': 3 },
      },
    ],
  })
})

test('what is given back as it was is what it was', () => {
  expect(readChunks(writeChunks([draft]), 'file k', [draft])).toEqual([draft])
})

test('new texts and metadata; what is reserved is left out', () => {
  const contentMetadata = {
    team: 'hr',
    year: 2024,
    'x-amz-bedrock-kb-source-uri': 'other',
    AMAZON_BEDROCK_X: 1,
  }
  expect(read({ fileContents: [{ contentBody: 'New.', contentMetadata }, { contentBody: 'One.' }] })).toEqual(
    [
      { text: 'New.', headings: [], start: 0, end: 4, metadata: { team: 'hr', year: 2024 } },
      { text: 'One.', headings: ['Top'], start: 4, end: 8 },
    ],
  )
})

test.each([
  ['no JSON', 'it is no JSON'],
  [[], 'it has no list "fileContents"'],
  [{ fileContents: {} }, 'it has no list "fileContents"'],
  [{ fileContents: [{}] }, 'fileContents[0].contentBody is no text'],
  [{ fileContents: [{ contentBody: ' ' }] }, 'fileContents[0].contentBody is no text'],
  [{ fileContents: [null] }, 'fileContents[0].contentBody is no text'],
  [{ fileContents: [{ contentBody: 'a', contentType: 'PDF' }] }, 'fileContents[0].contentType is not TEXT'],
  [{ fileContents: [{ contentBody: 'a', contentMetadata: 1 }] }, 'its metadata is no object'],
  [{ fileContents: [{ contentBody: 'a', contentMetadata: { a: {} } }] }, 'the value of "a" is no string'],
  [{ fileContents: Array(100_001).fill(0) }, 'it has more than 100000 chunks'],
])('%j is refused', (value, reason) => {
  expect(() => read(value)).toThrow(expect.objectContaining({ name: 'TransformationFailure' }))
  expect(() => read(value)).toThrow(reason)
})

test('bytes that are no UTF-8 are refused', () => {
  expect(() => readChunks(Uint8Array.of(0xff), 'file k', [])).toThrow('it is no JSON')
})

test('metadata of a file, and what the rest is made of', () => {
  expect(readMetadata({ a: ['x'] }, 'answer')).toEqual({ a: ['x'] })
  expect(() => readMetadata([], 'answer')).toThrow(
    "The transformation function's answer cannot be used: its metadata is no object.",
  )
  expect(wrong('answer', 'so').message).toBe("The transformation function's answer cannot be used: so.")
  expect([isObject({}), isObject([]), isObject(null)]).toEqual([true, false, false])
  expect([member({ a: 1 }, 'a'), member({}, 'constructor'), member('a', 'length')]).toEqual([
    1,
    undefined,
    undefined,
  ])
})
