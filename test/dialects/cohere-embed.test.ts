import { expect, test } from 'vitest'
import { cohereEmbed } from '../../src/dialects/cohere-embed.ts'
import { embedDialectSuite } from './embed-dialect-suite.ts'

const v3 = 'cohere.embed-english-v3'
const v4 = 'cohere.embed-v4:0'
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
const pngUri = 'data:image/png;base64,iVBORw=='
const gif = new Uint8Array(Buffer.from('GIF89a'))
const wrong = (violations: string) =>
  `Malformed input request: ${violations}, please reformat your input and try again.`

// Bodies: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed-v3.html and ...-v4.html
embedDialectSuite('cohere-embed', {
  dialect: cohereEmbed,
  models: [v3, 'cohere.embed-multilingual-v3', v4],
  otherModels: ['cohere.command-r-v1:0', 'cohere.rerank-v3-5:0', 'amazon.titan-embed-text-v2:0'],
  requests: [
    {
      name: 'texts',
      model: v3,
      body: {
        texts: ['hello world', 'this is a test'],
        input_type: 'search_document',
        truncate: 'END',
        embedding_types: ['int8', 'float'],
      },
      request: { texts: ['hello world', 'this is a test'], purpose: 'document' },
      texts: ['hello world', 'this is a test'],
    },
    {
      name: 'an image',
      model: v3,
      body: { images: [pngUri], input_type: 'image' },
      request: { texts: [], images: [png], purpose: 'image' },
      texts: [],
    },
    {
      name: 'texts to v4',
      model: v4,
      body: {
        input_type: 'search_query',
        texts: ['RAG system design patterns for insurance claims'],
        output_dimension: 512,
        truncate: 'RIGHT',
        max_tokens: 128_000,
        embedding_types: ['binary'],
      },
      request: {
        texts: ['RAG system design patterns for insurance claims'],
        purpose: 'query',
        dimensions: 512,
      },
      texts: ['RAG system design patterns for insurance claims'],
    },
    {
      name: 'texts as inputs to v4',
      model: v4,
      body: {
        input_type: 'clustering',
        inputs: [
          {
            content: [
              { type: 'text', text: 'arr.pdf' },
              { type: 'text', text: 'Quarterly ARR growth chart; outlier in Q3.' },
            ],
          },
          { content: [{ type: 'text', text: 'Primer' }] },
        ],
      },
      request: {
        texts: ['arr.pdf\nQuarterly ARR growth chart; outlier in Q3.', 'Primer'],
        purpose: 'clustering',
      },
      texts: ['arr.pdf', 'Quarterly ARR growth chart; outlier in Q3.', 'Primer'],
    },
    {
      name: 'images as inputs to v4',
      model: v4,
      body: {
        input_type: 'classification',
        inputs: [{ content: [{ type: 'image_url', image_url: { url: pngUri } }] }],
      },
      request: { texts: [], images: [png], purpose: 'classification' },
      texts: [],
    },
  ],
  refused: [
    {
      name: "Titan's body",
      model: v3,
      body: { inputText: 'Hi' },
      message: wrong(
        '#: required key [texts] not found, #: required key [input_type] not found, #: extraneous key [inputText] is not permitted',
      ),
    },
    {
      // https://github.com/ScrapeGraphAI/Scrapegraph-ai/issues/400
      name: 'a text that is too long',
      model: v3,
      body: { texts: ['a'.repeat(19_882)], input_type: 'search_document', truncate: 'END' },
      message: wrong('#/texts/0: expected maxLength: 2048, actual: 19882'),
    },
    {
      name: 'too many texts',
      model: v4,
      body: { texts: Array.from({ length: 97 }, () => 'Hi'), input_type: 'search_document' },
      message: wrong('#/texts: expected maximum item count: 96, found: 97'),
    },
    {
      name: 'values that there are not',
      model: v3,
      body: { texts: ['Hi'], input_type: 'query', truncate: 'RIGHT', embedding_types: ['double'] },
      message: wrong(
        '#/input_type: query is not a valid enum value, #/truncate: RIGHT is not a valid enum value, #/embedding_types/0: double is not a valid enum value',
      ),
    },
    {
      name: "v4's members to v3",
      model: v3,
      body: { texts: ['Hi'], input_type: 'search_query', output_dimension: 512 },
      message: wrong('#: extraneous key [output_dimension] is not permitted'),
    },
    {
      name: 'a length that there is not',
      model: v4,
      body: { texts: ['Hi'], input_type: 'search_query', output_dimension: 300 },
      message: wrong('#/output_dimension: 300 is not a valid enum value'),
    },
    {
      name: 'texts and images',
      model: v4,
      body: { texts: ['Hi'], images: [pngUri], input_type: 'search_query' },
      message: wrong('#: 2 subschemas matched instead of one'),
    },
    {
      name: 'two images to v3',
      model: v3,
      body: { images: [pngUri, pngUri], input_type: 'image' },
      message: wrong('#/images: expected maximum item count: 1, found: 2'),
    },
    {
      name: 'more tokens than may be cut',
      model: v4,
      body: { texts: ['a'.repeat(41)], input_type: 'search_query', max_tokens: 10, truncate: 'NONE' },
      message: 'Input is too long for requested model.',
    },
  ],
  sayable: [
    { name: 'texts', model: v3, request: { texts: ['one', 'two'], purpose: 'document' } },
    { name: 'an image', model: v3, request: { texts: [], images: [png], purpose: 'image' } },
    { name: 'a length', model: v4, request: { texts: ['one'], purpose: 'query', dimensions: 256 } },
    { name: 'images', model: v4, request: { texts: [], images: [png, gif], purpose: 'clustering' } },
    { name: 'no texts', model: v3, request: { texts: [], purpose: 'classification' } },
  ],
  unsayable: [
    {
      name: 'another length to v3',
      model: v3,
      request: { texts: ['Hi'], dimensions: 512 },
      message: "This model doesn't support embeddings of 512 dimensions.",
    },
    {
      name: 'too many texts',
      model: v3,
      request: { texts: Array.from({ length: 97 }, () => 'Hi') },
      message: 'This model embeds up to 96 texts per request, not 97.',
    },
    {
      name: 'two images to v3',
      model: v3,
      request: { texts: [], images: [png, png] },
      message: 'This model embeds up to 1 images per request, not 2.',
    },
    {
      name: 'an image of another type',
      model: v3,
      request: { texts: [], images: [gif] },
      message: "This model doesn't support image/gif.",
    },
    {
      name: 'texts and images',
      model: v4,
      request: { texts: ['Hi'], images: [png] },
      message: "This model doesn't support texts and images in one request.",
    },
  ],
  answers: [
    {
      name: 'floats',
      body: { texts: ['a', 'b'] },
      vectors: 2,
      dimensions: 1024,
      precision: 0.999999,
      counts: false,
    },
    ...(['float', 'int8', 'uint8', 'binary', 'ubinary'] as const).map(type => ({
      name: type,
      body: { texts: ['a', 'b'], embedding_types: [type] },
      vectors: 2,
      dimensions: 1536,
      precision: { float: 0.999999, int8: 0.9999, uint8: 0.9999, binary: 0.8, ubinary: 0.8 }[type],
      counts: false,
    })),
    {
      name: 'all types',
      body: { texts: ['a'], embedding_types: ['ubinary', 'binary', 'uint8', 'int8', 'float'] },
      vectors: 1,
      dimensions: 256,
      precision: 0.999999,
      counts: false,
    },
  ],
})

test('cuts a text where the body says where', () => {
  const body = { texts: ['a'.repeat(20) + 'b'.repeat(30)], input_type: 'search_query', max_tokens: 10 }
  const cut = (side: object) => cohereEmbed.decodeRequest({ ...body, ...side }, v4).texts[0]
  expect(cut({ truncate: 'RIGHT' })).toBe('a'.repeat(20) + 'b'.repeat(20))
  expect(cut({ truncate: 'LEFT' })).toBe('a'.repeat(10) + 'b'.repeat(30))
  expect(cut({})).toBe(body.texts[0])
})

test('says what the input is for where the request does not', () => {
  expect(cohereEmbed.encodeRequest({ texts: ['Hi'] }, v3)).toMatchObject({ input_type: 'search_document' })
  expect(cohereEmbed.encodeRequest({ texts: [], images: [png] }, v3)).toMatchObject({ input_type: 'image' })
  expect(cohereEmbed.encodeRequest({ texts: [], images: [png] }, v4)).toMatchObject({
    input_type: 'search_document',
  })
})

test('says that texts and images together are not implemented', () => {
  const content = [
    { type: 'text', text: 'Quarterly ARR growth chart; outlier in Q3.' },
    { type: 'image_url', image_url: { url: pngUri } },
  ]
  expect(() =>
    cohereEmbed.decodeRequest({ inputs: [{ content }], input_type: 'search_document' }, v4),
  ).toThrow(expect.objectContaining({ name: 'NotImplementedException', status: 501 }))
})
