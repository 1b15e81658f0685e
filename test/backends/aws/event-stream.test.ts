import { crc32 as crc } from 'node:zlib'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFrames, type ReceivedFrame } from '../../../src/backends/aws/event-stream.ts'
import { encodeFrames, encodeHeaders } from '../../../src/wire/event-stream.ts'

type SentHeaders = Parameters<EventStreamCodec['encode']>[0]['headers']

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  text => Buffer.from(text),
)
const encode = (payload: string, headers: SentHeaders = {}): Buffer =>
  Buffer.from(codec.encode({ headers, body: Buffer.from(payload) }))

const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

async function* each(reads: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* reads
}

/** What came before the end, and how it ended. */
const decode = async (reads: readonly Buffer[]) => {
  const batches: ReceivedFrame[][] = []
  try {
    for await (const frames of decodeFrames(each(reads))) batches.push(frames)
  } catch (error) {
    return { batches, error }
  }
  return { batches, error: undefined }
}

const payloads = (batches: readonly ReceivedFrame[][]): string[][] =>
  batches.map(frames => frames.map(({ payload }) => payload.toString()))

const broken = (problem: string) =>
  expect.objectContaining({
    name: 'ModelStreamErrorException',
    hint: `The upstream's event stream is broken: ${problem}.`,
  })

describe('frames', () => {
  test('are read as the SDK’s own codec writes them, whatever their headers', async () => {
    const headers: SentHeaders = {
      yes: { type: 'boolean', value: true },
      no: { type: 'boolean', value: false },
      byte: { type: 'byte', value: 7 },
      short: { type: 'short', value: 7 },
      integer: { type: 'integer', value: 7 },
      bytes: { type: 'binary', value: Buffer.from('abc') },
      time: { type: 'timestamp', value: new Date(0) },
      id: { type: 'uuid', value: '5f0a2f0e-3a52-4a0c-9a1b-1d1d1b2f7c11' },
      ':event-type': { type: 'string', value: 'chunk' },
      ü: { type: 'string', value: 'ä' },
    }
    const { batches, error } = await decode([encode('{"bytes":"aGk="}', headers)])
    expect(error).toBeUndefined()
    expect(payloads(batches)).toEqual([['{"bytes":"aGk="}']])
    expect([...(batches[0]?.[0]?.headers ?? [])]).toEqual([
      [':event-type', 'chunk'],
      ['ü', 'ä'],
    ])
  })

  test('come in one array for each read that completes any', async () => {
    const [one, two, three] = ['one', 'two', 'three'].map(each => encode(each)) as [Buffer, Buffer, Buffer]
    const reads = [Buffer.concat([one, two, three.subarray(0, 5)]), three.subarray(5, 9), three.subarray(9)]
    expect(payloads((await decode(reads)).batches)).toEqual([['one', 'two'], ['three']])
  })

  test('are the same however the bytes are cut', async () => {
    const frame = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 20 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 400 }),
        async (sent, size) => {
          const bytes = encodeFrames(
            sent.map(([payload, value]) => ({ headers: encodeHeaders({ name: value }), payload })),
          )
          const { batches, error } = await decode(cut(bytes, size))
          expect(error).toBeUndefined()
          expect(
            batches.flat().map(({ payload, headers }) => [payload.toString(), headers.get('name')]),
          ).toEqual(sent)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  test('may be large', async () => {
    const payload = 'x'.repeat(5_000_000)
    const { batches } = await decode(cut(encode(payload), 16_384))
    expect(batches.flat()[0]?.payload.length).toBe(payload.length)
  })
})

describe('a broken stream', () => {
  test('without frames is none', async () => {
    expect(await decode([])).toEqual({ batches: [], error: undefined })
  })

  test('that ends inside of a frame is an error after the frames before it', async () => {
    const whole = encode('whole')
    for (const length of [1, 11, 12, 13, whole.length - 1]) {
      const { batches, error } = await decode([whole, whole.subarray(0, length)])
      expect(payloads(batches)).toEqual([['whole']])
      expect(error).toEqual(broken('it ended inside of a frame'))
    }
  })

  test('is seen at any changed byte, and nothing after it is read', async () => {
    const [first, second, third] = ['first', 'second', 'third'].map(text =>
      encode(text, { ':event-type': { type: 'string', value: 'chunk' } }),
    ) as [Buffer, Buffer, Buffer]
    for (let at = 0; at < second.length; at++) {
      const changed = Buffer.from(second)
      changed[at] = (changed[at] as number) ^ 1
      const { batches, error } = await decode([Buffer.concat([first, changed, third])])
      expect(payloads(batches)).toEqual([['first']])
      expect(error).toMatchObject({
        name: 'ModelStreamErrorException',
        hint: expect.stringContaining('checksum'),
      })
    }
  })

  test('that claims what cannot be is refused before it is held', async () => {
    const prelude = (size: number, headers: number) => {
      const [frame] = [encodeFrames([{ headers: Buffer.alloc(0), payload: '' }])]
      frame.writeUInt32BE(size, 0)
      frame.writeUInt32BE(headers, 4)
      frame.writeUInt32BE(crc(frame.subarray(0, 8)), 8)
      return frame
    }
    expect((await decode([prelude(1_000_000_000, 0)])).error).toEqual(
      broken('a frame of 1000000000 bytes is too large'),
    )
    expect((await decode([prelude(16, 1)])).error).toEqual(broken('the lengths of a frame do not match'))
    expect((await decode([prelude(3, 0)])).error).toEqual(broken('the lengths of a frame do not match'))
  })

  test('whose headers do not add up is refused', async () => {
    for (const headers of [
      [5, 97],
      [1, 97, 7, 0, 9, 98],
      [1, 97, 11],
      [1, 97, 4, 0],
    ]) {
      const frame = encodeFrames([{ headers: Buffer.from(headers), payload: 'payload' }])
      expect((await decode([frame])).error).toEqual(broken('the headers of a frame cannot be read'))
    }
  })
})
