import { anthropicMessages } from '../../src/dialects/anthropic-messages.ts'
import type { ModelRequest } from '../../src/dialects/dialect.ts'
import { answer, everyBlock } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { foldMessagesStream } from '../support/fold-messages-stream.ts'
import { conversation, converse, small } from './anthropic-messages/bodies.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative' }]) },
  { name: 'every kind of block', answer: answer(everyBlock, { stopReason: 'tool_use' }) },
  { name: 'nothing', answer: answer([], { stopReason: 'max_tokens' }) },
  {
    name: 'a stop sequence',
    answer: answer([{ text: 'One, two' }], {
      stopReason: 'stop_sequence',
      additionalModelResponseFields: { delta: { stop_sequence: 'three' } },
    }),
  },
]

dialectSuite('anthropic-messages', {
  dialect: anthropicMessages,
  model: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  otherModels: [
    'anthropic.claude-v2',
    'anthropic.claude-v2:1',
    'anthropic.claude-instant-v1',
    'amazon.nova-lite-v1:0',
    'amazon.titan-text-express-v1',
    'meta.llama3-8b-instruct-v1:0',
  ],
  requests: [
    { name: 'the smallest', body: small, texts: [{ role: 'user', text: 'Hello' }] },
    { name: 'everything', ...conversation },
  ],
  isVocabulary: (key, value) =>
    ['type', 'media_type', 'anthropic_version'].includes(key) ||
    // The names of values that Converse has other words for.
    (key === 'is_error' && typeof value === 'boolean'),
  unspoken: {
    body: {
      ...small,
      top_k: 250,
      thinking: { type: 'enabled', budget_tokens: 1024 },
      anthropic_beta: ['context-1m-2025-08-07'],
      metadata: { user_id: 'u-1' },
      member_of_a_beta: { deep: [1, { yes: true }] },
      tools: [{ type: 'bash_20250124', name: 'bash' }],
      tool_choice: { type: 'none' },
      'amazon-bedrock-guardrailConfig': { tagSuffix: 'abc' },
    },
    fields: {
      top_k: 250,
      thinking: { type: 'enabled', budget_tokens: 1024 },
      anthropic_beta: ['context-1m-2025-08-07'],
      metadata: { user_id: 'u-1' },
      member_of_a_beta: { deep: [1, { yes: true }] },
      tools: [{ type: 'bash_20250124', name: 'bash' }],
      tool_choice: { type: 'none' },
    },
  },
  refused: [
    {
      name: 'without max_tokens',
      body: { anthropic_version: 'bedrock-2023-05-31', messages: small.messages },
      message:
        'Malformed input request: #: required key [max_tokens] not found, please reformat your input and try again.',
    },
    {
      name: 'the text completion form of Claude 2',
      body: { prompt: '\n\nHuman: Hello\n\nAssistant:', max_tokens_to_sample: 100 },
      message:
        'Malformed input request: #: required key [messages] not found, #: required key [max_tokens] not found, #: required key [anthropic_version] not found, #: extraneous key [prompt] is not permitted, #: extraneous key [max_tokens_to_sample] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'no object',
      body: [],
      message:
        'Malformed input request: #: expected type: JSONObject, found: JSONArray, please reformat your input and try again.',
    },
    {
      name: 'a wrong content block',
      body: { ...small, messages: [{ role: 'user', content: [{ type: 'video' }] }] },
      message:
        "messages.0.content.0: Input tag 'video' found using 'type' does not match any of the expected tags: 'text', 'image', 'document', 'search_result', 'tool_use', 'tool_result', 'thinking', 'redacted_thinking'",
    },
  ],
  answers,
  foldStream: foldMessagesStream,
})

clientDialectSuite('anthropic-messages', {
  dialect: anthropicMessages,
  model: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
    { name: 'everything', request: structuredClone(converse) as unknown as ModelRequest },
    {
      name: 'what Converse has no member for',
      request: {
        ...plainConversation,
        additionalModelRequestFields: {
          top_k: 250,
          thinking: { type: 'enabled', budget_tokens: 1024 },
          anthropic_beta: ['context-1m-2025-08-07'],
          tools: [{ type: 'bash_20250124', name: 'bash' }],
          tool_choice: { type: 'none' },
          member_of_a_beta: { deep: [1, { yes: true }] },
        },
      },
    },
  ],
  unsayable: [
    {
      name: 'a video',
      request: {
        messages: [
          {
            role: 'user',
            content: [{ video: { format: 'mp4', source: { bytes: Buffer.from('x') } } }],
          },
        ],
      },
      message:
        "This model doesn't support the video content block that you provided. Update the content block and try again.",
    },
    {
      name: 'an image in S3',
      request: {
        messages: [
          {
            role: 'user',
            content: [{ image: { format: 'png', source: { s3Location: { uri: 's3://bucket/key' } } } }],
          },
        ],
      },
      message: /image\.source\.s3Location/,
    },
  ],
  answers,
  // Bytes are bytes, in a Buffer or not.
  normalizeRequest: structuredClone,
})
