import { expect, test } from 'vitest'
import {
  decodeInferenceConfig,
  encodeInferenceConfig,
} from '../../../src/dialects/native/inference-config.ts'

const names = {
  max_completion_tokens: 'maxTokens',
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  stop: 'stopSequences',
} as const

test('numbers and stop sequences', () => {
  const body = { max_tokens: 5, temperature: 0.5, top_p: 1, stop: 'END', seed: 7 }
  expect(decodeInferenceConfig(body, names)).toEqual({
    config: { inferenceConfig: { maxTokens: 5, temperature: 0.5, topP: 1, stopSequences: ['END'] } },
    spoken: ['max_tokens', 'temperature', 'top_p', 'stop'],
  })
  expect(decodeInferenceConfig({}, names)).toEqual({ config: {}, spoken: [] })
})

test('what is beyond the limits of Converse is not spoken, nor a second limit', () => {
  const body = { max_completion_tokens: 0, max_tokens: 5, temperature: 1.5, stop: null }
  expect(decodeInferenceConfig(body, names)).toEqual({
    config: { inferenceConfig: { maxTokens: 5 } },
    spoken: ['max_tokens'],
  })
  expect(decodeInferenceConfig({ max_completion_tokens: 3, max_tokens: 5 }, names).spoken).toEqual([
    'max_completion_tokens',
  ])
})

test('and back, by the last of two names', () => {
  expect(encodeInferenceConfig({ temperature: 0, maxTokens: 5, stopSequences: ['END'] }, names)).toEqual({
    max_tokens: 5,
    temperature: 0,
    stop: ['END'],
  })
  expect(encodeInferenceConfig(undefined, names)).toEqual({})
})

test('what the family has no name for is refused', () => {
  expect(() => encodeInferenceConfig({ stopSequences: [] }, { max_gen_len: 'maxTokens' })).toThrow(
    "This model doesn't support the stopSequences field.",
  )
})
