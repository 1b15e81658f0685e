import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import {
  BedrockException,
  modelErrorException,
  modelStreamErrorException,
  UNEXPECTED_ERROR,
} from '../../errors.ts'
import { decodeFrames, type ReceivedFrame } from './event-stream.ts'

/**
 * What a stream of frames holds, one array for each read of the socket that completes any. Resolves with the first: what goes wrong before
 * is a failure of the call, which another backend may answer; afterwards it is one of the stream.
 *
 * @param decode a frame to what it holds; undefined passes it over, what it throws ends the stream.
 * @param read what becomes of it; throws where something is missing at the end.
 * @throws ModelErrorException where the stream breaks before anything came, or holds nothing.
 */
export const startStream = async <Item, Result>(
  body: AsyncIterable<Uint8Array>,
  decode: (frame: ReceivedFrame) => Item | undefined,
  signal: AbortSignal,
  read: (items: AsyncIterable<Item[]>) => AsyncIterable<Result[]>,
): Promise<AsyncIterable<Result[]>> => {
  const progress = { hasBegun: false }
  const results = read(decodeItems(decodeFrames(lostLater(body, progress)), decode))
  const iterator = results[Symbol.asyncIterator]()
  const first = await iterator.next().catch((error: unknown) => {
    throw ofCall(error)
  })
  if (first.done) throw unreadableAnswer('its stream is empty')
  progress.hasBegun = true
  return continued(first, iterator, signal)
}

/** What came before a frame that ends the stream comes first. */
const decodeItems = async function* <Item>(
  batches: AsyncIterable<ReceivedFrame[]>,
  decode: (frame: ReceivedFrame) => Item | undefined,
): AsyncGenerator<Item[]> {
  for await (const frames of batches) {
    const items: Item[] = []
    let failure: { readonly error: unknown } | undefined
    for (const frame of frames) {
      try {
        const item = decode(frame)
        if (item !== undefined) items.push(item)
      } catch (error) {
        failure = { error }
        break
      }
    }
    if (items.length > 0) yield items
    if (failure !== undefined) throw failure.error
  }
}

/** A connection that is lost in the middle of a stream is a failure of the stream. */
const lostLater = async function* (
  reads: AsyncIterable<Uint8Array>,
  progress: { readonly hasBegun: boolean },
): AsyncGenerator<Uint8Array> {
  try {
    yield* reads
  } catch (error) {
    if (!progress.hasBegun || !(error instanceof BedrockException)) throw error
    throw modelStreamErrorException(UNEXPECTED_ERROR, {
      cause: error,
      ...(error.hint !== undefined && { hint: error.hint }),
    })
  }
}

const ofCall = (error: unknown): unknown => {
  if (!(error instanceof BedrockException) || error.name !== 'ModelStreamErrorException') return error
  const { message, hint, cause, members } = error
  return modelErrorException(message, { cause, members, ...(hint !== undefined && { hint }) })
}

/** Not a generator: one that nobody starts would not let go of the connection when it is closed. */
const continued = <Item>(
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
      const result = held ?? (await iterator.next())
      held = undefined
      return result
    },
    async return() {
      held = { done: true, value: undefined }
      await iterator.return?.()
      return { done: true, value: undefined }
    },
  }
}
