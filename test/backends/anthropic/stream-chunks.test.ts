import { expect, test } from 'vitest'
import { streamChunks } from '../../../src/backends/anthropic/stream-chunks.ts'
import { connect, failure, post, serveHttp } from '../upstream/serve.ts'

const read = async (content: string, type = 'text/event-stream') => {
  const { url } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': type })
    response.end(content)
  })
  const chunks: string[] = []
  for await (const batch of streamChunks(await post(await connect(url)), 10_000, () => 12.5))
    chunks.push(...batch.map(chunk => Buffer.from(chunk).toString()))
  return chunks
}

const start =
  '{"type":"message_start", "message":{"usage":{"input_tokens":7,"cache_read_input_tokens":2,"output_tokens":1}}}'
const delta = '{"type":"content_block_delta","index":0,  "delta":{"type":"new_delta","text":"é"}}'
const end = '{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}'
const event = (data: string) => `event: x\ndata: ${data}\n\n`
const stop = '{"type":"message_stop"}'

test('chunks are the data of the events as it came; the last has the metrics', async () => {
  const chunks = await read([start, '{"type": "ping"}', delta, end, stop, delta].map(event).join(''))
  expect(chunks.slice(0, -1)).toEqual([start, delta, end])
  expect(JSON.parse(chunks.at(-1) ?? '')).toEqual({
    type: 'message_stop',
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: 7,
      outputTokenCount: 9,
      invocationLatency: 12,
      firstByteLatency: 12,
      cacheReadInputTokenCount: 2,
      cacheWriteInputTokenCount: 0,
    },
  })
})

test('a stream that is cut, garbled or tells of an error is no clean end', async () => {
  const error = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'
  expect(await failure(read(event(start) + event(delta)))).toMatchObject({
    name: 'ModelStreamErrorException',
  })
  expect(await failure(read(event(start) + event(error)))).toMatchObject({
    name: 'ModelStreamErrorException',
    hint: expect.stringContaining('Overloaded'),
  })
  for (const content of [event('{"type":'), event('7'), `data: ${'x'.repeat(20_000)}\n\n`])
    expect(await failure(read(content))).toMatchObject({ name: 'ModelErrorException' })
  expect(await failure(read(error, 'application/json'))).toMatchObject({
    hint: expect.stringContaining('Overloaded'),
  })
})
