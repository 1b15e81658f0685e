import robotsParser from 'robots-parser'
import type { EgressGate } from '../../egress/gate.ts'
import { fetchPage } from './fetch-page.ts'

export interface Robots {
  /** As the host's robots.txt says; not where that cannot be read for now (RFC 9309, 2.3.1). */
  isAllowed(url: URL, signal: AbortSignal): Promise<boolean>
  /** Seconds between two requests that the host asks for. */
  delay(url: URL): number
}

/** "The web crawler adheres to robots.txt": rules for this name, else for all. */
const CRAWLER = 'bedrockbot'
/** "at least 500 kibibytes" of RFC 9309, 2.5. */
const MOST_BYTES = 512_000
const MOST_DELAY = 30

interface Rules {
  /** Undefined for another host. */
  isAllowed(url: string, crawler: string): boolean | undefined
  getCrawlDelay(crawler: string): number | undefined
}

// Its types are those of a module that is imported in another way.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Rules

const all: Rules = { isAllowed: () => true, getCrawlDelay: () => undefined }
const nothing: Rules = { isAllowed: () => false, getCrawlDelay: () => undefined }

/** Each host's file is read once. */
export const createRobots = (gate: Pick<EgressGate, 'fetch'>, userAgent: string): Robots => {
  const hosts = new Map<string, Rules>()

  const rulesOf = async ({ origin }: URL, signal: AbortSignal): Promise<Rules> => {
    const known = hosts.get(origin)
    if (known !== undefined) return known
    const rules = await readRules(new URL('/robots.txt', origin), { gate, userAgent, signal })
    hosts.set(origin, rules)
    return rules
  }

  return {
    isAllowed: async (url, signal) => (await rulesOf(url, signal)).isAllowed(url.href, CRAWLER) !== false,
    delay: ({ origin }) => Math.min(MOST_DELAY, Math.max(0, hosts.get(origin)?.getCrawlDelay(CRAWLER) ?? 0)),
  }
}

const readRules = async (
  url: URL,
  { gate, userAgent, signal }: { gate: Pick<EgressGate, 'fetch'>; userAgent: string; signal: AbortSignal },
): Promise<Rules> => {
  try {
    const { status, bytes } = await fetchPage(url, { gate, userAgent, signal, mostBytes: MOST_BYTES })
    if (status >= 500 || status === 429) return nothing
    if (status >= 300) return all
    return parseRobots(url.href, new TextDecoder().decode(bytes))
  } catch {
    signal.throwIfAborted()
    return nothing
  }
}
