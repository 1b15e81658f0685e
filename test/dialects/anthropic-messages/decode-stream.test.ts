import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import { decodeStream } from '../../../src/dialects/anthropic-messages/decode-stream.ts'

async function* each(...chunks: unknown[]): AsyncGenerator<unknown[]> {
  for (const chunk of chunks) yield [chunk]
}

const start = (content_block: object) => ({ type: 'content_block_start', index: 0, content_block })
const delta = (value: object) => ({ type: 'content_block_delta', index: 0, delta: value })

// The events of the example with a tool in https://docs.anthropic.com/en/docs/build-with-claude/streaming, shortened:
// without invocation metrics, as Anthropic's own API sends them.
const stream = [
  {
    type: 'message_start',
    message: {
      role: 'assistant',
      content: [],
      usage: { input_tokens: 472, output_tokens: 2, cache_read_input_tokens: 5 },
    },
  },
  start({ type: 'tool_use', id: 'toolu_01T1x', name: 'get_weather', input: {} }),
  { type: 'ping' },
  delta({ type: 'input_json_delta', partial_json: '' }),
  delta({ type: 'input_json_delta', partial_json: '{"location": "San Francisco, CA"}' }),
  { type: 'content_block_stop', index: 0 },
  {
    type: 'message_delta',
    delta: { stop_reason: 'tool_use', stop_sequence: null },
    usage: { output_tokens: 89, input_tokens: null },
  },
  { type: 'message_stop' },
]

test('the stream of Anthropic’s own API', async () => {
  expect(await collect(decodeStream(each(...stream)))).toEqual({
    output: {
      message: {
        role: 'assistant',
        content: [
          {
            toolUse: {
              toolUseId: 'toolu_01T1x',
              name: 'get_weather',
              input: { location: 'San Francisco, CA' },
            },
          },
        ],
      },
    },
    stopReason: 'tool_use',
    usage: {
      inputTokens: 472,
      outputTokens: 89,
      totalTokens: 566,
      cacheReadInputTokens: 5,
      cacheWriteInputTokens: 0,
    },
    metrics: undefined,
  })
})

test('a block that starts with content loses none', async () => {
  const [first, , , , , stop, ...end] = stream
  const contents = await Promise.all(
    [
      { type: 'tool_use', id: 'a', name: 'b', input: { c: 1 } },
      { type: 'text', text: 'Hello' },
      { type: 'thinking', thinking: 'Hm.', signature: '' },
    ].map(block => collect(decodeStream(each(first, start(block), stop, ...end)))),
  )
  expect(contents.map(({ output }) => output?.message?.content?.[0])).toEqual([
    { toolUse: { toolUseId: 'a', name: 'b', input: { c: 1 } } },
    { text: 'Hello' },
    { reasoningContent: { reasoningText: { text: 'Hm.' } } },
  ])
})

test('a usage that nobody tells is not made up', async () => {
  const [, ...rest] = stream
  const silent = rest.map(event => ({ ...event, usage: undefined }))
  expect((await collect(decodeStream(each(...silent)))).usage).toBeUndefined()
})

test('an error in the middle ends the stream with it', async () => {
  const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
  await expect(collect(decodeStream(each(stream[0], error)))).rejects.toMatchObject({
    name: 'ModelStreamErrorException',
    hint: 'The upstream ended its stream with overloaded_error: Overloaded',
  })
})

test.each([
  ['an unknown block', start({ type: 'server_tool_use', id: 'a' })],
  ['an unknown delta', delta({ type: 'video_delta' })],
  ['an event without a type', {}],
  ['a text that is none', delta({ type: 'text_delta', text: 7 })],
])('%s is a failure of the model', async (_, chunk) => {
  await expect(collect(decodeStream(each(chunk)))).rejects.toMatchObject({ name: 'ModelErrorException' })
})
