import { EventStreamCodec } from '@smithy/eventstream-codec'
import { expect } from 'vitest'
import { type Answer, jsonOf } from './send-call.ts'

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes as Uint8Array).toString(),
  text => Buffer.from(text),
)
/** Frames, their checksums verified: the kind of event and its JSON. */
const framesOf = ({ body }: Answer) => {
  const frames: { type: unknown; payload: Record<string, unknown> }[] = []
  for (let offset = 0; offset < body.length; ) {
    const length = body.readUInt32BE(offset)
    const { headers, body: payload } = codec.decode(body.subarray(offset, offset + length))
    expect(headers[':message-type']?.value).toBe('event')
    expect(headers[':content-type']?.value).toBe('application/json')
    frames.push({ type: headers[':event-type']?.value, payload: JSON.parse(Buffer.from(payload).toString()) })
    offset += length
  }
  return frames
}

/** What an answer to an operation must be on the wire. */
export const expectAnswer = {
  Converse(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/json')
    expect(jsonOf(answer)).toMatchObject({
      output: { message: { role: 'assistant', content: [{ text: expect.stringMatching(/\w/) }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
      metrics: { latencyMs: expect.any(Number) },
    })
  },
  ConverseStream(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/vnd.amazon.eventstream')
    const frames = framesOf(answer)
    const deltas = frames.filter(({ type }) => type === 'contentBlockDelta')
    expect(deltas.length).toBeGreaterThan(0)
    expect(frames.map(({ type }) => type)).toEqual([
      'messageStart',
      ...deltas.map(() => 'contentBlockDelta'),
      'contentBlockStop',
      'messageStop',
      'metadata',
    ])
    expect(deltas[0]?.payload).toMatchObject({ contentBlockIndex: 0, delta: { text: expect.any(String) } })
  },
  Rerank(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/json')
    const { results } = jsonOf(answer) as { results: { index: number; relevanceScore: number }[] }
    expect(results.length).toBeGreaterThan(0)
    const scores = results.map(({ relevanceScore }) => relevanceScore)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  },
  InvokeModel(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/json')
    expect(jsonOf(answer)).toMatchObject({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: expect.stringMatching(/\w/) }],
      stop_reason: 'end_turn',
    })
  },
  InvokeModelWithResponseStream(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/vnd.amazon.eventstream')
    expect(answer.headers['x-amzn-bedrock-content-type']).toBe('application/json')
    const frames = framesOf(answer)
    expect(new Set(frames.map(({ type }) => type))).toEqual(new Set(['chunk']))
    const events = frames.map(({ payload }) =>
      JSON.parse(Buffer.from(String(payload.bytes), 'base64').toString()),
    )
    expect(events[0]).toMatchObject({ type: 'message_start', message: { role: 'assistant' } })
    expect(events.at(-1)).toMatchObject({
      type: 'message_stop',
      'amazon-bedrock-invocationMetrics': {
        inputTokenCount: expect.any(Number),
        outputTokenCount: expect.any(Number),
      },
    })
  },
  ListFoundationModels(answer: Answer) {
    expect(answer.headers['content-type']).toBe('application/json')
    expect(jsonOf(answer).modelSummaries).toContainEqual(
      expect.objectContaining({
        modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
        providerName: 'Anthropic',
      }),
    )
  },
}
