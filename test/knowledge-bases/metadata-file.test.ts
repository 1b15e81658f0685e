import { expect, test } from 'vitest'
import { readMetadataFile } from '../../src/knowledge-bases/metadata-file.ts'

const read = (content: unknown) => readMetadataFile(Buffer.from(JSON.stringify(content)))
const attribute = (value: unknown) => read({ metadataAttributes: { key: value } })

test('both forms of values, and what is embedded', () => {
  expect(
    read({
      metadataAttributes: {
        team: 'people',
        year: 2025,
        public: false,
        tags: ['a', 'b'],
        author: { value: { type: 'STRING', stringValue: 'Ada' }, includeForEmbedding: true },
        rank: { value: { type: 'NUMBER', numberValue: -1.5 }, includeForEmbedding: true },
        draft: { value: { type: 'BOOLEAN', booleanValue: true } },
        topics: { value: { type: 'STRING_LIST', stringListValue: ['x', 'y'] }, includeForEmbedding: true },
        plain: { value: 'text', includeForEmbedding: false },
      },
      more: 1,
    }),
  ).toEqual({
    metadata: {
      team: 'people',
      year: 2025,
      public: false,
      tags: ['a', 'b'],
      author: 'Ada',
      rank: -1.5,
      draft: true,
      topics: ['x', 'y'],
      plain: 'text',
    },
    embedded: ['author: Ada', 'rank: -1.5', 'topics: x, y'],
  })
})

test('names that are special in JavaScript are names like any other', () => {
  const result = readMetadataFile(Buffer.from('{"metadataAttributes":{"__proto__":"a","constructor":"b"}}'))
  expect(Object.entries('metadata' in result ? result.metadata : {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
  expect(readMetadataFile(Buffer.from('{"__proto__":{"metadataAttributes":{"a":"b"}}}'))).toHaveProperty(
    'reason',
  )
})

test.each([
  [null],
  [{ nested: 'object' }],
  [[1, 2]],
  [{ value: { type: 'STRING', numberValue: 1 } }],
  [{ value: { type: 'NUMBER', numberValue: '1' } }],
  [{ value: { type: 'DATE', stringValue: '2025' } }],
  [{ value: { type: 'STRING_LIST', stringListValue: [1] } }],
  [{ value: { type: 'toString' } }],
  [{ value: 'a', includeForEmbedding: 'yes' }],
])('%j is no value', value => {
  expect(attribute(value)).toEqual({ reason: expect.stringMatching(/attribute "key"/) })
})

test.each([
  ['no JSON', '{', /not valid JSON/],
  ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /UTF-8/],
  ['a list', '[]', /no object "metadataAttributes"/],
  ['null', 'null', /no object "metadataAttributes"/],
  ['no attributes', '{"metadataAttributes":[]}', /no object "metadataAttributes"/],
  ['a number beyond all', '{"metadataAttributes":{"key":1e999}}', /"key" must be/],
  ['a reserved name', '{"metadataAttributes":{"x-amz-bedrock-kb-source-uri":"a"}}', /reserved/],
  ['no name', '{"metadataAttributes":{"":"a"}}', /no name/],
  ['more than 10 KB', `{"metadataAttributes":{"key":"${'a'.repeat(10_240)}"}}`, /larger than 10 KB/],
])('%s is refused with the reason', (_, content, reason) => {
  expect(readMetadataFile(Buffer.from(content))).toEqual({ reason: expect.stringMatching(reason) })
})
