import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { mistral } from '../../src/dialects/mistral.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'
import { chat, prompt } from './mistral/bodies.ts'

const textModel = 'mistral.mistral-7b-instruct-v0:2'
const chatModel = 'mistral.mistral-large-2407-v1:0'
const otherModels = [
  'mistral.mistral-large-3-675b-instruct',
  'mistral.ministral-3-8b-instruct',
  'openai.gpt-oss-20b-1:0',
  'meta.llama3-8b-instruct-v1:0',
]

const textAnswers = [
  { name: 'text', answer: answer([{ text: 'Negative. Grüße, 你好, 👋🏽' }]) },
  { name: 'a cut text', answer: answer([{ text: 'Negative' }], { stopReason: 'max_tokens' }) },
]
const calls: ContentBlock[] = [
  { text: 'Let me look.' },
  { toolUse: { toolUseId: 'call_1', name: 'lookup_order', input: { id: 'A-1', deep: [1, null] } } },
  { toolUse: { toolUseId: 'call_2', name: 'no_arguments', input: {} } },
]

interface Piece {
  readonly text?: string
  readonly message?: { readonly role: string; readonly content: string; readonly tool_calls?: unknown }
  readonly stop_reason: string | null
}

/** The pieces put together: texts one after the other, the rest from the last. */
const fold =
  (key: 'outputs' | 'choices') =>
  (chunks: readonly unknown[]): unknown => {
    const pieces = (chunks as Record<string, [Piece]>[]).map(chunk => chunk[key]?.[0])
    const last = pieces.at(-1)
    const text = pieces.map(piece => piece?.text ?? piece?.message?.content ?? '').join('')
    if (key === 'outputs') return { outputs: [{ ...last, text }] }
    return { choices: [{ ...last, message: { ...last?.message, content: text } }] }
  }

dialectSuite('mistral, text', {
  dialect: mistral,
  model: textModel,
  otherModels,
  requests: [
    { name: 'a text', body: { prompt: 'Hello' }, texts: [{ role: 'user', text: 'Hello' }] },
    { name: 'turns', body: prompt.body, texts: [{ role: 'user', text: prompt.body.prompt }] },
  ],
  // The template is done away with.
  isVocabulary: (key, value) => key === 'prompt' && String(value).startsWith('<s>'),
  unspoken: { body: { prompt: 'Hello', top_k: 50 }, fields: { top_k: 50 } },
  refused: [
    {
      name: 'the chat form',
      body: { messages: [{ role: 'user', content: 'Hello' }] },
      message:
        'Malformed input request: #: required key [prompt] not found, #: extraneous key [messages] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'out of range',
      body: { prompt: 'Hello', max_tokens: 8193, top_k: 0, stop: 'END' },
      message:
        'Malformed input request: #/max_tokens: 8193 is not less or equal to 8192, #/top_k: 0 is not greater or equal to 1, #/stop: expected type: JSONArray, found: String, please reformat your input and try again.',
    },
  ],
  answers: textAnswers,
  foldStream: fold('outputs'),
})

dialectSuite('mistral, chat', {
  dialect: mistral,
  model: chatModel,
  otherModels,
  requests: [{ name: 'everything', ...chat }],
  isVocabulary: (key, value) => ['role', 'type', 'arguments', 'tool_choice'].includes(key) || value === '',
  unspoken: {
    body: { messages: [{ role: 'user', content: 'Hello' }], tools: chat.body.tools, tool_choice: 'none' },
    fields: { tool_choice: 'none' },
  },
  refused: [
    {
      name: 'the text form',
      body: { prompt: '<s>[INST] Hello [/INST]', top_k: 50 },
      message:
        'Malformed input request: #: required key [messages] not found, #: extraneous key [prompt] is not permitted, #: extraneous key [top_k] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'an image',
      body: { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 'x' }] }] },
      message:
        'Malformed input request: #/messages/0/content: expected type: String, found: JSONArray, please reformat your input and try again.',
    },
  ],
  answers: textAnswers,
  foldStream: fold('choices'),
})

const { system: _, ...plainTurns } = plainConversation

clientDialectSuite('mistral, text', {
  dialect: mistral,
  model: textModel,
  requests: [
    { name: 'plain', request: plainTurns },
    { name: 'everything', request: structuredClone(prompt.converse) as unknown as ModelRequest },
  ],
  unsayable: [
    {
      name: 'instructions',
      request: plainConversation,
      message:
        "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    },
    {
      name: 'tools',
      request: toolConversation,
      message: "This model doesn't support tool use.",
    },
  ],
  answers: textAnswers,
})

clientDialectSuite('mistral, chat', {
  dialect: mistral,
  model: chatModel,
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
  ],
  unsayable: [
    {
      name: 'a tool by its name',
      request: {
        ...toolConversation,
        toolConfig: {
          ...toolConversation.toolConfig,
          toolChoice: { tool: { name: 'lookup_order' } },
        } as never,
      },
      message:
        "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
    },
    {
      name: 'reasoning',
      request: {
        messages: [
          { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }] },
        ],
      },
      message: /reasoningContent/,
    },
  ],
  answers: [...textAnswers, { name: 'calls', answer: answer(calls, { stopReason: 'tool_use' }) }],
})

test('which models take which form', () => {
  for (const model of [
    'mistral.mixtral-8x7b-instruct-v0:1',
    'mistral.mistral-small-2402-v1:0',
    'mistral.mistral-large-2402-v1:0',
  ]) {
    expect(model).toMatch(mistral.modelIds)
    expect(mistral.encodeResponse(answer([]), model, 'r-1')).toHaveProperty('outputs')
  }
  expect(mistral.encodeResponse(answer([]), 'mistral.pixtral-large-2502-v1:0', 'r-1')).toHaveProperty(
    'choices',
  )
})

async function* each(...chunks: unknown[]): AsyncGenerator<unknown[]> {
  for (const chunk of chunks) yield [chunk]
}

// https://github.com/lobehub/lobe-chat, src/libs/agent-runtime/utils/streams/bedrock/mistral.ts: quoted in a comment.
test('a chunk with whole calls', async () => {
  const chunk = {
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: '',
          tool_calls: [
            {
              id: '3NcHNntdRyaHu8zisKJAhQ',
              function: {
                name: 'realtime-weather____fetchCurrentWeather',
                arguments: '{"city": "Singapore"}',
              },
            },
          ],
        },
        stop_reason: 'tool_calls',
      },
    ],
  }
  const { output, stopReason, usage } = await collect(mistral.decodeStream(each(chunk)))
  expect({ content: output?.message?.content, stopReason, usage }).toEqual({
    content: [
      {
        toolUse: {
          toolUseId: '3NcHNntdRyaHu8zisKJAhQ',
          name: 'realtime-weather____fetchCurrentWeather',
          input: { city: 'Singapore' },
        },
      },
    ],
    stopReason: 'tool_use',
    usage: undefined,
  })
})
