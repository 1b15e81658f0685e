import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  readServerSentEvents,
  type ServerSentEvent,
} from '../../../src/backends/upstream/read-server-sent-events.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (text: string, size = 1_000_000, most = 4_000_000): Promise<ServerSentEvent[]> => {
  const events: ServerSentEvent[] = []
  for await (const batch of readServerSentEvents(inPieces(Buffer.from(text), size), most))
    events.push(...batch)
  return events
}

const data = async (text: string, size?: number) => (await read(text, size)).map(event => event.data)

test('one array for each piece that completes an event', async () => {
  async function* pieces() {
    for (const piece of ['data: 1\n\ndata: 2\n\nda', 'ta: 3', '\n\ndata: 4\n\n']) yield Buffer.from(piece)
  }
  const batches: string[][] = []
  for await (const batch of readServerSentEvents(pieces(), 100)) batches.push(batch.map(event => event.data))
  expect(batches).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test('reads types, comments, several lines of data, and fields of other names', async () => {
  const text =
    ': hello\nevent: ping\nid: 7\nretry: 3\nx\ndata: a\ndata:b\ndata\ndata:  c\n\nevent: none\n\ndata: d\n\n'
  expect(await read(text)).toEqual([
    { type: 'ping', data: 'a\nb\n\n c' },
    { type: 'message', data: 'd' },
  ])
})

test('the last event needs no empty line after it, nor an end of its line', async () => {
  for (const end of ['', '\n', '\n\n', '\r\n', '\r'])
    expect(await data(`data: 1\n\ndata: 2${end}`)).toEqual(['1', '2'])
  expect(await data('')).toEqual([])
})

test('a mark of byte order is no part of the first name', async () => {
  expect(await data('\uFEFFdata: 1\n\n')).toEqual(['1'])
})

const piece = fc.constantFrom('data: é', 'data: 🙂', 'data:', 'event: e', ': c', '', 'x: y', 'data: {"a":1}')
const ending = fc.constantFrom('\n', '\r\n', '\r')

test('however the bytes are cut, and whatever ends the lines, the events are the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 20 }),
      ending,
      fc.integer({ min: 1, max: 7 }),
      async (lines, end, size) => {
        const plain = await read(`${lines.join('\n')}\n`)
        expect(await read(lines.join(end) + end, size)).toEqual(plain)
      },
    ),
    { numRuns: 300 },
  )
})

test('an event of any length up to the bound is read in linear time', async () => {
  const long = 'x'.repeat(3_000_000)
  expect(await data(`data: ${long}\n\n`, 100)).toEqual([long])
})

test('an event beyond the bound ends the stream, in one line or in many', async () => {
  for (const text of [`data: ${'x'.repeat(2_000)}`, 'data: x\n'.repeat(1_000), 'data\n'.repeat(2_000)])
    await expect(read(text, 64, 1_000)).rejects.toMatchObject({
      name: 'ModelErrorException',
      hint: expect.stringContaining('eventBytes'),
    })
  expect(await read('data: x\n\n'.repeat(500), 64, 1_000)).toHaveLength(500)
})
