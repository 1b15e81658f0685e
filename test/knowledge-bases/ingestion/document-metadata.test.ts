import { describe, expect, test } from 'vitest'
import {
  readInlineMetadata,
  readMetadataFile,
} from '../../../src/knowledge-bases/ingestion/document-metadata.ts'

const read = (text: string) => readMetadataFile(Buffer.from(text))
const file = (attributes: object) => read(JSON.stringify({ metadataAttributes: attributes }))

test('scalars are not embedded, values with a type may be', () => {
  expect(
    file({
      team: 'x',
      year: 2026,
      draft: false,
      tags: ['a', 'b'],
      topic: { value: { type: 'STRING', stringValue: 'travel' }, includeForEmbedding: true },
      level: { value: { type: 'NUMBER', numberValue: 3 }, includeForEmbedding: false },
      open: { value: { type: 'BOOLEAN', booleanValue: true } },
      places: {
        value: { type: 'STRING_LIST', stringListValue: ['Rome', 'Oslo'] },
        includeForEmbedding: true,
      },
    }),
  ).toEqual({
    attributes: {
      team: 'x',
      year: 2026,
      draft: false,
      tags: ['a', 'b'],
      topic: 'travel',
      level: 3,
      open: true,
      places: ['Rome', 'Oslo'],
    },
    embedded: ['topic: travel', 'places: Rome, Oslo'],
  })
})

test('keys that JavaScript gives a meaning to are keys', () => {
  const { attributes } = read('{"metadataAttributes":{"__proto__":"a","constructor":"b"}}')
  expect(Object.entries(attributes)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
})

describe('a file is invalid', () => {
  test.each([
    ['{', 'it is no JSON'],
    ['[]', 'it has no object "metadataAttributes"'],
    ['{"metadataAttributes":[]}', 'it has no object "metadataAttributes"'],
    [
      '{"metadataAttributes":{"a":null}}',
      'the value of "a" is no string, number, boolean or list of strings',
    ],
    ['{"metadataAttributes":{"a":[1]}}', 'the value of "a" is no string, number, boolean or list of strings'],
    [
      '{"metadataAttributes":{"a":1e999}}',
      'the value of "a" is no string, number, boolean or list of strings',
    ],
    ['{"metadataAttributes":{"a":{}}}', 'the value of "a" has no type that is known'],
    [
      '{"metadataAttributes":{"a":{"value":{"type":"toString"}}}}',
      'the value of "a" has no type that is known',
    ],
    [
      '{"metadataAttributes":{"a":{"value":{"type":"NUMBER","numberValue":"1"}}}}',
      'the value of "a" is no NUMBER',
    ],
    ['{"metadataAttributes":{"":1}}', 'a key must have 1 to 200 characters'],
    [
      '{"metadataAttributes":{"x-amz-bedrock-kb-source-uri":"a"}}',
      'the key "x-amz-bedrock-kb-source-uri" is reserved',
    ],
    [`{"metadataAttributes":{"a":"${'x'.repeat(2_049)}"}}`, 'the value of "a" has more than 2048 characters'],
    [`{"metadataAttributes":{}}${' '.repeat(10_240)}`, 'it has more than 10240 bytes'],
  ])('%.60s', (text, why) => {
    expect(() => read(text)).toThrow(`The metadata of the file is invalid: ${why}.`)
  })

  test('with bytes that are no text', () => {
    expect(() => readMetadataFile(Uint8Array.of(0xff, 0x7b))).toThrow('it is no JSON')
  })

  test('with too many attributes', () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`k${number}`, number]))
    expect(() => file(many)).toThrow('it has more than 50 attributes')
  })
})

test('inline attributes have a type each, and no key twice', () => {
  const attribute = (key: string, value: object) => ({ key, value })
  expect(readInlineMetadata([attribute('a', { type: 'NUMBER', numberValue: 1 })])).toEqual({
    attributes: { a: 1 },
    embedded: [],
  })
  const text = { type: 'STRING', stringValue: 'x' }
  expect(() => readInlineMetadata([attribute('a', text), attribute('a', text)])).toThrow(
    'the key "a" is there twice',
  )
  expect(() => readInlineMetadata([attribute('a', { type: 'STRING' })])).toThrow(
    'the value of "a" is no STRING',
  )
})
