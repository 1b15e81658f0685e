import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EgressGate } from '../../egress/gate.ts'
import { BedrockException } from '../../errors.ts'
import type { DocumentSource, SourceContent, SourceDocument } from '../document-source.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'
import { createCrawlScope, type ScopeSettings } from './crawl-scope.ts'
import { fetchPage, type Page } from './fetch-page.ts'
import { readPageLinks } from './page-links.ts'
import { createRobots } from './robots.ts'

export interface WebSettings extends ScopeSettings {
  /** Pages a minute of one host. */
  readonly rateLimit?: number | undefined
  readonly maxPages?: number | undefined
  /** Said to servers in place of `bedrockbot`; robots.txt is read for `bedrockbot` either way. */
  readonly userAgent?: string | undefined
}

/** "up to 300 per minute per host", "up to 25,000" of the web crawler's page. */
const RATE_LIMIT = 300
const MOST_PAGES = 25_000
const MINUTE = 60_000
/** Of pages known and not yet called, for each that may be. */
const WAITING_A_PAGE = 8
/** Of pages that were listed and not yet read; what is more is fetched again. */
const KEPT_BYTES = 64_000_000

const readable =
  /^(text\/(html|plain|markdown|csv)|application\/(xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet)))\b/i
const isHtml = ({ contentType }: Page): boolean => /html\b/i.test(contentType)

/**
 * The pages that links lead to from the seeds, breadth first. A page that does not answer well is listed, and its `read` says why;
 * one that is gone (404, 410) is not.
 *
 * @throws ValidationException where a seed or a filter is none.
 */
export const webSource = (settings: WebSettings, gate: Pick<EgressGate, 'fetch'>): DocumentSource => {
  const { rateLimit = RATE_LIMIT, maxPages = MOST_PAGES, userAgent = 'bedrockbot' } = settings
  const scope = createCrawlScope(settings)

  async function* crawl(signal: AbortSignal): AsyncGenerator<SourceDocument> {
    const robots = createRobots(gate, userAgent)
    const nextCalls = new Map<string, number>()
    const known = new Set(scope.seeds)
    const waiting = [...known]
    const listed = new Set<string>()
    const kept = createKept()
    let called = 0

    const takeTurn = async (url: URL): Promise<void> => {
      const pause = Math.max(MINUTE / rateLimit, robots.delay(url) * 1_000)
      const now = performance.now()
      const turn = Math.max(now, nextCalls.get(url.host) ?? 0)
      nextCalls.set(url.host, turn + pause)
      if (turn > now) await sleep(turn - now, undefined, { signal })
    }
    const checkRedirect = async (url: URL): Promise<void> => {
      if (!scope.isNear(url)) throw new UnreadableDocument('The page redirects out of the scope.')
      if (!(await robots.isAllowed(url, signal)))
        throw new UnreadableDocument('The page redirects to what robots.txt forbids.')
      await takeTurn(url)
    }

    for (let href = waiting.shift(); href !== undefined && called < maxPages; href = waiting.shift()) {
      signal.throwIfAborted()
      const asked = new URL(href)
      if (!scope.isNear(asked) || !(await robots.isAllowed(asked, signal))) continue
      await takeTurn(asked)
      called += 1
      let page: Page
      try {
        page = await fetchPage(asked, { gate, userAgent, signal, checkRedirect })
      } catch (error) {
        signal.throwIfAborted()
        if (scope.isWanted(asked)) yield failed(asked, reasonOf(error))
        continue
      }
      const { url, status } = page
      known.add(url.href)
      if (status === 404 || status === 410 || listed.has(url.href)) continue
      if (status < 200 || status > 299) {
        if (scope.isWanted(asked))
          yield failed(asked, new UnreadableDocument(`The page answers status ${status}.`))
        continue
      }
      const links = isHtml(page)
        ? readPageLinks(new TextDecoder('latin1').decode(page.bytes), url.href)
        : undefined
      for (const link of links?.urls ?? [])
        if (!known.has(link.href) && waiting.length < maxPages * WAITING_A_PAGE && scope.isNear(link)) {
          known.add(link.href)
          waiting.push(link.href)
        }
      if (links?.isKept === false || !readable.test(page.contentType) || !scope.isWanted(url)) continue
      listed.add(url.href)
      yield toDocument(page, kept)
    }
  }

  const toDocument = (page: Page, kept: Kept): SourceDocument => {
    kept.put(page)
    return {
      uri: page.url.href,
      name: decodeName(page.url),
      size: page.bytes.byteLength,
      version: createHash('sha256').update(page.bytes).digest('hex'),
      async read(signal) {
        return toContent(kept.take(page.url.href) ?? (await readAgain(page.url, signal)))
      },
    }
  }

  const readAgain = async (url: URL, signal: AbortSignal): Promise<Page> => {
    const checkRedirect = (next: URL): void => {
      if (!scope.isNear(next)) throw new UnreadableDocument('The page redirects out of the scope.')
    }
    const page = await fetchPage(url, { gate, userAgent, signal, checkRedirect }).catch(error => {
      signal.throwIfAborted()
      throw reasonOf(error)
    })
    if (page.status !== 200) throw new UnreadableDocument(`The page answers status ${page.status}.`)
    return page
  }

  return { list: crawl }
}

interface Kept {
  put(page: Page): void
  /** Once. */
  take(href: string): Page | undefined
}

const createKept = (): Kept => {
  const pages = new Map<string, Page>()
  let bytes = 0
  return {
    put(page) {
      if (bytes + page.bytes.byteLength > KEPT_BYTES) return
      bytes += page.bytes.byteLength
      pages.set(page.url.href, page)
    },
    take(href) {
      const page = pages.get(href)
      if (page !== undefined && pages.delete(href)) bytes -= page.bytes.byteLength
      return page
    },
  }
}

const toContent = ({ bytes, contentType }: Page): SourceContent => ({ bytes, contentType })

const failed = (url: URL, reason: UnreadableDocument): SourceDocument => ({
  uri: url.href,
  name: decodeName(url),
  read: () => Promise.reject(reason),
})

const reasonOf = (error: unknown): UnreadableDocument => {
  if (error instanceof UnreadableDocument) return error
  if (error instanceof BedrockException) return new UnreadableDocument(error.message, { cause: error })
  if (error instanceof Error && error.name === 'TimeoutError')
    return new UnreadableDocument('The page takes too long to answer.', { cause: error })
  return new UnreadableDocument('The page cannot be reached.', { cause: error })
}

const decodeName = ({ pathname }: URL): string => {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
