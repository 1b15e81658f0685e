import type { EgressGate } from '../../egress/gate.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'
import { readPageUrl } from './crawl-scope.ts'
import { readBounded } from './read-bounded.ts'

export interface Page {
  /** After redirects. */
  readonly url: URL
  readonly status: number
  readonly contentType: string
  readonly bytes: Uint8Array
}

export interface FetchPageOptions {
  readonly gate: Pick<EgressGate, 'fetch'>
  readonly userAgent: string
  readonly signal: AbortSignal
  readonly mostBytes?: number
  /** Asked before each further place that an answer leads to. @throws where it may not be called. */
  readonly checkRedirect?: (url: URL) => Promise<void> | void
}

const MOST_REDIRECTS = 5
/** For one page with its redirects, in milliseconds. */
const TIMEOUT = 60_000

/** @throws UnreadableDocument where there are too many redirects, or too many bytes; what the gate throws. */
export const fetchPage = async (start: URL, options: FetchPageOptions): Promise<Page> => {
  const { gate, userAgent, mostBytes, checkRedirect } = options
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT)])
  let url = start
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await gate.fetch(url, {
      signal,
      headers: { 'user-agent': userAgent, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    })
    const location = isRedirect(answer.status) ? answer.headers.get('location') : null
    if (location === null) {
      const bytes = answer.body === null ? new Uint8Array() : await readBounded(answer.body, mostBytes)
      return { url, status: answer.status, contentType: answer.headers.get('content-type') ?? '', bytes }
    }
    await answer.body?.cancel()
    const next = readPageUrl(location, url.href)
    if (next === undefined) throw new UnreadableDocument('The page redirects to what is no page.')
    await checkRedirect?.(next)
    url = next
  }
  throw new UnreadableDocument(`The page redirects more than ${MOST_REDIRECTS} times.`)
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)
