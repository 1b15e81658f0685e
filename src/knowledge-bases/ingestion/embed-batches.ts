import { BedrockException } from '../../errors.ts'
import type { EmbedTexts } from '../parts.ts'

export interface EmbedBatchesOptions {
  /** One call to the model. */
  readonly embed: EmbedTexts
  readonly backoff?: Backoff
}

/** In milliseconds. */
export interface Backoff {
  readonly first: number
  readonly most: number
  /** How often one call is made before its documents fail. */
  readonly tries: number
  readonly random: () => number
}

/** Gives up after about ten minutes. */
const usual: Backoff = { first: 500, most: 60_000, tries: 16, random: Math.random }

const MOST_TEXTS = 64
const MOST_CHARACTERS = 100_000

/** Failures that pass: the job waits. */
const PASSING: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ServiceUnavailableException',
  'ModelNotReadyException',
  'ModelTimeoutException',
])

/** Any number of texts, in calls of a bounded size, made again where the model is throttled. */
export const embedBatches =
  ({ embed, backoff = usual }: EmbedBatchesOptions): EmbedTexts =>
  async (texts, signal) => {
    const vectors: Float32Array[] = []
    for (const batch of batchesOf(texts)) {
      const embedded = await untilServed(() => embed(batch, signal), backoff, signal)
      if (embedded.length !== batch.length)
        throw new Error(`The model gave ${embedded.length} vectors for ${batch.length} texts.`)
      vectors.push(...embedded)
    }
    return vectors
  }

const batchesOf = (texts: readonly string[]): string[][] => {
  const batches: string[][] = []
  let last: string[] = []
  let characters = 0
  for (const text of texts) {
    if (last.length > 0 && (last.length >= MOST_TEXTS || characters + text.length > MOST_CHARACTERS)) {
      batches.push(last)
      last = []
      characters = 0
    }
    last.push(text)
    characters += text.length
  }
  if (last.length > 0) batches.push(last)
  return batches
}

const untilServed = async <Result>(
  call: () => Promise<Result>,
  { first, most, tries, random }: Backoff,
  signal: AbortSignal,
): Promise<Result> => {
  for (let attempt = 1; ; attempt++)
    try {
      signal.throwIfAborted()
      return await call()
    } catch (error) {
      const passes = error instanceof BedrockException && PASSING.has(error.name)
      if (signal.aborted || !passes || attempt >= tries) throw error
      const longest = Math.min(most, first * 2 ** (attempt - 1))
      await pause(longest * (0.5 + random() / 2), signal)
    }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', leave, { once: true })
  })
