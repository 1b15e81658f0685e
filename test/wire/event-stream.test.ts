import { EventStreamCodec } from '@smithy/eventstream-codec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeFrames, encodeHeaders } from '../../src/wire/event-stream.ts'

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  text => Buffer.from(text),
)

/** The frames of a buffer as the SDKs read them: lengths first, then both checksums. */
const decodeFrames = (bytes: Buffer) => {
  const frames = []
  for (let start = 0; start < bytes.length; ) {
    const end = start + bytes.readUInt32BE(start)
    const { headers, body } = codec.decode(bytes.subarray(start, end))
    frames.push({ headers, payload: Buffer.from(body).toString() })
    start = end
  }
  return frames
}

const asSent = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]))

describe('frames', () => {
  test('are what the SDK’s own codec writes', () => {
    const headers = { ':message-type': 'event', ':event-type': 'chunk', ':content-type': 'application/json' }
    const payload = '{"bytes":"aGk="}'
    const theirs = codec.encode({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]),
      ),
      body: Buffer.from(payload),
    })
    const ours = encodeFrames([{ headers: encodeHeaders(headers), payload }])
    expect(ours).toEqual(Buffer.from(theirs))
  })

  test('hold whatever they are given', () => {
    const name = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' })
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    const frame = fc.record({
      headers: fc.dictionary(name, text, { maxKeys: 5, noNullPrototype: true }),
      payload: text,
    })
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), frames => {
        const bytes = encodeFrames(
          frames.map(({ headers, payload }) => ({ headers: encodeHeaders(headers), payload })),
        )
        expect(decodeFrames(bytes)).toEqual(
          frames.map(({ headers, payload }) => ({ headers: asSent(headers), payload })),
        )
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  test('may be large, empty, or none', () => {
    const headers = encodeHeaders({ ':event-type': 'chunk' })
    const large = '€'.repeat(1_000_000)
    const bytes = encodeFrames([
      { headers, payload: large },
      { headers: encodeHeaders({}), payload: '' },
    ])
    expect(decodeFrames(bytes)).toEqual([
      { headers: asSent({ ':event-type': 'chunk' }), payload: large },
      { headers: {}, payload: '' },
    ])
    expect(encodeFrames([])).toHaveLength(0)
  })

  test('do not share bytes with the ones before', () => {
    const headers = encodeHeaders({ ':event-type': 'a' })
    const first = encodeFrames([{ headers, payload: 'first' }])
    encodeFrames([{ headers, payload: 'other' }])
    expect(decodeFrames(first)[0]?.payload).toBe('first')
  })
})
