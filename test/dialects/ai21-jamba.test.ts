import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { ai21Jamba } from '../../src/dialects/ai21-jamba.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { foldChatStream } from '../support/fold-chat-stream.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const model = 'ai21.jamba-1-5-large-v1:0'

// Written after the members and the ranges of
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-jamba.html
const small = { messages: [{ role: 'user', content: 'Hello' }] }
const everything = {
  messages: [
    { role: 'system', content: 'You are a helpful chatbot with a background in earth sciences.' },
    { role: 'user', content: 'Which mountain is the highest?' },
    { role: 'assistant', content: 'Mount Everest.' },
    { role: 'user', content: 'Grüße, 你好: and the second?' },
  ],
  max_tokens: 256,
  temperature: 0.7,
  top_p: 0.8,
  stop: ['END'],
  n: 1,
  frequency_penalty: 0.5,
  presence_penalty: 0.25,
}

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative. Grüße, 你好, 👋🏽' }]) },
  { name: 'nothing', answer: answer([], { stopReason: 'max_tokens' }) },
]

dialectSuite('ai21-jamba', {
  dialect: ai21Jamba,
  model,
  otherModels: ['ai21.j2-mid-v1', 'ai21.j2-ultra-v1', 'openai.gpt-oss-20b-1:0', 'amazon.nova-lite-v1:0'],
  requests: [
    { name: 'the smallest', body: small, texts: [{ role: 'user', text: 'Hello' }] },
    {
      name: 'everything',
      body: everything,
      texts: everything.messages.map(({ role, content }) => ({
        role: role as 'system' | 'user' | 'assistant',
        text: content,
      })),
    },
  ],
  isVocabulary: key => key === 'role',
  unspoken: {
    body: { ...small, n: 3, temperature: 1.5, max_tokens: 0, frequency_penalty: 0.5, presence_penalty: 1 },
    fields: { n: 3, temperature: 1.5, max_tokens: 0, frequency_penalty: 0.5, presence_penalty: 1 },
  },
  refused: [
    {
      name: 'the form of Jurassic',
      body: { prompt: 'Hello', maxTokens: 5 },
      message:
        'Malformed input request: #: required key [messages] not found, #: extraneous key [prompt] is not permitted, #: extraneous key [maxTokens] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'out of range',
      body: { ...small, temperature: 3, max_tokens: 5000, n: 17 },
      message:
        'Malformed input request: #/temperature: 3 is not less or equal to 2, #/max_tokens: 5000 is not less or equal to 4096, #/n: 17 is not less or equal to 16, please reformat your input and try again.',
    },
    {
      name: 'an unknown role',
      body: { messages: [{ role: 'tool', content: 'x' }] },
      message:
        'Malformed input request: #/messages/0/role: tool is not a valid enum value, please reformat your input and try again.',
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

clientDialectSuite('ai21-jamba', {
  dialect: ai21Jamba,
  model,
  requests: [
    { name: 'plain', request: plainConversation },
    {
      name: 'what Converse has no member for',
      request: { ...plainConversation, additionalModelRequestFields: { n: 2, presence_penalty: 1 } },
    },
  ],
  unsayable: [
    { name: 'tools', request: toolConversation, message: "This model doesn't support tool use." },
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
      message: /the outputConfig field/,
    },
  ],
  answers,
  normalize,
})

// Written after the members of the response that the page lists.
test('an answer', () => {
  const body = {
    id: 'cmpl-0',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hi.' }, finish_reason: 'length' }],
    usage: { prompt_tokens: 107, completion_tokens: 121, total_tokens: 228 },
  }
  expect(ai21Jamba.decodeResponse(body)).toMatchObject({
    output: { message: { content: [{ text: 'Hi.' }] } },
    stopReason: 'max_tokens',
    usage: { inputTokens: 107, outputTokens: 121, totalTokens: 228 },
  })
})
