import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { deepseek } from '../../src/dialects/deepseek.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { each } from '../support/each.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const model = 'deepseek.r1-v1:0'
const reasoning = { reasoningContent: { reasoningText: { text: 'So the order\nis late.' } } }

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative, 你好' }]) },
  { name: 'reasoning', answer: answer([reasoning, { text: 'It is late.\n\nSorry.' }]) },
  { name: 'the limit', answer: answer([reasoning], { stopReason: 'max_tokens' }) },
]

interface Chunk {
  readonly choices: readonly { readonly text: string; readonly stop_reason: string | null }[]
}

const foldStream = (chunks: readonly unknown[]) => {
  const choices = (chunks as Chunk[]).flatMap(({ choices }) => choices)
  return {
    choices: [{ text: choices.map(({ text }) => text).join(''), stop_reason: choices.at(-1)?.stop_reason }],
  }
}

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-deepseek.html
const prompt = (asked: string) => `\n<｜begin▁of▁sentence｜><｜User｜>${asked}<｜Assistant｜><think>\n\n`

dialectSuite('deepseek', {
  dialect: deepseek,
  model,
  otherModels: ['deepseek.v3-v1:0', 'deepseek.v3.2', 'meta.llama3-8b-instruct-v1:0'],
  requests: [
    { name: 'the smallest', body: { prompt: 'Hello' }, texts: [{ role: 'user', text: 'Hello' }] },
    {
      name: 'everything',
      body: { prompt: 'Hello', max_tokens: 512, temperature: 0.5, top_p: 0.9, stop: ['END'] },
      texts: [{ role: 'user', text: 'Hello' }],
    },
  ],
  isVocabulary: () => false,
  unspoken: { body: { prompt: 'Hello' }, fields: {} },
  skip: [{ test: 'carries what Converse has no member for', reason: 'Converse has a member for all' }],
  refused: [
    {
      name: 'messages',
      body: { messages: [] },
      message:
        'Malformed input request: #: required key [prompt] not found, #: extraneous key [messages] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'too much',
      body: {
        prompt: 'Hello',
        max_tokens: 32769,
        stop: Array.from({ length: 11 }, () => 'END'),
        temperature: 1.1,
      },
      message:
        'Malformed input request: #/max_tokens: 32769 is not less or equal to 32768, #/stop: expected maximum item count: 10, found: 11, #/temperature: 1.1 is not less or equal to 1, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream,
})

clientDialectSuite('deepseek', {
  dialect: deepseek,
  model,
  requests: [
    { name: 'plain', request: plainConversation },
    {
      name: 'stop sequences, and what was thought before',
      request: {
        messages: [
          { role: 'user', content: [{ text: 'Where is it?' }] },
          { role: 'assistant', content: [reasoning, { text: 'It is late.' }] },
          { role: 'user', content: [{ text: 'Why?' }] },
          { role: 'assistant', content: [{ text: 'Because' }] },
        ],
        inferenceConfig: { stopSequences: ['END'] },
      },
    },
  ],
  unsayable: [
    { name: 'tools', request: toolConversation, message: "This model doesn't support tool use." },
    {
      name: 'results of tools',
      request: { messages: toolConversation.messages },
      message: "This model doesn't support tool use.",
    },
    {
      name: 'an image',
      request: {
        messages: [
          { role: 'user', content: [{ image: { format: 'png', source: { bytes: Buffer.from('image') } } }] },
        ],
      },
      message:
        "This model doesn't support the image content block that you provided. Update the content block and try again.",
    },
  ],
  answers,
})

test('the documented prompt is one question', () => {
  expect(deepseek.decodeRequest({ prompt: prompt('Hello') }, model).messages).toEqual([
    { role: 'user', content: [{ text: 'Hello' }] },
  ])
  expect(
    deepseek.encodeRequest({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }, model),
  ).toEqual({
    prompt: prompt('Hello').trim().concat('\n'),
  })
})

test.each([
  '<｜User｜><｜Assistant｜>',
  'Hello<｜Assistant｜>',
  '<｜User｜>a<｜User｜>b',
  '<｜User｜>a<｜Assistant｜><｜User｜>b',
])('%s is no conversation, so it is one message', given => {
  expect(deepseek.decodeRequest({ prompt: given }, model).messages).toEqual([
    { role: 'user', content: [{ text: given }] },
  ])
})

test('what was thought is not written twice', () => {
  expect(deepseek.encodeResponse(answer([reasoning, { text: 'It is late.' }]), model, 'r')).toEqual({
    choices: [{ text: 'So the order\nis late.\n</think>\n\nIt is late.', stop_reason: 'stop' }],
  })
})

test('the metrics may come alone, after the end', async () => {
  const chunks = [
    { choices: [{ text: 'So', stop_reason: null }] },
    { choices: [{ text: '</think>It', stop_reason: 'length' }] },
    { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 1, outputTokenCount: 2, invocationLatency: 3 } },
  ]
  expect(await collect(deepseek.decodeStream(each(chunks)))).toMatchObject({
    output: {
      message: { content: [{ reasoningContent: { reasoningText: { text: 'So' } } }, { text: 'It' }] },
    },
    stopReason: 'max_tokens',
    usage: { inputTokens: 1, outputTokens: 2 },
  })
})

test('the usage is told where the body tells it', () => {
  const choices = [{ text: 'So</think>It', stop_reason: 'stop' }]
  expect(deepseek.decodeResponse({ choices }).usage).toBeUndefined()
  const usage = { prompt_tokens: 1, completion_tokens: 2 }
  expect(deepseek.decodeResponse({ choices, usage }).usage).toMatchObject({ inputTokens: 1, outputTokens: 2 })
})
