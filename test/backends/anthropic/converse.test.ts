import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { collect } from '../../../src/conversation/collect.ts'
import { call } from '../call.ts'
import { failure, serveHttp } from '../upstream/serve.ts'
import { create } from './create.ts'
import { toEvent } from './serve-anthropic.ts'

const hello = {
  modelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  messages: [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }],
}
const usage = {
  input_tokens: 10,
  cache_creation_input_tokens: 5_000,
  cache_read_input_tokens: 300,
  cache_creation: { ephemeral_5m_input_tokens: 2_000, ephemeral_1h_input_tokens: 3_000 },
  output_tokens: 1,
}
const content = [
  { type: 'thinking', thinking: 'Hm.', signature: 'c2lnbmF0dXJl' },
  { type: 'redacted_thinking', data: 'b3BhcXVl' },
  { type: 'text', text: 'Hello.' },
  { type: 'tool_use', id: 'toolu_1', name: 'add', input: { a: 1 } },
]
const message = {
  type: 'message',
  role: 'assistant',
  content,
  stop_reason: 'tool_use',
  stop_sequence: null,
  usage: { ...usage, output_tokens: 42 },
}
const events = [
  { type: 'message_start', message: { ...message, content: [], stop_reason: null, usage } },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
  { type: 'ping' },
  { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm.' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'c2lnbmF0dXJl' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'content_block_start', index: 1, content_block: content[1] },
  { type: 'content_block_stop', index: 1 },
  { type: 'content_block_start', index: 2, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 2, delta: { type: 'text_delta', text: 'Hello.' } },
  { type: 'content_block_stop', index: 2 },
  {
    type: 'content_block_start',
    index: 3,
    content_block: { type: 'tool_use', id: 'toolu_1', name: 'add', input: {} },
  },
  { type: 'content_block_delta', index: 3, delta: { type: 'input_json_delta', partial_json: '{"a":1}' } },
  { type: 'content_block_stop', index: 3 },
  {
    type: 'message_delta',
    delta: { stop_reason: 'tool_use', stop_sequence: null },
    usage: { output_tokens: 42 },
  },
  { type: 'message_stop' },
]
const converseContent: ContentBlock[] = [
  { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'c2lnbmF0dXJl' } } },
  { reasoningContent: { redactedContent: Buffer.from('b3BhcXVl') } },
  { text: 'Hello.' },
  { toolUse: { toolUseId: 'toolu_1', name: 'add', input: { a: 1 } } },
]

const serve = async () => {
  const bodies: { messages: unknown[] }[] = []
  const { url } = await serveHttp((response, { body }) => {
    const json = JSON.parse(body)
    bodies.push(json)
    response.writeHead(200, { 'content-type': json.stream ? 'text/event-stream' : 'application/json' })
    response.end(json.stream ? events.map(toEvent).join('') : JSON.stringify(message))
  })
  return { url, bodies }
}

const ask = async (url: string, request: object = {}, some = {}) => {
  const generation = await (await create(url)).converse?.({ ...hello, ...request }, call(some))
  if (generation === undefined) throw new Error('It has no converse.')
  return { ...generation, whole: () => collect(generation.events) }
}

test('every kind of block, and what the cache did by the time that it keeps, streamed and whole', async () => {
  const { url } = await serve()
  for (const streaming of [true, false]) {
    const { served, whole } = await ask(url, {}, { streaming })
    expect(served).toEqual({ backend: 'claude', cachesPrompts: true })
    const { output, stopReason, usage: told } = await whole()
    expect(output?.message?.content).toEqual(converseContent)
    expect(stopReason).toBe('tool_use')
    expect(told).toEqual({
      inputTokens: 10,
      outputTokens: 42,
      totalTokens: 5_352,
      cacheReadInputTokens: 300,
      cacheWriteInputTokens: 5_000,
      cacheDetails: [
        { ttl: '1h', inputTokens: 3_000 },
        { ttl: '5m', inputTokens: 2_000 },
      ],
    })
  }
})

test('what the model thought goes back to it as it came, with its signatures', async () => {
  const { url, bodies } = await serve()
  const messages = [
    ...hello.messages,
    { role: 'assistant', content: converseContent },
    {
      role: 'user',
      content: [
        { toolResult: { toolUseId: 'toolu_1', content: [{ text: '2' }] } },
        { cachePoint: { type: 'default', ttl: '1h' } },
      ],
    },
  ]
  await (await ask(url, { messages })).whole()
  expect(bodies[0]?.messages.slice(1)).toEqual([
    { role: 'assistant', content },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: 'toolu_1',
          content: [{ type: 'text', text: '2' }],
          cache_control: { type: 'ephemeral', ttl: '1h' },
        },
      ],
    },
  ])
})

test('a stream that is cut, or tells of an error, is no clean end', async () => {
  const overloaded = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
  const begun = events.slice(0, 5)
  for (const [first, rest, name] of [
    [begun, events.slice(5, -1), 'ModelStreamErrorException'],
    [begun, [], 'ModelStreamErrorException'],
    [begun, [overloaded], 'ModelStreamErrorException'],
    [[overloaded], [], 'ModelErrorException'],
    [[], [], 'ModelErrorException'],
  ] as const) {
    const { url } = await serveHttp(response => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`: ping\n\n${first.map(toEvent).join('')}`)
      setTimeout(() => response.end(rest.map(toEvent).join('')), 30)
    })
    expect((await failure(ask(url).then(({ whole }) => whole()))).name).toBe(name)
  }
})

test('what Anthropic refuses is told in its words', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end('{"type":"error","error":{"type":"invalid_request_error","message":"messages.0: no"}}')
  })
  await expect(ask(url)).rejects.toThrow('The model returned the following errors: messages.0: no')
})
