import { BedrockException, modelStreamErrorException, UNEXPECTED_ERROR } from '../../errors.ts'
import { startEvents } from '../upstream/start-events.ts'
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
  // What AWS itself says in the middle of a stream stays as it is.
  const started = await startEvents(results, signal, error => error)
  progress.hasBegun = true
  return started
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
