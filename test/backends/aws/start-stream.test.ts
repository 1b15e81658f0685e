import { describe, expect, test } from 'vitest'
import type { ReceivedFrame } from '../../../src/backends/aws/event-stream.ts'
import { startStream } from '../../../src/backends/aws/start-stream.ts'
import { serviceUnavailableException, throttlingException } from '../../../src/errors.ts'
import { eventFrame } from '../../support/frames.ts'

const frame = (name: string) => eventFrame(name, {})
const { signal } = new AbortController()
const same = (items: AsyncIterable<string[]>) => items

/** Passes over what is called `other`, fails at `refusal`. */
const decode = ({ headers }: ReceivedFrame): string | undefined => {
  const name = headers.get(':event-type')
  if (name === 'refusal') throw throttlingException('Too many tokens.')
  return name === 'other' ? undefined : name
}

/** The reads of a connection, and whether it was let go. */
const connection = (reads: readonly (Buffer | Error)[]) => {
  const state = { isClosed: false }
  const body = (async function* () {
    try {
      for (const read of reads) {
        if (read instanceof Error) throw read
        yield read
      }
    } finally {
      state.isClosed = true
    }
  })()
  return { body, state }
}

const drain = async (items: AsyncIterable<string[]>) => {
  const batches: string[][] = []
  try {
    for await (const batch of items) batches.push(batch)
  } catch (error) {
    return { batches, error }
  }
  return { batches, error: undefined }
}

const start = (...reads: readonly (Buffer | Error)[]) =>
  startStream(connection(reads).body, decode, signal, same)

describe('a stream', () => {
  test('gives one array for each read that holds anything', async () => {
    const items = await start(
      Buffer.concat([frame('other'), frame('a'), frame('b')]),
      frame('other'),
      frame('c'),
    )
    expect(await drain(items)).toEqual({ batches: [['a', 'b'], ['c']], error: undefined })
  })

  test('gives what came before a refusal first, and nothing after it', async () => {
    const items = await start(Buffer.concat([frame('a'), frame('refusal'), frame('b')]), frame('c'))
    expect(await drain(items)).toEqual({
      batches: [['a']],
      error: expect.objectContaining({ name: 'ThrottlingException', message: 'Too many tokens.' }),
    })
  })

  test('whose connection is lost later has failed as a stream', async () => {
    const lost = serviceUnavailableException('', { hint: 'The connection was lost.' })
    expect(await drain(await start(frame('a'), lost))).toEqual({
      batches: [['a']],
      error: expect.objectContaining({
        name: 'ModelStreamErrorException',
        hint: 'The connection was lost.',
        cause: lost,
      }),
    })
  })

  test('lets the connection go when its reader leaves, even before the first read', async () => {
    for (const reads of [0, 1, 2]) {
      const { body, state } = connection(['a', 'b', 'c'].map(frame))
      const iterator = (await startStream(body, decode, signal, same))[Symbol.asyncIterator]()
      for (let read = 0; read < reads; read++) await iterator.next()
      expect(state.isClosed).toBe(false)
      expect(await iterator.return?.()).toEqual({ done: true, value: undefined })
      expect(state.isClosed).toBe(true)
      expect((await iterator.next()).done).toBe(true)
    }
  })

  test('ends with its signal, though all of it is there', async () => {
    const controller = new AbortController()
    const { body } = connection(['a', 'b'].map(frame))
    const iterator = (await startStream(body, decode, controller.signal, same))[Symbol.asyncIterator]()
    await iterator.next()
    controller.abort(new Error('gone'))
    await expect(iterator.next()).rejects.toThrow('gone')
  })

  test('may be checked as a whole', async () => {
    const whole = async function* (items: AsyncIterable<string[]>) {
      yield* items
      throw new Error('cut')
    }
    const items = await startStream(connection([frame('a')]).body, decode, signal, whole)
    expect(await drain(items)).toEqual({ batches: [['a']], error: new Error('cut') })
  })
})

describe('a stream that fails before anything came is a call that fails', () => {
  test('with what refused it', async () => {
    await expect(start(frame('refusal'))).rejects.toMatchObject({ name: 'ThrottlingException' })
  })

  test('with what became of the connection', async () => {
    const lost = serviceUnavailableException('Bedrock is unable to process your request.')
    await expect(start(frame('other'), lost)).rejects.toBe(lost)
  })

  test('with a model’s error where it is broken or empty', async () => {
    const broken = expect.objectContaining({
      name: 'ModelErrorException',
      hint: expect.stringContaining('ended inside of a frame'),
    })
    await expect(start(frame('a').subarray(0, 20))).rejects.toEqual(broken)
    await expect(start()).rejects.toMatchObject({
      name: 'ModelErrorException',
      hint: expect.stringContaining('its stream is empty'),
    })
  })
})
