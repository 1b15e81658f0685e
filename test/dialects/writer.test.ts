import type { ContentBlock, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writer } from '../../src/dialects/writer.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { foldChatStream } from '../support/fold-chat-stream.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

// Answers tell the second they were made in.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_761_000_000_000 }))
afterAll(() => void vi.useRealTimers())

const model = 'writer.palmyra-x5-v1:0'

// Written after the members and the ranges of
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x5.html; the tools are OpenAI's.
const small = { messages: [{ role: 'user', content: 'Explain quantum computing in simple terms.' }] }
const everything = {
  messages: [
    { role: 'system', content: 'You help with orders.' },
    { role: 'user', content: { text: 'Grüße, 你好: where is A-1?' } },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        {
          id: 'call_1',
          type: 'function',
          function: { name: 'lookup_order', arguments: '{"order_id":"A-1"}' },
        },
      ],
    },
    { role: 'tool', tool_call_id: 'call_1', content: 'shipped' },
    { role: 'assistant', content: 'It was shipped.' },
    { role: 'user', content: 'And A-2?' },
  ],
  temperature: 0.7,
  top_p: 0.8,
  max_tokens: 256,
  min_tokens: 3,
  stop: ['END'],
  seed: 7,
  presence_penalty: -1.5,
  frequency_penalty: 0.25,
  tools: [
    {
      type: 'function',
      function: { name: 'lookup_order', description: 'Finds an order.', parameters: { type: 'object' } },
    },
  ],
  tool_choice: 'auto',
}

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
]

/** As a client puts the chunks together, with the members of the whole answer that no chunk has. */
const foldStream = (chunks: readonly unknown[]): unknown => {
  const { choices, usage, ...head } = foldChatStream(chunks)
  const [{ message, ...choice }] = choices as [{ message: Record<string, unknown> }]
  const reasoning = (chunks as { choices: { delta: { reasoning_content?: string } }[] }[])
    .map(chunk => chunk.choices[0]?.delta.reasoning_content ?? '')
    .join('')
  const whole = {
    tool_calls: [],
    ...message,
    content: message.content ?? '',
    reasoning_content: reasoning === '' ? null : reasoning,
  }
  return {
    ...head,
    choices: [{ ...choice, message: whole, logprobs: null, stop_reason: null }],
    usage: { prompt_tokens_details: null, ...(usage as object) },
    prompt_logprobs: null,
  }
}

dialectSuite('writer', {
  dialect: writer,
  model,
  otherModels: ['openai.gpt-oss-20b-1:0', 'ai21.jamba-1-5-large-v1:0', 'amazon.nova-lite-v1:0'],
  requests: [
    {
      name: 'the smallest',
      body: small,
      texts: [{ role: 'user', text: 'Explain quantum computing in simple terms.' }],
    },
    {
      name: 'everything',
      body: everything,
      texts: [
        { role: 'system', text: 'You help with orders.' },
        { role: 'user', text: 'Grüße, 你好: where is A-1?' },
        { role: 'tool', text: 'shipped' },
        { role: 'assistant', text: 'It was shipped.' },
        { role: 'user', text: 'And A-2?' },
      ],
    },
  ],
  isVocabulary: (key, value) =>
    ['type', 'role', 'tool_choice'].includes(key) || value === null || key === 'arguments',
  unspoken: {
    body: { ...small, temperature: 1.5, min_tokens: 3, seed: 7, presence_penalty: 1, frequency_penalty: 0 },
    fields: { temperature: 1.5, min_tokens: 3, seed: 7, presence_penalty: 1, frequency_penalty: 0 },
  },
  refused: [
    {
      name: 'a prompt',
      body: { prompt: 'Hello' },
      message:
        'Malformed input request: #: required key [messages] not found, #: extraneous key [prompt] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'out of range',
      body: { ...small, temperature: 3, max_tokens: 0 },
      message:
        'Malformed input request: #/temperature: 3 is not less or equal to 2, #/max_tokens: 0 is not greater or equal to 1, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream,
})

/** A prompt's tokens that were written to a cache are not told apart from others. */
const normalize = (response: ConverseResponse): ConverseResponse => {
  const { usage } = response
  if (usage === undefined) return response
  const inputTokens = (usage.inputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0)
  return { ...response, usage: { ...usage, inputTokens, cacheWriteInputTokens: 0 } }
}

clientDialectSuite('writer', {
  dialect: writer,
  model,
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
    {
      name: 'what Converse has no member for',
      request: { ...plainConversation, additionalModelRequestFields: { seed: 2, min_tokens: 1 } },
    },
  ],
  unsayable: [
    {
      name: 'an image',
      request: {
        messages: [
          { role: 'user', content: [{ image: { format: 'png', source: { bytes: Buffer.from('x') } } }] },
        ],
      },
      message:
        "This model doesn't support the image content block that you provided. Update the content block and try again.",
    },
    {
      name: 'the form of the answer',
      request: { ...plainConversation, outputConfig: { effort: 'low' } },
      message: "This model doesn't support the outputConfig field. Remove outputConfig and try again.",
    },
  ],
  answers,
  normalize,
})

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x4.html, its text shortened
test('the answer of the guide', () => {
  const body = {
    id: 'chatcmpl-a689a6e150b048ca8814890d3d904d41',
    object: 'chat.completion',
    created: 1745854231,
    model: 'writer.palmyra-x4-v1:0',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', reasoning_content: null, content: 'Qubits entangle.', tool_calls: [] },
        logprobs: null,
        finish_reason: 'stop',
        stop_reason: null,
      },
    ],
    usage: { prompt_tokens: 43, total_tokens: 186, completion_tokens: 143, prompt_tokens_details: null },
    prompt_logprobs: null,
  }
  expect(writer.decodeResponse(body)).toEqual({
    output: { message: { role: 'assistant', content: [{ text: 'Qubits entangle.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 43, outputTokens: 143, totalTokens: 186 },
    metrics: undefined,
  })
})
