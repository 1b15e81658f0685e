import { expect, test } from 'vitest'
import { amazonTitanEmbedImage } from '../../src/dialects/amazon-titan-embed-image.ts'
import { embedDialectSuite } from './embed-dialect-suite.ts'

const model = 'amazon.titan-embed-image-v1'
const image = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

// Bodies: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-mm.html
embedDialectSuite('amazon-titan-embed-image', {
  dialect: amazonTitanEmbedImage,
  models: [model],
  otherModels: [
    'amazon.titan-embed-text-v2:0',
    'amazon.titan-embed-text-v1',
    'amazon.titan-image-generator-v1',
  ],
  requests: [
    {
      name: 'a text',
      model,
      body: { inputText: 'A family eating dinner', embeddingConfig: { outputEmbeddingLength: 256 } },
      request: { texts: ['A family eating dinner'], dimensions: 256 },
      texts: ['A family eating dinner'],
    },
    {
      name: 'an image',
      model,
      body: { inputImage: 'iVBORw==' },
      request: { texts: [], images: [image] },
      texts: [],
    },
    {
      name: 'an empty configuration',
      model,
      body: { inputText: 'Hi', embeddingConfig: {} },
      request: { texts: ['Hi'] },
      texts: ['Hi'],
    },
  ],
  refused: [
    {
      name: 'neither',
      model,
      body: { embeddingConfig: { outputEmbeddingLength: 256 } },
      message:
        'Malformed input request: #: no subschema matched out of the total 2 subschemas, please reformat your input and try again.',
    },
    {
      name: 'a length that there is not',
      model,
      body: { inputText: 'Hi', embeddingConfig: { outputEmbeddingLength: 512 } },
      message:
        'Malformed input request: #/embeddingConfig/outputEmbeddingLength: 512 is not a valid enum value, please reformat your input and try again.',
    },
    {
      name: 'a wrong configuration',
      model,
      body: { inputText: 'Hi', embeddingConfig: { dimensions: 256 } },
      message:
        'Malformed input request: #/embeddingConfig: extraneous key [dimensions] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'an image that is none',
      model,
      body: { inputImage: 'no base64!' },
      message:
        'Malformed input request: #/inputImage: the value is not base64, please reformat your input and try again.',
    },
  ],
  sayable: [
    { name: 'a text', model, request: { texts: ['Hi'] } },
    { name: 'an image and a length', model, request: { texts: [], images: [image], dimensions: 384 } },
  ],
  unsayable: [
    {
      name: 'two images',
      model,
      request: { texts: [], images: [image, image] },
      message: 'This model embeds one input per request, not 2.',
    },
    {
      name: 'a text and an image',
      model,
      request: { texts: ['Hi'], images: [image] },
      message: 'This model embeds one input per request, not 2.',
    },
    {
      name: 'two texts',
      model,
      request: { texts: ['one', 'two'] },
      message: 'This model embeds one text per request, not 2.',
    },
    {
      name: 'another length',
      model,
      request: { texts: ['Hi'], dimensions: 512 },
      message: "This model doesn't support embeddings of 512 dimensions.",
    },
  ],
  answers: [
    {
      name: 'floats',
      body: { inputText: 'Hi' },
      vectors: 1,
      dimensions: 384,
      precision: 0.999999,
      counts: true,
    },
  ],
})

test('says that a text and an image together are not implemented', () => {
  expect(() =>
    amazonTitanEmbedImage.decodeRequest({ inputText: 'Hi', inputImage: 'iVBORw==' }, model),
  ).toThrow(expect.objectContaining({ name: 'NotImplementedException', status: 501 }))
})

test('answers in the three members that the user guide lists', () => {
  const embedded = { embeddings: [Float32Array.of(0.6, -0.8)], inputTokens: 9 }
  expect(amazonTitanEmbedImage.encodeResponse(embedded, { inputText: 'Hi' }, 'id')).toEqual({
    embedding: [0.60000002, -0.80000001],
    inputTextTokenCount: 9,
    message: null,
  })
})
