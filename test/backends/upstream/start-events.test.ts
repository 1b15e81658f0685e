import { expect, test } from 'vitest'
import { startEvents } from '../../../src/backends/upstream/start-events.ts'
import { modelErrorException, modelStreamErrorException } from '../../../src/errors.ts'
import { failure } from './serve.ts'

const { signal } = new AbortController()

async function* failing(before: number, error: Error): AsyncGenerator<number[]> {
  for (let index = 0; index < before; index++) yield [index]
  throw error
}

test('resolves with the first events, and gives them again', async () => {
  async function* events() {
    yield [1, 2]
    yield [3]
  }
  const all: number[][] = []
  for await (const batch of await startEvents(events(), signal)) all.push(batch)
  expect(all).toEqual([[1, 2], [3]])
})

test('a failure before the first is one of the call, after it one of the stream', async () => {
  const ofStream = modelStreamErrorException('text', { hint: 'why' })
  expect(await failure(startEvents(failing(0, ofStream), signal))).toMatchObject({
    name: 'ModelErrorException',
    hint: 'why',
  })
  const ofCall = modelErrorException('text', { hint: 'why' })
  const iterator = (await startEvents(failing(1, ofCall), signal))[Symbol.asyncIterator]()
  expect((await iterator.next()).value).toEqual([0])
  expect(await failure(iterator.next())).toMatchObject({
    name: 'ModelStreamErrorException',
    hint: 'why',
    cause: ofCall,
  })
})

test('other failures are what they are', async () => {
  const gone = new Error('gone')
  expect(await failure(startEvents(failing(0, gone), signal))).toBe(gone)
  const iterator = (await startEvents(failing(1, gone), signal))[Symbol.asyncIterator]()
  await iterator.next()
  expect(await failure(iterator.next())).toBe(gone)
})

test('a stream that holds nothing is no answer', async () => {
  async function* nothing(): AsyncGenerator<number[]> {}
  await expect(startEvents(nothing(), signal)).rejects.toMatchObject({ name: 'ModelErrorException' })
})

test('a reader who leaves before he begins lets go of what is held', async () => {
  let isReleased = false
  async function* events() {
    try {
      yield [1]
      yield [2]
    } finally {
      isReleased = true
    }
  }
  const iterator = (await startEvents(events(), signal))[Symbol.asyncIterator]()
  await iterator.return?.()
  expect(isReleased).toBe(true)
  expect((await iterator.next()).done).toBe(true)
})

test('nothing is read any more once the call is aborted', async () => {
  let isReleased = false
  async function* events() {
    try {
      yield [1]
      yield [2]
    } finally {
      isReleased = true
    }
  }
  const controller = new AbortController()
  const iterator = (await startEvents(events(), controller.signal))[Symbol.asyncIterator]()
  await iterator.next()
  controller.abort(new Error('gone'))
  await expect(iterator.next()).rejects.toThrow('gone')
  expect(isReleased).toBe(true)
})
