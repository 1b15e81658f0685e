import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { amazonNova } from '../../src/dialects/amazon-nova.ts'
import { answer, everyBlock } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { batches, toEvents } from '../support/to-events.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const model = 'amazon.nova-lite-v1:0'

// https://docs.aws.amazon.com/nova/latest/nova2-userguide/request-response-schema.html
const everything = {
  schemaVersion: 'messages-v1',
  system: [{ text: 'You are a photographer.' }, { cachePoint: { type: 'default' } }],
  messages: [
    {
      role: 'user',
      content: [
        { text: 'What is this?' },
        { image: { format: 'jpeg', source: { bytes: Buffer.from('an image').toString('base64') } } },
        {
          video: {
            format: 'mp4',
            source: { s3Location: { uri: 's3://bucket/key', bucketOwner: '123456789012' } },
          },
        },
      ],
    },
    {
      role: 'assistant',
      content: [
        { reasoningContent: { reasoningText: { text: '[REDACTED]' } } },
        { text: 'Let me see.' },
        { toolUse: { toolUseId: 'tooluse_9', name: 'zoom', input: { factor: 2 } } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          toolResult: {
            toolUseId: 'tooluse_9',
            content: [{ text: 'A cat' }, { json: { sharp: true } }],
            status: 'success',
          },
        },
      ],
    },
    { role: 'assistant', content: [{ text: 'It is' }] },
  ],
  inferenceConfig: {
    maxTokens: 500,
    temperature: 0.7,
    topP: 0.95,
    topK: 20,
    stopSequences: ['END'],
    reasoningConfig: { type: 'enabled', maxReasoningEffort: 'medium' },
  },
  toolConfig: {
    tools: [
      {
        toolSpec: {
          name: 'zoom',
          description: 'Looks closer.',
          inputSchema: { json: { type: 'object', properties: { factor: { type: 'integer' } } } },
        },
      },
    ],
    toolChoice: { tool: { name: 'zoom' } },
  },
}
const small = { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative' }]) },
  { name: 'every kind of block', answer: answer(everyBlock, { stopReason: 'tool_use' }) },
  { name: 'the limit', answer: answer([{ text: 'One, t' }], { stopReason: 'max_tokens' }) },
]

/** Nova's events are Converse's own, so what puts those together puts these together. */
const foldStream = (chunks: readonly unknown[]) => {
  const blocks: Record<string, unknown>[] = []
  let rest = {}
  for (const chunk of chunks as Record<string, Record<string, never>>[]) {
    const { contentBlockStart: start, contentBlockDelta: delta, messageStop, metadata } = chunk
    if (start !== undefined) {
      const { toolUse } = (start.start ?? {}) as { toolUse?: object }
      blocks[start.contentBlockIndex ?? 0] = { toolUse: { ...toolUse, input: '' } }
    } else if (delta !== undefined) append(blocks, delta.contentBlockIndex ?? 0, delta.delta ?? {})
    else if (messageStop !== undefined) rest = { ...rest, ...messageStop }
    else if (metadata !== undefined) rest = { ...rest, usage: metadata.usage }
  }
  const content = blocks.map(block =>
    isToolUse(block) ? { toolUse: { ...block.toolUse, input: JSON.parse(block.toolUse.input) } } : block,
  )
  return { output: { message: { role: 'assistant', content } }, ...rest }
}

const isToolUse = (block: object): block is { toolUse: { input: string } } => 'toolUse' in block

const append = (blocks: Record<string, unknown>[], index: number, delta: Record<string, never>): void => {
  const block = blocks[index] ?? {}
  blocks[index] = block
  const { text, toolUse, citation, reasoningContent } = delta as Record<string, never>
  if (toolUse !== undefined)
    (block.toolUse as { input: string }).input += (toolUse as { input: string }).input
  if (citation !== undefined) block.citationsContent = { content: [{ text: '' }], citations: [citation] }
  if (text !== undefined) {
    const cited = block.citationsContent as { content: { text: string }[] } | undefined
    if (cited?.content[0] !== undefined) cited.content[0].text += text
    else block.text = `${block.text ?? ''}${text}`
  }
  if (reasoningContent === undefined) return
  const said = (block.reasoningContent ?? {}) as { reasoningText?: { text: string } }
  const { text: thought, signature, redactedContent } = reasoningContent as Record<string, string>
  if (redactedContent !== undefined) block.reasoningContent = { redactedContent }
  else
    block.reasoningContent = {
      reasoningText: {
        text: `${said.reasoningText?.text ?? ''}${thought ?? ''}`,
        ...(signature !== undefined && { signature }),
      },
    }
}

dialectSuite('amazon-nova', {
  dialect: amazonNova,
  model,
  otherModels: [
    'amazon.nova-canvas-v1:0',
    'amazon.nova-reel-v1:1',
    'amazon.nova-sonic-v1:0',
    'amazon.nova-2-sonic-v1:0',
    'amazon.nova-2-multimodal-embeddings-v1:0',
    'amazon.titan-text-express-v1',
    'anthropic.claude-v2',
  ],
  requests: [
    { name: 'the smallest', body: small, texts: [{ role: 'user', text: 'Hello' }] },
    {
      name: 'everything',
      body: everything,
      texts: [
        { role: 'system', text: 'You are a photographer.' },
        { role: 'user', text: 'What is this?' },
        { role: 'assistant', text: 'Let me see.' },
        { role: 'tool', text: 'A cat' },
        { role: 'assistant', text: 'It is' },
      ],
    },
  ],
  isVocabulary: key => key === 'schemaVersion',
  unspoken: {
    body: {
      ...small,
      inferenceConfig: { maxTokens: 9, topK: 20, reasoningConfig: { type: 'enabled' } },
      reasoningConfig: { type: 'disabled' },
    },
    fields: {
      inferenceConfig: { topK: 20, reasoningConfig: { type: 'enabled' } },
      reasoningConfig: { type: 'disabled' },
    },
  },
  refused: [
    {
      name: 'the form of Titan',
      body: { inputText: 'Hello' },
      message:
        'Malformed input request: #: required key [messages] not found, #: extraneous key [inputText] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'a wrong kind of limit',
      body: { ...small, inferenceConfig: { maxTokens: '9', stopSequences: 'END' } },
      message:
        'Malformed input request: #/inferenceConfig/maxTokens: expected type: Integer, found: String, #/inferenceConfig/stopSequences: expected type: JSONArray, found: String, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream,
})

clientDialectSuite('amazon-nova', {
  dialect: amazonNova,
  model,
  requests: [
    { name: 'plain', request: plainConversation },
    { name: 'tools', request: toolConversation },
    { name: 'everything', request: structuredClone(amazonNova.decodeRequest(everything, model)) },
  ],
  unsayable: [
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
      message: /^This model doesn't support the document content block/,
    },
    {
      name: 'a form of the answer',
      request: { messages: [], outputConfig: {} },
      message: "This model doesn't support the outputConfig field. Remove outputConfig and try again.",
    },
    {
      name: 'a guarded system prompt',
      request: { messages: [], system: [{ guardContent: { text: { text: 'Hello' } } }] },
      message: /guardContent/,
    },
  ],
  answers,
  // Buffers become plain bytes.
  normalizeRequest: request => structuredClone(request),
})

test('what Nova answers is what Converse collects', async () => {
  const first = answers[1]?.answer
  if (first === undefined) throw new Error('There is no answer.')
  expect((await collect(amazonNova.decodeStream(batchesOf(first)))).output).toEqual(first.output)
})

async function* batchesOf(response: Parameters<typeof amazonNova.encodeResponse>[0]) {
  yield* amazonNova.encodeStream(batches(toEvents(response)), model, 'request')
}
