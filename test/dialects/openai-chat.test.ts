import type { ContentBlock, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { openaiChat } from '../../src/dialects/openai-chat.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { foldChatStream } from '../support/fold-chat-stream.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'
import { converse, everything, small } from './openai-chat/bodies.ts'

// Answers tell the second they were made in.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_761_000_000_000 }))
afterAll(() => void vi.useRealTimers())

const model = 'openai.gpt-oss-20b-1:0'

const blocks: ContentBlock[] = [
  { reasoningContent: { reasoningText: { text: 'The order is late, so look it up.' } } },
  { text: 'Let me look that up. Grüße, 你好, 👋🏽' },
  { toolUse: { toolUseId: 'call_1', name: 'lookup_order', input: { id: 'A-1', deep: [1, null] } } },
  { toolUse: { toolUseId: 'call_2', name: 'no_arguments', input: {} } },
]

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative' }]) },
  { name: 'reasoning, text and calls', answer: answer(blocks, { stopReason: 'tool_use' }) },
  { name: 'only a call', answer: answer(blocks.slice(2, 3), { stopReason: 'tool_use' }) },
  { name: 'nothing', answer: answer([], { stopReason: 'max_tokens' }) },
  {
    name: 'a text about tags',
    answer: answer([{ text: 'Use <reasoning> as in <reasoning>this</reasoning>.' }]),
  },
]

dialectSuite('openai-chat', {
  dialect: openaiChat,
  model,
  otherModels: [
    'deepseek.r1-v1:0',
    'mistral.mistral-large-2407-v1:0',
    'mistral.mistral-7b-instruct-v0:2',
    'ai21.jamba-1-5-large-v1:0',
    'amazon.nova-lite-v1:0',
  ],
  requests: [
    { name: 'the smallest', body: small, texts: [{ role: 'user', text: 'Hello' }] },
    { name: 'everything', ...everything },
  ],
  isVocabulary: (key, value) =>
    ['type', 'role', 'model', 'stream', 'detail'].includes(key) ||
    value === null ||
    // Said in other forms: bytes, and an object.
    key === 'url' ||
    key === 'arguments',
  unspoken: {
    body: {
      ...small,
      temperature: 1.5,
      reasoning_effort: 'low',
      response_format: { type: 'json_object' },
      seed: 7,
      user: null,
      tools: [{ type: 'custom', custom: { name: 'run' } }],
      tool_choice: 'none',
      chat_template_kwargs: { enable_thinking: false },
      'amazon-bedrock-guardrailConfig': { tagSuffix: 'abc' },
    },
    fields: {
      temperature: 1.5,
      reasoning_effort: 'low',
      response_format: { type: 'json_object' },
      seed: 7,
      tools: [{ type: 'custom', custom: { name: 'run' } }],
      tool_choice: 'none',
      chat_template_kwargs: { enable_thinking: false },
    },
  },
  refused: [
    {
      name: 'without messages',
      body: { prompt: 'Hello' },
      message:
        'Malformed input request: #: required key [messages] not found, #: extraneous key [prompt] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'no object',
      body: 'Hello',
      message:
        'Malformed input request: #: expected type: JSONObject, found: String, please reformat your input and try again.',
    },
    {
      name: 'another model',
      body: { ...small, model: 'gpt-4o' },
      message:
        'Malformed input request: #/model: gpt-4o is not a valid enum value, please reformat your input and try again.',
    },
    {
      name: 'out of range',
      body: { ...small, temperature: 2.5, max_tokens: 0 },
      message:
        'Malformed input request: #/temperature: 2.5 is not less or equal to 2, #/max_tokens: 0 is not greater or equal to 1, please reformat your input and try again.',
    },
    {
      name: 'an image that is elsewhere',
      body: {
        messages: [
          {
            role: 'user',
            content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }],
          },
        ],
      },
      message:
        'Malformed input request: #/messages/0/content/0/image_url/url: string [https://example.com/a.png] does not match pattern ^data:image/(png|jpeg|gif|webp);base64,, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream: foldChatStream,
})

/** A prompt's tokens that were written to a cache are not told apart from others. */
const normalize = (response: ConverseResponse): ConverseResponse => {
  const { usage } = response
  if (usage === undefined) return response
  const inputTokens = (usage.inputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0)
  return { ...response, usage: { ...usage, inputTokens, cacheWriteInputTokens: 0 } }
}

const userSays = (content: ContentBlock): ModelRequest => ({
  messages: [{ role: 'user', content: [content] }],
})

clientDialectSuite('openai-chat', {
  dialect: openaiChat,
  model,
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
    { name: 'everything', request: structuredClone(converse) as unknown as ModelRequest },
    {
      name: 'what Converse has no member for',
      request: {
        ...toolConversation,
        additionalModelRequestFields: {
          reasoning_effort: 'high',
          tools: [{ type: 'custom', custom: { name: 'run' } }],
          seed: 7,
        },
      },
    },
  ],
  unsayable: [
    {
      name: 'a document',
      request: userSays({ document: { name: 'a', format: 'pdf', source: { bytes: Buffer.from('x') } } }),
      message:
        "This model doesn't support the document content block that you provided. Update the content block and try again.",
    },
    {
      name: 'a signature',
      request: {
        messages: [
          {
            role: 'assistant',
            content: [{ reasoningContent: { reasoningText: { text: 'a', signature: 'b' } } }],
          },
        ],
      },
      message:
        "This model doesn't support the reasoningContent.reasoningText.signature field. Remove reasoningContent.reasoningText.signature and try again.",
    },
    { name: 'a cache point', request: userSays({ cachePoint: { type: 'default' } }), message: /cachePoint/ },
  ],
  answers,
  normalize,
  // Bytes are bytes, in a Buffer or not.
  normalizeRequest: structuredClone,
})

test('the families that share the form', () => {
  for (const id of [
    'openai.gpt-oss-safeguard-120b',
    'qwen.qwen3-32b-v1:0',
    'deepseek.v3-v1:0',
    'deepseek.v3.2',
    'google.gemma-3-27b-it',
    'moonshot.kimi-k2-thinking',
    'moonshotai.kimi-k2.5',
    'minimax.minimax-m2',
    'nvidia.nemotron-nano-9b-v2',
    'zai.glm-4.7',
    'xai.grok-4.3',
    'mistral.mistral-large-3-675b-instruct',
    'mistral.ministral-3-8b-instruct',
  ])
    expect(id).toMatch(openaiChat.modelIds)
})

// https://github.com/BerriAI/litellm, amazon_moonshot_transformation.py: an answer of Kimi K2 with reasoning in tags.
test('reasoning in tags before the text', () => {
  const content = '<reasoning>They greet me.</reasoning>Hello!'
  const body = { choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] }
  expect(openaiChat.decodeResponse(body).output?.message?.content).toEqual([
    { reasoningContent: { reasoningText: { text: 'They greet me.' } } },
    { text: 'Hello!' },
  ])
})

async function* each(...chunks: unknown[]): AsyncGenerator<unknown[]> {
  for (const chunk of chunks) yield [chunk]
}

// Written after the chunks of vLLM, with `stream_options: {"include_usage": true}`:
// https://docs.vllm.ai/en/latest/features/reasoning_outputs.html
test('a stream with its own member for reasoning, and the usage after the end', async () => {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  })
  const stream = [
    chunk({ role: 'assistant', content: '' }),
    chunk({ reasoning: 'Hm' }),
    chunk({ reasoning_content: '.' }),
    chunk({ content: 'Hello' }),
    chunk({}, 'stop'),
  ]
  const usage = { prompt_tokens: 10, completion_tokens: 3, total_tokens: 13, prompt_tokens_details: null }
  const { output, usage: told } = await collect(
    openaiChat.decodeStream(each(...stream, { object: 'chat.completion.chunk', choices: [], usage })),
  )
  expect(output?.message?.content).toEqual([
    { reasoningContent: { reasoningText: { text: 'Hm.' } } },
    { text: 'Hello' },
  ])
  expect(told).toEqual({ inputTokens: 10, outputTokens: 3, totalTokens: 13 })
  expect((await collect(openaiChat.decodeStream(each(...stream)))).usage).toBeUndefined()
})
