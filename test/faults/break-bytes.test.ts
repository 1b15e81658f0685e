import { expect, test } from 'vitest'
import { breakBytes } from '../../src/faults/break-bytes.ts'
import { parseFault } from '../../src/faults/parse-fault.ts'

const { signal } = new AbortController()
const pieces = ['first', 'second', 'third'].map(text => Buffer.from(text))
const stream = async function* () {
  yield* pieces
}

const read = async (fault: string, body: Uint8Array | AsyncIterable<Uint8Array> = stream()) => {
  const read: string[] = []
  try {
    for await (const piece of breakBytes(body, parseFault(fault), signal))
      read.push(Buffer.from(piece).toString())
  } catch (error) {
    return { read, error }
  }
  return { read }
}

test('half of an event, and the end', async () => {
  expect(await read('truncate; after=1')).toEqual({ read: ['first', 'sec'] })
  expect(await read('truncate; after=5', Buffer.from('{"a":1}'))).toEqual({ read: ['{"a"'] })
})

test('one wrong bit, and then as it was', async () => {
  const { read: seen } = await read('corrupt; after=1')
  expect([seen[0], seen[2]]).toEqual(['first', 'third'])
  expect(seen[1]).toHaveLength(6)
  expect(seen[1]).not.toBe('second')
  expect(String(pieces[1])).toBe('second')
})

test('a connection that is gone', async () => {
  const { read: seen, error } = await read('drop; after=2')
  expect(seen).toEqual(['first', 'second'])
  expect(error).toBeInstanceOf(Error)
  expect((await read('drop', Buffer.from('{"a":1}'))).read).toEqual(['{"a"'])
})

test('a few bytes at a time', async () => {
  const { read: seen } = await read('drip; bytes=4; milliseconds=1')
  expect(seen).toEqual(['firs', 't', 'seco', 'nd', 'thir', 'd'])
})
