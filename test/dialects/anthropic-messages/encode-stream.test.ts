import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { encodeStream } from '../../../src/dialects/anthropic-messages/encode-stream.ts'
import type { KnownAtStart } from '../../../src/dialects/dialect.ts'
import { batches } from '../../support/to-events.ts'

const encode = async (events: ConverseStreamOutput[][], known?: KnownAtStart): Promise<unknown[][]> => {
  const encoded: unknown[][] = []
  const stream = encodeStream(batches(...events), 'anthropic.claude-3-sonnet-20240229-v1:0', 'r-1', known)
  for await (const chunks of stream) encoded.push(chunks)
  return encoded
}

const toolUse: ConverseStreamOutput[] = [
  { messageStart: { role: 'assistant' } },
  {
    contentBlockStart: {
      contentBlockIndex: 0,
      start: { toolUse: { toolUseId: 'toolu_bdrk_1', name: 'getOrder' } },
    },
  },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '' } } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { toolUse: { input: '{"id": "X"}' } } } },
  { contentBlockStop: { contentBlockIndex: 0 } },
  { messageStop: { stopReason: 'tool_use' } },
  {
    metadata: {
      usage: { inputTokens: 365, outputTokens: 41, totalTokens: 413, cacheReadInputTokens: 7 },
      metrics: { latencyMs: 1181 },
    },
  },
]

// The order and the members of a Claude 3 stream recorded in process_bedrock_stream.test.ts of elastic/kibana, whose
// first input_json_delta is empty too; the usage of message_delta and the cache counts are those of later models.
test('the events of a tool use, one array for each that came in', async () => {
  const events = [toolUse.slice(0, 1), toolUse.slice(1, 3), toolUse.slice(3, 6), toolUse.slice(6)]
  expect(await encode(events, { inputTokens: 365, firstByteLatency: 366 })).toEqual([
    [
      {
        type: 'message_start',
        message: {
          id: 'msg_bdrk_r1',
          type: 'message',
          role: 'assistant',
          model: 'claude-3-sonnet-20240229',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: {
            input_tokens: 365,
            cache_creation_input_tokens: 0,
            cache_read_input_tokens: 0,
            output_tokens: 1,
          },
        },
      },
    ],
    [
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'tool_use', id: 'toolu_bdrk_1', name: 'getOrder', input: {} },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '' } },
    ],
    [
      {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'input_json_delta', partial_json: '{"id": "X"}' },
      },
      { type: 'content_block_stop', index: 0 },
    ],
    [
      {
        type: 'message_delta',
        delta: { stop_reason: 'tool_use', stop_sequence: null },
        usage: {
          input_tokens: 365,
          cache_creation_input_tokens: 0,
          cache_read_input_tokens: 7,
          output_tokens: 41,
        },
      },
      {
        type: 'message_stop',
        'amazon-bedrock-invocationMetrics': {
          inputTokenCount: 365,
          outputTokenCount: 41,
          invocationLatency: 1181,
          firstByteLatency: 366,
          cacheReadInputTokenCount: 7,
          cacheWriteInputTokenCount: 0,
        },
      },
    ],
  ])
})

test('what is not known at the start is not made up', async () => {
  const chunks = (await encode([toolUse])).flat()
  expect(chunks[0]).toMatchObject({ message: { usage: { input_tokens: 0 } } })
  expect(chunks.at(-1)).not.toHaveProperty(['amazon-bedrock-invocationMetrics', 'firstByteLatency'])
})

test('a block that nobody closed is closed before the message ends', async () => {
  const open: ConverseStreamOutput[] = [
    { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hello' } } },
    ...toolUse.slice(5),
  ]
  expect((await encode([open])).flat().map(chunk => (chunk as { type: string }).type)).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ])
})

test('metadata before messageStop ends the message all the same', async () => {
  const [start, , , , , stop, metadata] = toolUse
  expect((await encode([[start, metadata, stop].flatMap(event => event ?? [])])).flat().at(-1)).toMatchObject(
    {
      type: 'message_stop',
    },
  )
})

test('an empty block has no events, and a batch without any yields nothing', async () => {
  const empty = await encode([
    [{ messageStart: { role: 'assistant' } }],
    [],
    [{ contentBlockStop: { contentBlockIndex: 0 } }],
    toolUse.slice(5),
  ])
  expect(empty.map(chunks => chunks.length)).toEqual([1, 2])
})

test.each([5, 6])('without its event %d the stream is cut', async missing => {
  const cut = toolUse.filter((_, index) => index !== missing)
  await expect(encode([cut])).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
})
