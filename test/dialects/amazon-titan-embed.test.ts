import { expect, test } from 'vitest'
import { amazonTitanEmbed } from '../../src/dialects/amazon-titan-embed.ts'
import { embedDialectSuite } from './embed-dialect-suite.ts'

const model = 'amazon.titan-embed-text-v2:0'

embedDialectSuite('amazon-titan-embed', {
  dialect: amazonTitanEmbed,
  models: [model],
  otherModels: [
    'amazon.titan-embed-text-v1',
    'amazon.titan-embed-image-v1',
    'amazon.titan-text-express-v1',
    'cohere.embed-v4:0',
  ],
  requests: [
    { name: 'the smallest', model, body: { inputText: 'Hi' }, request: { texts: ['Hi'] }, texts: ['Hi'] },
    {
      // https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
      name: 'everything',
      model,
      body: {
        inputText: 'What are the different services that you offer?',
        dimensions: 512,
        normalize: true,
        embeddingTypes: ['binary', 'float'],
        'amazon-bedrock-guardrailConfig': {},
      },
      request: { texts: ['What are the different services that you offer?'], dimensions: 512 },
      texts: ['What are the different services that you offer?'],
    },
    {
      name: 'not normalized',
      model,
      body: { inputText: 'Hi', normalize: false },
      request: { texts: ['Hi'] },
      texts: ['Hi'],
    },
  ],
  refused: [
    {
      name: "Cohere's body",
      model,
      body: { texts: ['Hi'], input_type: 'search_query' },
      message:
        'Malformed input request: #: required key [inputText] not found, #: extraneous key [texts] is not permitted, #: extraneous key [input_type] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'wrong types',
      model,
      body: { inputText: ['Hi'], dimensions: '256', normalize: 1, embeddingTypes: 'float' },
      message:
        'Malformed input request: #/inputText: expected type: String, found: JSONArray, #/dimensions: expected type: Integer, found: String, #/normalize: expected type: Boolean, found: Integer, #/embeddingTypes: expected type: JSONArray, found: String, please reformat your input and try again.',
    },
    {
      name: 'a length that there is not',
      model,
      body: { inputText: 'Hi', dimensions: 1536 },
      message:
        'Malformed input request: #/dimensions: 1536 is not a valid enum value, please reformat your input and try again.',
    },
    {
      name: 'a type that there is not',
      model,
      body: { inputText: 'Hi', embeddingTypes: ['float', 'int8'] },
      message:
        'Malformed input request: #/embeddingTypes/1: int8 is not a valid enum value, please reformat your input and try again.',
    },
    {
      name: 'no text',
      model,
      body: { inputText: '' },
      message:
        'Malformed input request: expected minLength: 1, actual: 0, please reformat your input and try again.',
    },
    {
      // https://github.com/alphagov/govuk-chat/pull/220
      name: 'a text that is too long',
      model,
      body: { inputText: 'a'.repeat(160_000) },
      message:
        'Malformed input request: expected maxLength: 50000, actual: 160000, please reformat your input and try again.',
    },
  ],
  sayable: [
    { name: 'a text', model, request: { texts: ['Hi'] } },
    { name: 'a text and a length', model, request: { texts: ['Hi'], dimensions: 256 } },
  ],
  unsayable: [
    {
      name: 'two texts',
      model,
      request: { texts: ['one', 'two'] },
      message: 'This model embeds one text per request, not 2.',
    },
    {
      name: 'an image',
      model,
      request: { texts: [], images: [Uint8Array.of(1)] },
      message: "This model doesn't support image input.",
    },
    {
      name: 'another length',
      model,
      request: { texts: ['Hi'], dimensions: 1536 },
      message: "This model doesn't support embeddings of 1536 dimensions.",
    },
  ],
  answers: [
    {
      name: 'floats',
      body: { inputText: 'Hi' },
      vectors: 1,
      dimensions: 1024,
      precision: 0.999999,
      counts: true,
    },
    {
      name: 'bits',
      body: { inputText: 'Hi', embeddingTypes: ['binary'] },
      vectors: 1,
      dimensions: 256,
      precision: 0.75,
      counts: true,
    },
    {
      name: 'both',
      body: { inputText: 'Hi', embeddingTypes: ['binary', 'float'] },
      vectors: 1,
      dimensions: 512,
      precision: 0.999999,
      counts: true,
    },
  ],
})

const embedded = { embeddings: [Float32Array.of(0.5, -0.5, 0.5, -0.5)], inputTokens: 9 }
const float = [0.5, -0.5, 0.5, -0.5]

test('answers in the members that the user guide lists', () => {
  expect(amazonTitanEmbed.encodeResponse(embedded, { inputText: 'Hi' }, 'id')).toEqual({
    embedding: float,
    embeddingsByType: { float },
    inputTextTokenCount: 9,
  })
  expect(
    amazonTitanEmbed.encodeResponse(embedded, { inputText: 'Hi', embeddingTypes: ['binary'] }, 'id'),
  ).toEqual({ embeddingsByType: { binary: [1, 0, 1, 0] }, inputTextTokenCount: 9 })
  expect(
    amazonTitanEmbed.encodeResponse(embedded, { inputText: 'Hi', embeddingTypes: ['float', 'binary'] }, 'id'),
  ).toEqual({ embedding: float, embeddingsByType: { binary: [1, 0, 1, 0], float }, inputTextTokenCount: 9 })
})

test('answers a unit vector where none was asked for, too', () => {
  expect(
    amazonTitanEmbed.encodeResponse(embedded, { inputText: 'Hi', normalize: false }, 'id'),
  ).toMatchObject({ embedding: float })
})
