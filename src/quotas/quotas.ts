import { type BedrockException, throttlingException } from '../errors.ts'
import type { Quota, QuotaKind } from './quota.ts'
import type { Claim, QuotaCounter, Refusal, Use } from './quota-counter.ts'
import type { QuotaTable } from './quota-table.ts'
import { createTokenEstimates } from './token-estimates.ts'

/** Who asks for what of a model. */
export interface QuotaCall {
  readonly account: string
  readonly region: string
  readonly model: string
  readonly kind: QuotaKind
  /** As estimated before the call, cached or not. */
  readonly inputTokens: number
  /** Of these, what the prompt cache is expected to hold: they are free. */
  readonly cachedTokens?: number
  /** The most it may say: the request's maximum, or else the model's. */
  readonly maxTokens: number
  /** Quota tokens for each token of output, where it settles. */
  readonly burndown: number
}

/** What a call took. */
export interface Settlement {
  /** Neither read from the prompt cache nor written to it. */
  readonly inputTokens: number
  readonly cacheWriteInputTokens?: number
  readonly outputTokens: number
  /** The whole input as a backend counted it, cached or not: what the estimate learns from. */
  readonly countedInput?: number
}

export interface Reservation {
  /** Quota tokens held until it settles. */
  readonly reserved: number
  /** Of these, the input: the estimate, corrected by what backends have counted. */
  readonly inputTokens: number
  /** While the answer comes: what it has said up to now. */
  produced(outputTokens: number): void
  /** @returns the quota tokens that the call took. */
  settle(settlement: Settlement): Promise<number>
}

export interface Quotas {
  /**
   * Undefined where nothing limits the call: no quota is known for it, or none is counted.
   * @throws ThrottlingException where a quota is used up, in `enforce`.
   */
  admit(call: QuotaCall): Promise<Reservation | undefined>
  /** Every quota that a call has claimed of since this process began, as it stands. */
  standings(): Promise<readonly Standing[]>
  /** How far the estimate of the input is off, by model, as a share. */
  estimateErrors(): ReadonlyMap<string, number>
}

export interface Standing extends Use {
  readonly account: string
  readonly region: string
  readonly quota: Quota
}

export interface QuotasOptions {
  readonly mode: 'enforce' | 'observe' | 'off'
  readonly table: QuotaTable
  readonly counter: QuotaCounter
  /** Told of calls that `observe` lets pass. */
  readonly observed?: (refusal: BedrockException) => void
  /** Told once of each model for which no quota is known in a Region. */
  readonly unlimited?: (call: Pick<QuotaCall, 'model' | 'kind' | 'region'>) => void
}

/** A Region is whatever a client signs for, and models can have names without end: what is told of them has. */
const MOST_TOLD = 1_000

const windows = {
  'requests-per-second': 1_000,
  'requests-per-minute': 60_000,
  'tokens-per-minute': 60_000,
  'tokens-per-day': 86_400_000,
} as const

export const createQuotas = ({ mode, table, counter, observed, unlimited }: QuotasOptions): Quotas => {
  const estimates = createTokenEstimates()
  /** By the key of a claim: what running calls are known to have taken of what they hold. */
  const taken = new Map<string, number>()
  const take = (claims: readonly Claim[], tokens: number): void => {
    for (const { key, spent } of claims) {
      if (spent !== 'when settled') continue
      const sum = (taken.get(key) ?? 0) + tokens
      if (sum > 0) taken.set(key, sum)
      else taken.delete(key)
    }
  }

  const told = new Set<string>()
  const tellOnce = ({ model, kind, region }: QuotaCall): void => {
    const key = `${model} ${kind} ${region}`
    if (told.has(key) || told.size >= MOST_TOLD) return
    told.add(key)
    unlimited?.({ model, kind, region })
  }
  /** By their keys. */
  const claimed = new Map<string, { readonly claim: Claim; readonly of: Omit<Standing, keyof Use> }>()

  return {
    async standings() {
      const all = [...claimed.values()]
      return Promise.all(all.map(async ({ claim, of }) => ({ ...of, ...(await counter.look(claim)) })))
    },

    estimateErrors: estimates.errors,

    async admit(call) {
      if (mode === 'off') return undefined
      const quotas = table(call.model, call.kind, call.region)
      if (quotas.length === 0) {
        tellOnce(call)
        return undefined
      }
      const whole = estimates.correct(call.model, call.inputTokens)
      const inputTokens = Math.max(0, whole - (call.cachedTokens ?? 0))
      const reserved = inputTokens + call.maxTokens
      const claims = quotas.map(quota => toClaim(quota, call, reserved))
      for (const [index, claim] of claims.entries())
        if (!claimed.has(claim.key) && claimed.size < MOST_TOLD)
          claimed.set(claim.key, {
            claim,
            of: { account: call.account, region: call.region, quota: quotas[index] as Quota },
          })
      let held = await counter.reserve(claims)
      if ('refused' in held) {
        const { refused } = held
        const refusal = throttled({
          quota: quotas[refused.claim] as Quota,
          claim: claims[refused.claim] as Claim,
          refused,
          taken: taken.get(claims[refused.claim]?.key ?? '') ?? 0,
          inputTokens,
          maxTokens: call.maxTokens,
        })
        if (mode === 'enforce') throw refusal
        observed?.(refusal)
        // What is only observed is counted all the same, above the limit.
        held = await counter.reserve(claims.map(claim => ({ ...claim, limit: Number.POSITIVE_INFINITY })))
        if ('refused' in held) return undefined
      }
      const { id } = held
      let amount = reserved
      let needed = inputTokens
      let isOpen = true
      take(claims, needed)
      return {
        reserved,
        inputTokens,
        produced(outputTokens) {
          if (!isOpen) return
          const before = needed
          needed = inputTokens + outputTokens * call.burndown
          take(claims, needed - before)
          if (needed <= amount) return
          amount = needed
          // Nothing waits for it: the settlement says the same again.
          counter.adjust(id, amount).catch(() => undefined)
        },
        async settle({ inputTokens: input, cacheWriteInputTokens = 0, outputTokens, countedInput }) {
          if (countedInput !== undefined) estimates.learn(call.model, call.inputTokens, countedInput)
          if (isOpen) take(claims, -needed)
          isOpen = false
          const used = input + cacheWriteInputTokens + outputTokens * call.burndown
          await counter.settle(id, used)
          return used
        },
      }
    },
  }
}

const toClaim = (quota: Quota, { account, region, model, kind }: QuotaCall, tokens: number): Claim => {
  const isTokens = quota.metric.startsWith('tokens')
  return {
    // A day's quota may be one for all ways to call a model: its name is the same then.
    key: `${account}/${region}/${quota.name}/${quota.metric === 'requests-per-second' ? `${model}/${kind}` : ''}`,
    amount: isTokens ? tokens : 1,
    limit: quota.value,
    window: windows[quota.metric],
    spent: isTokens ? 'when settled' : 'at once',
  }
}

/** AWS's texts, as clients reported them. */
const texts = {
  'requests-per-second': 'Too many requests, please wait before trying again.',
  'requests-per-minute': 'Too many requests, please wait before trying again.',
  'tokens-per-minute': 'Too many tokens, please wait before trying again.',
  'tokens-per-day': 'Too many tokens per day, please wait before trying again.',
} as const

interface Throttled {
  readonly quota: Quota
  readonly claim: Claim
  readonly refused: Refusal
  /** Of what running calls hold, what they are known to have taken. */
  readonly taken: number
  readonly inputTokens: number
  readonly maxTokens: number
}

const throttled = ({ quota, claim, refused, taken, inputTokens, maxTokens }: Throttled): BedrockException => {
  const { name, metric, value, code } = quota
  const { settled, reserved, retryAfter } = refused
  const isTokens = claim.spent === 'when settled'
  const unused = Math.max(0, reserved - taken)
  const said = [
    `${name}${code === undefined ? '' : ` (${code})`}: ${value}; used ${settled} within the window`,
    ...(isTokens
      ? [
          `held by running calls ${reserved}, of which ${unused} they may never use`,
          `this call asks for ${claim.amount} (${inputTokens} of input and maxTokens ${maxTokens})`,
        ]
      : []),
  ].join(', ')
  const fits = value - settled - reserved - inputTokens
  const less = isTokens && fits > 0 ? ` maxTokens ${fits} would have fitted now.` : ''
  return throttlingException(texts[metric], { hint: `${said}. ${whenToReturn(claim, retryAfter)}${less}` })
}

const whenToReturn = ({ amount, limit }: Claim, retryAfter: number | undefined): string => {
  if (amount > limit) return 'It never fits: it asks for more than the whole quota.'
  if (retryAfter === undefined) return 'It fits when running calls have settled.'
  return `It fits in ${Math.ceil(retryAfter / 1_000)} s.`
}
