import { expect, test } from 'vitest'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { checkConverse } from '../../src/inference/check-converse.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import {
  expectRefusal,
  HAIKU_4_5,
  hello,
  LLAMA_3_3,
  MISTRAL_7B,
  modelOf,
  NOVA_LITE,
  NOVA_MICRO,
  SONNET_4,
  user,
} from './converse-checks/expect-refusal.ts'
import { gif } from './converse-checks/pictures.ts'

const messages = [hello]
const bytes = gif(1, 1)

test.each<[string, ModelRequest, typeof HAIKU_4_5, string | RegExp]>([
  ['support', { messages }, modelOf('amazon.nova-canvas-v1:0'), /^This action doesn't support the model/],
  [
    'options',
    { messages, additionalModelRequestFields: 5 },
    NOVA_LITE,
    /^The additionalModelRequestFields field/,
  ],
  ['blank text', { messages: [user({ text: '' })] }, NOVA_LITE, /is blank\. Add text/],
  [
    'system',
    { messages, system: [{ text: 'a' }] },
    MISTRAL_7B,
    /^This model doesn't support system messages\./,
  ],
  ['turns', { messages: [] }, NOVA_LITE, /^A conversation must start/],
  [
    'tools',
    { ...toolConversation, toolConfig: undefined },
    NOVA_LITE,
    /^The toolConfig field must be defined/,
  ],
  [
    'pairs',
    { ...toolConversation, messages: toolConversation.messages?.slice(0, 2) },
    SONNET_4,
    /^Expected toolResult/,
  ],
  [
    'modality',
    { messages: [user({ image: { format: 'gif', source: { bytes } } })] },
    NOVA_MICRO,
    /image content block/,
  ],
  [
    'documents',
    { messages: [user({ document: { name: 'a', source: { text: 'A' } } })] },
    NOVA_LITE,
    /^A text block must/,
  ],
  [
    'output',
    { messages, inferenceConfig: { maxTokens: 900_000 } },
    NOVA_LITE,
    /^The maximum tokens you requested/,
  ],
  ['cache points', { messages: [user({ cachePoint: { type: 'default' } })] }, HAIKU_4_5, /Field required$/],
  [
    'reasoning',
    { messages: [user({ reasoningContent: { reasoningText: { text: 'a' } } })] },
    NOVA_LITE,
    /^User messages cannot/,
  ],
  [
    'sampling',
    { messages, inferenceConfig: { temperature: 0, topP: 0 } },
    HAIKU_4_5,
    /cannot both be specified/,
  ],
  [
    'thinking',
    { messages, additionalModelRequestFields: { thinking: { type: 'enabled' } } },
    HAIKU_4_5,
    /budget_tokens/,
  ],
  [
    'images',
    { messages: [user({ image: { format: 'png', source: { bytes } } })] },
    NOVA_LITE,
    /does not match/,
  ],
])('every check is made: %s', (_, request, model, message) => {
  expect(() => checkConverse(request, model)).toThrow(message)
})

test('streaming is told', () => {
  expect(() => checkConverse(toolConversation, { ...LLAMA_3_3 }, { streaming: false })).not.toThrow()
  expectRefusal(
    () => checkConverse(toolConversation, LLAMA_3_3, { streaming: true }),
    `This model doesn't support tool use in streaming mode.`,
  )
})

test('the Region is told', () => {
  const request: ModelRequest = { messages, performanceConfig: { latency: 'optimized' } }
  expect(() => checkConverse(request, modelOf('amazon.nova-pro-v1:0'), { region: 'us-east-2' })).not.toThrow()
  expect(() => checkConverse(request, modelOf('amazon.nova-pro-v1:0'), { region: 'eu-west-1' })).toThrow(
    'Latency performance configuration is not supported for amazon.nova-pro-v1:0 in eu-west-1',
  )
})

test('Converse speaks before the model', () => {
  const request: ModelRequest = {
    messages: [user({ text: '' })],
    inferenceConfig: { temperature: 0, topP: 0, maxTokens: 900_000 },
  }
  expect(() => checkConverse(request, HAIKU_4_5)).toThrow(/is blank/)
})

test('conversations as they should be', () => {
  for (const model of [SONNET_4, NOVA_LITE, LLAMA_3_3, modelOf('qwen.qwen3-32b-v1:0')]) {
    expect(() => checkConverse(plainConversation, model, { streaming: true })).not.toThrow()
    expect(() => checkConverse(toolConversation, model)).not.toThrow()
  }
})
