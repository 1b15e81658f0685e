import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import {
  BedrockException,
  modelErrorException,
  modelStreamErrorException,
  UNEXPECTED_ERROR,
} from '../../errors.ts'

/**
 * Waits for the first events of an upstream: a failure before them is one of the call, which another backend may
 * answer; after them it is one of the stream.
 *
 * @throws ModelErrorException where the stream breaks before, or holds nothing.
 */
export const startEvents = async <Item>(
  events: AsyncIterable<Item[]>,
  signal: AbortSignal,
): Promise<AsyncIterable<Item[]>> => {
  const iterator = events[Symbol.asyncIterator]()
  const first = await iterator.next().catch((error: unknown) => {
    throw ofCall(error)
  })
  if (first.done) throw unreadableAnswer('its stream is empty')
  return afterFirst(first, iterator, signal)
}

/** Not a generator: one that nobody starts would not let go of the connection when it is closed. */
const afterFirst = <Item>(
  first: IteratorResult<Item[]>,
  iterator: AsyncIterator<Item[]>,
  signal: AbortSignal,
): AsyncIterableIterator<Item[]> => {
  let held: IteratorResult<Item[]> | undefined = first
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      if (signal.aborted) {
        // What has come already is not read any more.
        await iterator.return?.()
        throw signal.reason
      }
      if (held !== undefined) {
        const result = held
        held = undefined
        return result
      }
      return iterator.next().catch((error: unknown) => {
        throw ofStream(error)
      })
    },
    async return() {
      held = { done: true, value: undefined }
      await iterator.return?.()
      return { done: true, value: undefined }
    },
  }
}

const ofCall = (error: unknown): unknown => {
  if (!(error instanceof BedrockException) || error.name !== 'ModelStreamErrorException') return error
  const { message, hint, cause } = error
  return modelErrorException(message, { cause, ...(hint !== undefined && { hint }) })
}

const ofStream = (error: unknown): unknown => {
  if (!(error instanceof BedrockException) || error.name === 'ModelStreamErrorException') return error
  const { hint } = error
  return modelStreamErrorException(UNEXPECTED_ERROR, { cause: error, ...(hint !== undefined && { hint }) })
}
