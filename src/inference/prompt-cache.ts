import { createHash } from 'node:crypto'
import type { CacheDetail, CachePointBlock, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { Clock } from '../clock.ts'
import type { CountedBlock } from '../conversation/count-tokens.ts'
import type { ModelRequest } from '../dialects/dialect.ts'
import type { FoundationModel, PromptCacheLimits } from './catalogue.ts'
import { countPrefixes } from './count-tokens.ts'
import { hashValue } from './hash-value.ts'

/** Whose cache it is: nothing is read across accounts or Regions, nor across models. */
export interface CacheScope {
  readonly account: string
  readonly region: string
}

export interface CachedCall {
  readonly scope: CacheScope
  readonly model: Pick<FoundationModel, 'id' | 'promptCache'>
  readonly request: ModelRequest
  /** Of the whole request, cached or not. */
  readonly inputTokens: number
}

/** The three add up to the tokens of the whole request. */
export interface CacheCounts {
  /** What is neither read from the cache nor written to it. */
  readonly inputTokens: number
  readonly cacheReadInputTokens: number
  readonly cacheWriteInputTokens: number
  /** What is written, by time to live, the longer first; absent where nothing is. */
  readonly cacheDetails?: CacheDetail[]
}

/**
 * The prompt cache as clients see it: which prefixes are known, not what a model made of them.
 * Rules: the user guide's page "Prompt caching for faster model inference".
 */
export interface PromptCache {
  /** What `apply` would count, with nothing read or written. */
  look(call: CachedCall): CacheCounts
  /** Reads what is cached and writes what is marked to be. A call that fails before its answer begins writes nothing. */
  apply(call: CachedCall): CacheCounts
}

export interface PromptCacheOptions {
  /** The service's clock. */
  readonly clock: Clock
  /** Prefixes kept at most; those unused for longest go first. */
  readonly entries?: number
}

interface Entry {
  readonly lifetime: number
  expires: number
}

interface Checkpoint {
  readonly ttl: string
  /** How many blocks are before it. */
  readonly blocks: number
  /** Of everything before it. */
  readonly tokens: number
}

/** The end of a block: a prefix that an earlier request may have cached. */
interface Prefix {
  readonly key: string
  readonly tokens: number
}

const ENTRIES = 10_000
/** How many blocks before a checkpoint an earlier one is looked for. */
const LOOK_BACK = 20
const MINUTE = 60_000
const lifetimes: ReadonlyMap<string, number> = new Map([
  ['5m', 5 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', 60 * MINUTE],
])

export const createPromptCache = ({ clock, entries = ENTRIES }: PromptCacheOptions): PromptCache => {
  /** Least recently used first. */
  const known = new Map<string, Entry>()

  const find = (key: string, now: number): Entry | undefined => {
    const entry = known.get(key)
    if (entry === undefined || entry.expires > now) return entry
    known.delete(key)
    return undefined
  }

  /** A known entry starts its own time to live again; an unknown one is written with the checkpoint's. */
  const touch = (key: string, ttl: string, now: number): void => {
    const entry = find(key, now) ?? { lifetime: lifetimes.get(ttl) ?? 5 * MINUTE, expires: 0 }
    entry.expires = now + entry.lifetime
    known.delete(key)
    known.set(key, entry)
    const oldest = known.size > entries ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
  }

  /** The longest cached prefix, looked for from the last checkpoint back. */
  const findHit = (checkpoints: readonly Checkpoint[], prefixes: readonly Prefix[], now: number) => {
    for (const { blocks } of checkpoints.toReversed()) {
      for (let at = blocks; at > 0 && at >= blocks - LOOK_BACK; at--) {
        const prefix = prefixes[at - 1]
        if (prefix !== undefined && find(prefix.key, now) !== undefined) return prefix
      }
    }
    return undefined
  }

  return {
    look({ scope, model, request, inputTokens }) {
      if (model.promptCache === undefined || !hasCheckpoint(request)) return uncached(inputTokens)
      const { prefixes, checkpoints } = readPrefixes(scope, model.id, model.promptCache, request)
      return counts(inputTokens, findHit(checkpoints, prefixes, clock.now())?.tokens ?? 0, checkpoints)
    },

    apply({ scope, model, request, inputTokens }) {
      if (model.promptCache === undefined || !hasCheckpoint(request)) return uncached(inputTokens)
      const { prefixes, checkpoints } = readPrefixes(scope, model.id, model.promptCache, request)
      const now = clock.now()
      const hit = findHit(checkpoints, prefixes, now)
      if (hit !== undefined) touch(hit.key, '5m', now)
      for (const { blocks, ttl } of checkpoints) {
        const prefix = prefixes[blocks - 1]
        if (prefix !== undefined) touch(prefix.key, ttl, now)
      }
      return counts(inputTokens, hit?.tokens ?? 0, checkpoints)
    },
  }
}

/** The usage of a call with what the cache made of its input. */
export const withCacheCounts = (usage: TokenUsage, { cacheDetails, ...counts }: CacheCounts): TokenUsage => ({
  ...usage,
  ...counts,
  totalTokens:
    counts.inputTokens +
    counts.cacheReadInputTokens +
    counts.cacheWriteInputTokens +
    (usage.outputTokens ?? 0),
  ...(cacheDetails !== undefined && { cacheDetails }),
})

const uncached = (inputTokens: number): CacheCounts => ({
  inputTokens,
  cacheReadInputTokens: 0,
  cacheWriteInputTokens: 0,
})

/** Whether the request asks for caching at all. */
export const hasCheckpoint = ({ toolConfig, system, messages }: ModelRequest): boolean =>
  Boolean(
    toolConfig?.tools?.some(tool => tool.cachePoint) ||
      system?.some(block => block.cachePoint) ||
      messages?.some(message => message.content?.some(block => block.cachePoint)),
  )

/**
 * The prefixes that end at each block, and the checkpoints that count. A key is the hash of the key before it and
 * of the block, so that each block is hashed once. Checkpoints themselves are in no key: they may move.
 */
function readPrefixes(scope: CacheScope, id: string, limits: PromptCacheLimits, request: ModelRequest) {
  const prefixes: Prefix[] = []
  const checkpoints: Checkpoint[] = []
  let key = digest('', [scope.account, scope.region, id])
  let message = -1
  for (const counted of countPrefixes(request, id)) {
    const { section, block, tokens } = counted
    if (block.cachePoint) {
      // A checkpoint that opens a message is at the end of the block before it, without the message's frame.
      const before = prefixes.at(-1)
      if (before === undefined || checkpoints.length === limits.checkpoints) continue
      const ttl = ttlOf(block.cachePoint, limits)
      checkpoints.push({ ttl, blocks: prefixes.length, tokens: before.tokens })
      continue
    }
    const begins = counted.message !== undefined && counted.message !== message
    if (begins) message = counted.message ?? message
    key = digest(key, [section, begins ? roleOf(request, counted) : '', block])
    prefixes.push({ key, tokens })
  }
  const long = ({ tokens }: Checkpoint): boolean => tokens >= (limits.minimumTokens ?? 0)
  return { prefixes, checkpoints: checkpoints.filter(long) }
}

const digest = (before: string, value: unknown): string => {
  const hash = createHash('sha256').update(before)
  hashValue(hash, value)
  return hash.digest('base64')
}

const roleOf = ({ messages }: ModelRequest, { message = 0 }: CountedBlock): string =>
  messages?.[message]?.role ?? ''

/** What the model does not offer becomes its own default. */
const ttlOf = ({ ttl }: CachePointBlock, { ttls }: PromptCacheLimits): string => {
  const offered: readonly string[] = ttls ?? ['5m']
  if (ttl !== undefined && offered.includes(ttl)) return ttl
  return offered.includes('5m') ? '5m' : (offered[0] ?? '5m')
}

/** Prefixes are estimated apart from the whole, whose count may be the model's own: none is longer than it. */
function counts(inputTokens: number, hit: number, checkpoints: readonly Checkpoint[]): CacheCounts {
  const end = (reached: readonly Checkpoint[]): number =>
    Math.min(inputTokens, Math.max(hit, ...reached.map(({ tokens }) => tokens)))
  const read = Math.min(inputTokens, hit)
  const written = end(checkpoints) - read
  const hourly = end(checkpoints.filter(({ ttl }) => ttl === '1h')) - read
  const shortly = checkpoints.some(({ ttl }) => ttl === '5m') ? written - hourly : 0
  const cacheDetails: CacheDetail[] = []
  if (hourly > 0) cacheDetails.push({ ttl: '1h', inputTokens: hourly })
  if (shortly > 0) cacheDetails.push({ ttl: '5m', inputTokens: shortly })
  return {
    inputTokens: inputTokens - read - written,
    cacheReadInputTokens: read,
    cacheWriteInputTokens: written,
    ...(cacheDetails.length > 0 && { cacheDetails }),
  }
}
