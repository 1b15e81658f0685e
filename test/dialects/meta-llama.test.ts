import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { metaLlama } from '../../src/dialects/meta-llama.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const model = 'meta.llama3-2-11b-instruct-v1:0'

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative, 你好 <b>' }]) },
  { name: 'the limit', answer: answer([{ text: 'One, t' }], { stopReason: 'max_tokens' }) },
  {
    name: 'a call',
    answer: answer(
      [
        { text: 'Let me look that up.' },
        {
          toolUse: {
            toolUseId: 'tooluse_1',
            name: 'lookup_order',
            input: { id: 'A-1', deep: [1, { no: null }] },
          },
        },
        { toolUse: { toolUseId: 'tooluse_2', name: 'no_arguments', input: {} } },
      ],
      { stopReason: 'tool_use' },
    ),
  },
]

interface Chunk {
  readonly generation: string
}

const foldStream = (chunks: readonly unknown[]) => {
  const { 'amazon-bedrock-invocationMetrics': _, ...last } = chunks.at(-1) as Record<string, unknown>
  return { ...last, generation: (chunks as Chunk[]).map(({ generation }) => generation).join('') }
}

/** Llama's calls have no identifiers. */
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

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64')

dialectSuite('meta-llama', {
  dialect: metaLlama,
  model,
  otherModels: ['mistral.mistral-7b-instruct-v0:2', 'amazon.nova-lite-v1:0', 'deepseek.r1-v1:0'],
  requests: [
    { name: 'the smallest', body: { prompt: 'Hello' }, texts: [{ role: 'user', text: 'Hello' }] },
    {
      name: 'everything',
      body: { prompt: 'What is this?', temperature: 0.5, top_p: 0.9, max_gen_len: 512, images: [png] },
      texts: [{ role: 'user', text: 'What is this?' }],
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
      name: 'too long an answer',
      body: { prompt: 'Hello', max_gen_len: 2049, max_tokens: 1 },
      message:
        'Malformed input request: #/max_gen_len: 2049 is not less or equal to 2048, #: extraneous key [max_tokens] is not permitted, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream,
})

for (const [name, id] of [
  ['meta-llama 3.2', model],
  ['meta-llama 4', 'meta.llama4-maverick-17b-instruct-v1:0'],
] as const)
  clientDialectSuite(name, {
    dialect: metaLlama,
    model: id,
    requests: [
      { name: 'plain', request: plainConversation },
      { name: 'tools', request: toolConversation },
    ],
    unsayable: [
      {
        name: 'stop sequences',
        request: { messages: [], inferenceConfig: { stopSequences: ['END'] } },
        message: "This model doesn't support the stopSequences field. Remove stopSequences and try again.",
      },
      {
        name: 'a document',
        request: {
          messages: [
            {
              role: 'user',
              content: [{ document: { name: 'a', format: 'txt', source: { text: 'Hello' } } }],
            },
          ],
        },
        message: /document content block/,
      },
      {
        name: 'reasoning',
        request: {
          messages: [
            { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: 'So' } } }] },
          ],
        },
        message: /reasoningContent content block/,
      },
    ],
    answers,
    normalize: withoutIds,
  })

clientDialectSuite('meta-llama 2', {
  dialect: metaLlama,
  model: 'meta.llama2-13b-chat-v1',
  requests: [{ name: 'plain', request: plainConversation }],
  unsayable: [{ name: 'tools', request: toolConversation, message: "This model doesn't support tool use." }],
  answers,
  normalize: withoutIds,
})
