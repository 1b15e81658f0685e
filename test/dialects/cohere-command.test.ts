import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { cohereCommand } from '../../src/dialects/cohere-command.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const chatModel = 'cohere.command-r-plus-v1:0'
const promptModel = 'cohere.command-light-text-v14'
const otherModels = ['cohere.embed-english-v3', 'cohere.rerank-v3-5:0', 'amazon.nova-lite-v1:0']

const plainAnswers = [
  { name: 'text', answer: answer([{ text: 'Negative, 你好' }]) },
  { name: 'the limit', answer: answer([{ text: 'One, t' }], { stopReason: 'max_tokens' }) },
]
const answers = [
  ...plainAnswers,
  {
    name: 'calls',
    answer: answer(
      [
        { text: 'Let me look that up.' },
        { toolUse: { toolUseId: 'tooluse_1', name: 'lookup_order', input: { id: 'A-1' } } },
        { toolUse: { toolUseId: 'tooluse_2', name: 'no_arguments', input: {} } },
      ],
      { stopReason: 'tool_use' },
    ),
  },
]

/** Cohere's calls have no identifiers. */
const withoutIds = (response: ConverseResponse): ConverseResponse => ({
  ...response,
  output: {
    message: {
      role: 'assistant',
      content: (response.output?.message?.content ?? []).map(block =>
        block.toolUse === undefined ? block : { toolUse: { ...block.toolUse, toolUseId: 'any' } },
      ),
    },
  },
})

type Chunk = Record<string, unknown>

/** The end of a stream has the whole answer; the pieces before must make the same text. */
const foldChat = (chunks: readonly unknown[]) => {
  const { meta: _, ...response } = (chunks.at(-1) as { response: Chunk }).response
  const text = (chunks as Chunk[]).map(chunk => chunk.text ?? '').join('')
  return { ...response, text }
}

const foldGenerations = (chunks: readonly unknown[]) => ({
  id: '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2',
  generations: [
    {
      id: '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2',
      text: (chunks as Chunk[]).map(({ text }) => text ?? '').join(''),
      finish_reason: (chunks.at(-1) as Chunk).finish_reason,
    },
  ],
})

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
const everything = {
  message: 'What is the top song on WZPZ?',
  chat_history: [
    { role: 'USER', message: 'Who discovered gravity?' },
    { role: 'CHATBOT', message: 'Sir Isaac Newton' },
  ],
  documents: [{ title: 'Tall penguins', snippet: 'Emperor penguins are the tallest.' }],
  preamble: 'Be brief.',
  max_tokens: 400,
  temperature: 0.3,
  p: 0.75,
  k: 5,
  prompt_truncation: 'OFF',
  frequency_penalty: 0.1,
  presence_penalty: 0.2,
  seed: 7,
  return_prompt: false,
  search_queries_only: false,
  raw_prompting: false,
  stop_sequences: ['END'],
  tools: [
    {
      name: 'top_song',
      description: 'Get the most popular song played on a radio station.',
      parameter_definitions: { sign: { description: 'The call sign.', type: 'str', required: true } },
    },
  ],
  tool_results: [
    { call: { name: 'top_song', parameters: { sign: 'WZPZ' } }, outputs: [{ song: 'Elemental Hotel' }] },
  ],
}

dialectSuite('cohere-command, Command R', {
  dialect: cohereCommand,
  model: chatModel,
  otherModels,
  requests: [
    { name: 'the smallest', body: { message: 'Hello' }, texts: [{ role: 'user', text: 'Hello' }] },
    {
      name: 'everything',
      body: everything,
      texts: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', text: 'Who discovered gravity?' },
        { role: 'assistant', text: 'Sir Isaac Newton' },
        { role: 'user', text: 'What is the top song on WZPZ?' },
        { role: 'user', text: 'Tall penguins' },
        { role: 'user', text: 'Emperor penguins are the tallest.' },
        { role: 'tool', text: 'Elemental Hotel' },
      ],
    },
  ],
  isVocabulary: key => key === 'role' || key === 'type' || key === 'required',
  unspoken: {
    body: { message: 'Hello', k: 5, seed: 7, prompt_truncation: 'OFF', 'amazon-bedrock-guardrailConfig': {} },
    fields: { k: 5, seed: 7, prompt_truncation: 'OFF' },
  },
  refused: [
    {
      name: 'the form of Command',
      body: { prompt: 'Hello' },
      message:
        'Malformed input request: #: required key [message] not found, #: extraneous key [prompt] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'a role of another family',
      body: { message: 'Hello', chat_history: [{ role: 'assistant', message: 'Hi' }] },
      message:
        'Malformed input request: #/chat_history/0/role: assistant is not a valid enum value, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream: foldChat,
})

dialectSuite('cohere-command, Command', {
  dialect: cohereCommand,
  model: promptModel,
  otherModels,
  requests: [
    {
      name: 'everything',
      body: {
        prompt: 'Hello',
        temperature: 0.6,
        p: 1,
        max_tokens: 200,
        stop_sequences: ['END'],
        k: 0,
        stream: true,
      },
      texts: [{ role: 'user', text: 'Hello' }],
    },
  ],
  isVocabulary: () => false,
  unspoken: {
    body: {
      prompt: 'Hello',
      k: 0,
      num_generations: 2,
      return_likelihoods: 'GENERATION',
      logit_bias: { 7: 1 },
    },
    fields: { k: 0, num_generations: 2, return_likelihoods: 'GENERATION', logit_bias: { 7: 1 } },
  },
  refused: [
    {
      name: 'too much',
      body: { prompt: 'Hello', max_tokens: 4097, num_generations: 6, truncate: 'MIDDLE' },
      message:
        'Malformed input request: #/max_tokens: 4097 is not less or equal to 4096, #/num_generations: 6 is not less or equal to 5, #/truncate: MIDDLE is not a valid enum value, please reformat your input and try again.',
    },
  ],
  answers: plainAnswers,
  foldStream: foldGenerations,
})

clientDialectSuite('cohere-command, Command R', {
  dialect: cohereCommand,
  model: chatModel,
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
    { name: 'everything', request: cohereCommand.decodeRequest(everything, chatModel) },
  ],
  unsayable: [
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
    {
      name: 'a form of the answer',
      request: { messages: [], outputConfig: {} },
      message: "This model doesn't support the outputConfig field. Remove outputConfig and try again.",
    },
  ],
  answers,
  normalize: withoutIds,
})

const { system: _, ...withoutSystem } = plainConversation

clientDialectSuite('cohere-command, Command', {
  dialect: cohereCommand,
  model: promptModel,
  requests: [
    {
      name: 'one question',
      request: { ...withoutSystem, messages: plainConversation.messages?.slice(0, 1) },
    },
  ],
  unsayable: [
    { name: 'a system prompt', request: plainConversation, message: /system messages/ },
    {
      name: 'a conversation',
      request: withoutSystem,
      message:
        "This model doesn't support conversation history. Try again with input that only includes one user message.",
    },
    {
      name: 'tools',
      request: { ...toolConversation, system: [] },
      message: "This model doesn't support tool use.",
    },
  ],
  answers: plainAnswers,
})

test('which of the two forms a stream has shows after empty batches, too', async () => {
  async function* source() {
    yield []
    yield [{ is_finished: false, text: 'Hi' }]
  }
  const events = []
  for await (const batch of cohereCommand.decodeStream(source())) {
    events.push(...batch)
    if (events.length > 1) break
  }
  expect(events.at(-1)).toEqual({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hi' } } })
})
