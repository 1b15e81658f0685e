import { expect, test } from 'vitest'
import { amazonTitanEmbedG1 } from '../../src/dialects/amazon-titan-embed-g1.ts'
import { embedDialectSuite } from './embed-dialect-suite.ts'

const model = 'amazon.titan-embed-text-v1'

embedDialectSuite('amazon-titan-embed-g1', {
  dialect: amazonTitanEmbedG1,
  models: [model, 'amazon.titan-embed-g1-text-02'],
  otherModels: ['amazon.titan-embed-text-v2:0', 'amazon.titan-embed-image-v1', 'amazon.titan-text-lite-v1'],
  requests: [
    {
      // https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
      name: 'a text',
      model,
      body: { inputText: 'What are the different services that you offer?' },
      request: { texts: ['What are the different services that you offer?'] },
      texts: ['What are the different services that you offer?'],
    },
  ],
  refused: [
    {
      name: "the second version's members",
      model,
      body: { inputText: 'Hi', dimensions: 512, normalize: true },
      message:
        'Malformed input request: #: extraneous key [dimensions] is not permitted, #: extraneous key [normalize] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'nothing',
      model,
      body: {},
      message:
        'Malformed input request: #: required key [inputText] not found, please reformat your input and try again.',
    },
    {
      name: 'a text that is too long',
      model,
      body: { inputText: 'a'.repeat(50_001) },
      message:
        'Malformed input request: expected maxLength: 50000, actual: 50001, please reformat your input and try again.',
    },
  ],
  sayable: [{ name: 'a text', model, request: { texts: ['Hi'] } }],
  unsayable: [
    {
      name: 'no text',
      model,
      request: { texts: [] },
      message: 'This model embeds one text per request, not 0.',
    },
    {
      name: 'another length',
      model,
      request: { texts: ['Hi'], dimensions: 1024 },
      message: "This model doesn't support embeddings of 1024 dimensions.",
    },
  ],
  answers: [
    {
      name: 'floats',
      body: { inputText: 'Hi' },
      vectors: 1,
      dimensions: 1536,
      precision: 0.999999,
      counts: true,
    },
  ],
})

test('says its own length by saying nothing', () => {
  expect(
    amazonTitanEmbedG1.encodeRequest({ texts: ['Hi'], dimensions: 1536, purpose: 'query' }, model),
  ).toEqual({
    inputText: 'Hi',
  })
})

test('answers in the two members that the user guide lists', () => {
  const embedded = { embeddings: [Float32Array.of(0.5, -0.5, 0.5, -0.5)], inputTokens: 9 }
  expect(amazonTitanEmbedG1.encodeResponse(embedded, { inputText: 'Hi' }, 'id')).toEqual({
    embedding: [0.5, -0.5, 0.5, -0.5],
    inputTextTokenCount: 9,
  })
})
