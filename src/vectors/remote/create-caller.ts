import { setTimeout as sleep } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import type { Caller, RemoteAnswer, RemoteRequest } from './caller.ts'
import { StorageFailure } from './storage-failure.ts'

export interface CallerOptions {
  /** What is called, for messages: `OpenSearch`. */
  readonly name: string
  /** The headers that show who calls. */
  readonly authorize: (request: RemoteRequest) => Promise<Readonly<Record<string, string>>>
  readonly timing?: Partial<CallTiming>
}

/** In milliseconds. */
export interface CallTiming {
  readonly connect: number
  /** A call, from its start to the end of its answer. */
  readonly call: number
  /** Before the first repetition; doubled before each further one. */
  readonly pause: number
}

const defaults: CallTiming = { connect: 5_000, call: 60_000, pause: 250 }

const REPETITIONS = 3
/** Milliseconds that a storage may ask to wait. */
const LONGEST_PAUSE = 10_000
/** Of an answer: 10,000 results with their texts. */
const MOST_BYTES = 128 * 1_048_576
const CONNECTIONS = 32

const PUT_OFF = 429
/** What was asked for may have been done all the same. */
const LOST = new Set([500, 502, 503, 504])

export const createCaller = async ({ name, authorize, timing = {} }: CallerOptions): Promise<Caller> => {
  const { connect, call: within, pause } = { ...defaults, ...timing }
  const { Agent } = await import('undici')
  const agent = new Agent({ connect: { timeout: connect }, connections: CONNECTIONS })

  const once = async (request: RemoteRequest, signal: AbortSignal | undefined): Promise<RemoteAnswer> => {
    const { method, url, headers, body } = request
    const late = AbortSignal.timeout(within)
    const both = signal === undefined ? late : AbortSignal.any([signal, late])
    const signed = await authorize(request).catch((cause: unknown) => {
      throw new StorageFailure(`There are no credentials for ${name}.`, { cause })
    })
    try {
      const answer = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: method as Dispatcher.HttpMethod,
        headers: { ...headers, ...signed },
        ...(body !== undefined && { body }),
        signal: both,
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      return { status: answer.statusCode, headers: flatten(answer.headers), text: await read(answer.body) }
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      if (late.aborted) throw new StorageFailure(`${name} did not answer within ${within} ms.`, { cause })
      if (cause instanceof StorageFailure) throw cause
      throw new StorageFailure(`${name} could not be reached, or broke the connection off${codeOf(cause)}.`, {
        cause,
      })
    }
  }

  const isWorthRepeating = ({ status }: RemoteAnswer, { isRepeatable }: RemoteRequest): boolean =>
    status === PUT_OFF || (isRepeatable && LOST.has(status))

  return {
    async call(request, signal) {
      for (let repetition = 0; ; repetition++) {
        signal?.throwIfAborted()
        const isLast = repetition === REPETITIONS
        let wait = pause * 2 ** repetition
        try {
          const answer = await once(request, signal)
          if (isLast || !isWorthRepeating(answer, request)) return answer
          wait = Math.max(wait, askedPause(answer))
        } catch (error) {
          if (signal?.aborted) throw signal.reason
          if (isLast || !request.isRepeatable || !isOfConnection(error)) throw error
        }
        await sleep(wait, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
      }
    },
    close: () => agent.destroy(),
  }
}

/** What took too long is not tried again. */
const isOfConnection = (error: unknown): boolean =>
  error instanceof StorageFailure && (error.cause as { name?: unknown } | undefined)?.name !== 'TimeoutError'

const askedPause = ({ headers }: RemoteAnswer): number => {
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) ? Math.min(LONGEST_PAUSE, Math.max(0, seconds * 1_000)) : 0
}

const flatten = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

const read = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > MOST_BYTES) throw new StorageFailure('The answer of the storage is too long.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}

/** ` (ECONNREFUSED)`: the words of such errors hold addresses. */
const codeOf = (cause: unknown): string => {
  if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0])
  const code = (cause as { code?: unknown } | null)?.code
  return typeof code === 'string' ? ` (${code})` : ''
}
