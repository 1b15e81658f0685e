import { isIP } from 'node:net'
import type { WebScopeType } from '@aws-sdk/client-bedrock-agent'
import { RE2JS } from 're2js'
import { validationException } from '../../errors.ts'

export interface ScopeSettings {
  readonly seedUrls: readonly string[]
  /** Absent: the host of a seed, and the paths below its own. */
  readonly scope?: WebScopeType | undefined
  /** RE2 patterns found anywhere in a URL. An exclusion counts more than an inclusion. */
  readonly inclusionFilters?: readonly string[] | undefined
  readonly exclusionFilters?: readonly string[] | undefined
}

export interface CrawlScope {
  readonly seeds: readonly string[]
  /** Whether its links may be looked at: it is near a seed and is not excluded. */
  isNear(url: URL): boolean
  /** Whether it is a document of the source. */
  isWanted(url: URL): boolean
}

/** @throws ValidationException where a pattern or a seed is none. */
export const createCrawlScope = (settings: ScopeSettings): CrawlScope => {
  const seeds = settings.seedUrls.map(readSeed)
  const inclusions = (settings.inclusionFilters ?? []).map(compile)
  const exclusions = (settings.exclusionFilters ?? []).map(compile)
  const isNearSeed = nearness[settings.scope ?? 'PATH']
  const isNear = (url: URL): boolean =>
    seeds.some(seed => isNearSeed(url, seed)) && !exclusions.some(pattern => pattern.test(url.href))
  return {
    seeds: seeds.map(({ href }) => href),
    isNear,
    isWanted: url =>
      isNear(url) && (inclusions.length === 0 || inclusions.some(pattern => pattern.test(url.href))),
  }
}

/** "Sync scope" of the web crawler's page. */
const nearness: Readonly<Record<WebScopeType | 'PATH', (url: URL, seed: URL) => boolean>> = {
  PATH: (url, seed) => url.host === seed.host && isBelow(url.pathname, seed.pathname),
  HOST_ONLY: (url, seed) => url.host === seed.host,
  SUBDOMAINS: (url, seed) => primaryDomain(url) === primaryDomain(seed),
}

const isBelow = (path: string, seedPath: string): boolean => {
  // A page's siblings are in its folder.
  const base = /\.\w{1,8}$/.test(seedPath)
    ? seedPath.slice(0, seedPath.lastIndexOf('/'))
    : seedPath.replace(/\/$/, '')
  return path === base || path.startsWith(`${base}/`)
}

/** Below which names are given out in countries: `co.uk`. A list of all would be longer than this server. */
const secondLevels: ReadonlySet<string> = new Set(
  'ac co com edu gob gov gouv go mil ne net nom or org'.split(' '),
)

const primaryDomain = ({ hostname, host }: URL): string => {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return host
  const labels = hostname.replace(/\.$/, '').split('.')
  const isCountry = labels.at(-1)?.length === 2 && secondLevels.has(labels.at(-2) ?? '')
  return labels.slice(isCountry ? -3 : -2).join('.')
}

const readSeed = (seed: string): URL => {
  const url = URL.canParse(seed) ? readPageUrl(seed) : undefined
  if (url === undefined) throw validationException(`The seed URL ${seed.slice(0, 200)} is not valid.`)
  return url
}

const LONGEST_URL = 2_048

/** Of a page, without the place in it; undefined for what is none. */
export const readPageUrl = (href: string, base?: string): URL | undefined => {
  if (href.length > LONGEST_URL || !URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  url.hash = ''
  const isPage = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isPage && url.href.length <= LONGEST_URL ? url : undefined
}

const compile = (pattern: string): RE2JS => {
  try {
    return RE2JS.compile(pattern)
  } catch (cause) {
    throw validationException(`The filter ${pattern.slice(0, 200)} is no valid regular expression.`, {
      cause,
    })
  }
}
