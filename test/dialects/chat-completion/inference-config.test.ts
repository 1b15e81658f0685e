import { expect, test } from 'vitest'
import {
  decodeInferenceConfig,
  encodeInferenceConfig,
} from '../../../src/dialects/chat-completion/inference-config.ts'

const names = {
  max_completion_tokens: 'maxTokens',
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
} as const

test('numbers and stop sequences', () => {
  const body = { max_tokens: 5, temperature: 0.5, top_p: 1, stop: 'END', seed: 7 }
  expect(decodeInferenceConfig(body, names)).toEqual({
    inferenceConfig: { maxTokens: 5, temperature: 0.5, topP: 1, stopSequences: ['END'] },
    spoken: ['max_tokens', 'temperature', 'top_p', 'stop'],
  })
})

test('what is beyond the limits of Converse is not spoken, nor a second limit', () => {
  const body = { max_completion_tokens: 0, max_tokens: 5, temperature: 1.5, stop: null }
  expect(decodeInferenceConfig(body, names)).toEqual({
    inferenceConfig: { maxTokens: 5 },
    spoken: ['max_tokens'],
  })
  expect(decodeInferenceConfig({ max_completion_tokens: 3, max_tokens: 5 }, names).spoken).toEqual([
    'max_completion_tokens',
  ])
})

test('and back', () => {
  expect(encodeInferenceConfig({ maxTokens: 5, stopSequences: ['END'] }, 'max_completion_tokens')).toEqual({
    max_completion_tokens: 5,
    stop: ['END'],
  })
  expect(encodeInferenceConfig({ temperature: 0, topP: 0.5, maxTokens: 1 })).toEqual({
    max_tokens: 1,
    temperature: 0,
    top_p: 0.5,
  })
  expect(encodeInferenceConfig()).toEqual({})
})
