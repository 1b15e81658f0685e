import type { InferenceConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkSampling } from '../../../src/inference/converse-checks/sampling.ts'
import { expectRefusal, HAIKU_4_5, hello, modelOf, NOVA_LITE, OPUS_4_7, SONNET_4 } from './expect-refusal.ts'

const request = (inferenceConfig: InferenceConfiguration, fields: Record<string, number> = {}) => ({
  messages: [hello],
  inferenceConfig,
  additionalModelRequestFields: fields,
})

test.each([
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-opus-4-1-20250805-v1:0',
  'anthropic.claude-opus-4-6-v1',
])('%s takes one of temperature and topP', id => {
  const message =
    'The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.'
  expectRefusal(() => checkSampling(request({ temperature: 0.5, topP: 0.9 }), modelOf(id)), message)
  expectRefusal(() => checkSampling(request({ temperature: 0.5 }, { top_p: 0.9 }), modelOf(id)), message)
  expect(() => checkSampling(request({ temperature: 0 }), modelOf(id))).not.toThrow()
  expect(() => checkSampling(request({ topP: 0 }, { top_k: 5 }), modelOf(id))).not.toThrow()
})

test.each([
  ['temperature', request({ temperature: 0, topP: 0.5 })],
  ['top_p', request({ topP: 0.5 })],
  ['top_k', request({}, { top_k: 5 })],
])('%s is gone from Opus 4.7 on', (parameter, asked) => {
  for (const model of [OPUS_4_7, modelOf('anthropic.claude-sonnet-5'), modelOf('anthropic.claude-fable-5')])
    expectRefusal(
      () => checkSampling(asked, model),
      `The model returned the following errors: \`${parameter}\` is deprecated for this model.`,
    )
})

test('what is the default is no parameter', () => {
  expect(() => checkSampling(request({ temperature: 1, topP: 1 }), OPUS_4_7)).not.toThrow()
  expect(() => checkSampling({ messages: [hello] }, OPUS_4_7)).not.toThrow()
})

test('others take both', () => {
  for (const model of [SONNET_4, NOVA_LITE])
    expect(() => checkSampling(request({ temperature: 0.5, topP: 0.9 }), model)).not.toThrow()
  expect(() => checkSampling(request({ temperature: 0.5 }), HAIKU_4_5)).not.toThrow()
})
