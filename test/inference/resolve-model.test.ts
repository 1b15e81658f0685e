import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { resolveModel } from '../../src/inference/resolve-model.ts'

const catalogue = loadCatalogue()
const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'

test.each([
  ['amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0'],
  ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0'],
  [`us.${haiku}`, haiku],
  [`global.${haiku}`, haiku],
  [`arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${haiku}`, haiku],
])('%s', (modelId, id) => {
  expect(resolveModel(catalogue, modelId, 'us-east-1').id).toBe(id)
})

describe('refused as an invalid identifier', () => {
  test.each([
    'no.such-model-v9:0',
    'us.no.such-model-v9:0',
    `moon.${haiku}`,
    `apac.${haiku}`,
    'us.amazon.titan-embed-text-v2:0',
    'arn:aws:bedrock:us-east-1::foundation-model/no.such',
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/no.such',
    '__proto__',
    'constructor',
  ])('%s', modelId => {
    expect(() => resolveModel(catalogue, modelId, 'us-east-1')).toThrowError(
      expect.objectContaining({
        name: 'ValidationException',
        message: 'The provided model identifier is invalid.',
      }),
    )
  })
})

test('a model behind profiles only is refused by its bare ID, and the hint names its profiles here', () => {
  expect(() => resolveModel(catalogue, haiku, 'eu-west-1')).toThrowError(
    expect.objectContaining({
      name: 'ValidationException',
      message: `Invocation of model ID ${haiku} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
      hint: `In eu-west-1 call it as eu.${haiku} or global.${haiku}.`,
    }),
  )
})
