import { encodeFrames, encodeHeaders } from '../../src/wire/event-stream.ts'

const frame = (headers: Record<string, string>, payload: unknown): Buffer =>
  encodeFrames([
    {
      headers: encodeHeaders(headers),
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    },
  ])

/** An event as the services send it. A text stands for itself, to be something else than JSON. */
export const eventFrame = (name: string, payload: unknown): Buffer =>
  frame({ ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' }, payload)

export const exceptionFrame = (name: string, payload: unknown): Buffer =>
  frame(
    { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' },
    payload,
  )

/** A failure that the service does not model. */
export const errorFrame = (code: string, message: string): Buffer =>
  frame({ ':error-code': code, ':error-message': message, ':message-type': 'error' }, '')

export const chunkFrame = (bytes: Uint8Array | string): Buffer =>
  eventFrame('chunk', { bytes: Buffer.from(bytes).toString('base64'), p: 'abcd' })

/** The frames of a short message, with the padding that Bedrock adds. */
export const messageFrames = (text = 'Hello there.'): Buffer[] => [
  eventFrame('messageStart', { role: 'assistant', p: 'abc' }),
  ...[...text.matchAll(/\S+\s?/g)].map(([word]) =>
    eventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { text: word }, p: 'abcdefgh' }),
  ),
  eventFrame('contentBlockStop', { contentBlockIndex: 0 }),
  eventFrame('messageStop', { stopReason: 'end_turn' }),
  eventFrame('metadata', {
    usage: { inputTokens: 5, outputTokens: 3, totalTokens: 8 },
    metrics: { latencyMs: 12 },
  }),
]
