import type { Index } from '@pinecone-database/pinecone'
import type { Caller } from '../remote/caller.ts'
import { type CallTiming, createCaller } from '../remote/create-caller.ts'
import { StorageFailure } from '../remote/storage-failure.ts'

export interface PineconeLocation {
  /** The host of one index: `https://name-project.svc.region.pinecone.io`. */
  readonly url: string
  readonly apiKey: string
  readonly namespace?: string | undefined
}

/** One index of Pinecone, by Pinecone's own library over calls of ours. */
export interface PineconeClient {
  /** @throws StorageFailure; the signal's reason where it was given up. */
  run<Result>(work: (index: Index) => Promise<Result>, signal?: AbortSignal): Promise<Result>
  /** What the vectors of the index are, as far as Pinecone says so. */
  describe(): Promise<{ readonly dimension?: number; readonly metric?: string }>
  close(): Promise<void>
}

const LONGEST_REASON = 300
const STATS = '/describe_index_stats'

export const createClient = async (
  { url, apiKey, namespace = '' }: PineconeLocation,
  timing?: Partial<CallTiming>,
): Promise<PineconeClient> => {
  const { Pinecone } = await import('@pinecone-database/pinecone')
  // The library sends the key itself.
  const caller = await createCaller({
    name: 'Pinecone',
    authorize: async () => ({}),
    ...(timing && { timing }),
  })
  let metric: string | undefined

  const toFetch =
    (signal: AbortSignal | undefined) =>
    async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
      const { status, text } = await send(caller, new URL(String(input)), init, signal)
      if (status < 200 || status > 299) throw refused(status, text)
      if (String(input).endsWith(STATS)) metric = metricOf(text)
      return new Response(text, { status, headers: { 'content-type': 'application/json' } })
    }
  const indexFor = (signal?: AbortSignal): Index =>
    new Pinecone({ apiKey, fetchApi: toFetch(signal), maxRetries: 0 }).index({ host: url, namespace })
  const always = indexFor()

  const run: PineconeClient['run'] = async (work, signal) => {
    try {
      return await work(signal === undefined ? always : indexFor(signal))
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw (
        failureIn(error) ??
        new StorageFailure('Pinecone answered something that is not understood.', { cause: error })
      )
    }
  }
  return {
    run,
    async describe() {
      const { dimension } = await run(index => index.describeIndexStats())
      return { ...(dimension !== undefined && { dimension }), ...(metric !== undefined && { metric }) }
    },
    close: () => caller.close(),
  }
}

const send = (
  caller: Caller,
  url: URL,
  { method = 'GET', headers, body }: RequestInit,
  signal?: AbortSignal,
) =>
  caller.call(
    {
      method,
      url,
      headers: Object.fromEntries(new Headers(headers)),
      ...(typeof body === 'string' && { body }),
      // Records have IDs of ours: written or deleted twice is as once.
      isRepeatable: true,
    },
    signal,
  )

const refused = (status: number, text: string): StorageFailure => {
  if (status === 401 || status === 403)
    return new StorageFailure(`Pinecone refuses the API key, or what it may do (${status})`, { status })
  return new StorageFailure(`Pinecone answered ${status}${describe(text)}`, { status })
}

const describe = (text: string): string => {
  try {
    const { message } = JSON.parse(text)
    return typeof message === 'string' ? `: ${message.slice(0, LONGEST_REASON)}` : ''
  } catch {
    return ''
  }
}

const metricOf = (text: string): string | undefined => {
  try {
    const { metric } = JSON.parse(text)
    return typeof metric === 'string' ? metric : undefined
  } catch {
    return undefined
  }
}

/** The library wraps what its calls throw, with addresses in its words. */
const failureIn = (error: unknown): StorageFailure | undefined => {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    if (at instanceof StorageFailure) return at
  return undefined
}
