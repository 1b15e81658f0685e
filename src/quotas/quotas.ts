import { type BedrockException, throttlingException } from '../errors.ts'
import type { Quota, QuotaKind } from './quota.ts'
import type { Claim, QuotaCounter, Refusal } from './quota-counter.ts'
import type { QuotaTable } from './quota-table.ts'
import { createTokenEstimates } from './token-estimates.ts'

/** Who asks for what of a model. */
export interface QuotaCall {
  readonly account: string
  readonly region: string
  readonly model: string
  readonly kind: QuotaKind
  /** As estimated before the call, without what the prompt cache holds; with what it will write. */
  readonly inputTokens: number
  /** The most it may say: the request's maximum, or else the model's. */
  readonly maxTokens: number
  /** Quota tokens for each token of output, where it settles. */
  readonly burndown: number
}

/** What a call took, as its backend tells it. */
export interface Settlement {
  /** Neither read from the prompt cache nor written to it. */
  readonly inputTokens: number
  readonly cacheWriteInputTokens?: number
  readonly outputTokens: number
}

export interface Reservation {
  /** Quota tokens held until it settles. */
  readonly reserved: number
  /** While the answer comes: what it has said up to now. */
  produced(outputTokens: number): void
  /** @returns the quota tokens that the call took. */
  settle(settlement: Settlement): Promise<number>
}

export interface Quotas {
  /** @throws ThrottlingException where a quota is used up, in `enforce`. */
  admit(call: QuotaCall): Promise<Reservation>
}

export interface QuotasOptions {
  readonly mode: 'enforce' | 'observe' | 'off'
  readonly table: QuotaTable
  readonly counter: QuotaCounter
  /** Told of calls that `observe` lets pass. */
  readonly observed?: (refusal: BedrockException) => void
}

const windows = {
  'requests-per-second': 1_000,
  'requests-per-minute': 60_000,
  'tokens-per-minute': 60_000,
  'tokens-per-day': 86_400_000,
} as const

const NONE: Reservation = { reserved: 0, produced: () => undefined, settle: async () => 0 }

export const createQuotas = ({ mode, table, counter, observed }: QuotasOptions): Quotas => {
  const estimates = createTokenEstimates()

  return {
    async admit(call) {
      if (mode === 'off') return NONE
      const quotas = table(call.model, call.kind, call.region)
      if (quotas.length === 0) return NONE
      const inputTokens = estimates.correct(call.model, call.inputTokens)
      const reserved = inputTokens + call.maxTokens
      const claims = quotas.map(quota => toClaim(quota, call, reserved))
      let taken = await counter.reserve(claims)
      if ('refused' in taken) {
        const refusal = throttled(quotas, claims, taken.refused, { inputTokens, maxTokens: call.maxTokens })
        if (mode === 'enforce') throw refusal
        observed?.(refusal)
        // What is only observed is counted all the same, above the limit.
        taken = await counter.reserve(claims.map(claim => ({ ...claim, limit: Number.POSITIVE_INFINITY })))
        if ('refused' in taken) return NONE
      }
      const { id } = taken
      let held = reserved
      return {
        reserved,
        produced(outputTokens) {
          const needed = inputTokens + outputTokens * call.burndown
          if (needed <= held) return
          held = needed
          // Nothing waits for it: the settlement says the same again.
          counter.adjust(id, held).catch(() => undefined)
        },
        async settle({ inputTokens: input, cacheWriteInputTokens = 0, outputTokens }) {
          estimates.learn(call.model, call.inputTokens, input + cacheWriteInputTokens)
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

const throttled = (
  quotas: readonly Quota[],
  claims: readonly Claim[],
  { claim, settled, reserved, retryAfter }: Refusal,
  { inputTokens, maxTokens }: { inputTokens: number; maxTokens: number },
): BedrockException => {
  const { name, metric, value, code } = quotas[claim] as Quota
  const { amount, spent } = claims[claim] as Claim
  const said = [
    `${name}${code === undefined ? '' : ` (${code})`}: ${value}; used ${settled} within the window`,
    ...(spent === 'when settled'
      ? [
          `reserved by running calls ${reserved}`,
          `this call asks for ${amount} (${inputTokens} of input and maxTokens ${maxTokens})`,
        ]
      : []),
  ].join(', ')
  const when =
    retryAfter === undefined
      ? 'It fits when running calls have settled, if at all.'
      : `It fits in ${Math.ceil(retryAfter / 1_000)} s.`
  const fits = value - settled - reserved - inputTokens
  const less = spent === 'when settled' && fits > 0 ? ` maxTokens ${fits} would have fitted now.` : ''
  return throttlingException(texts[metric], { hint: `${said}. ${when}${less}` })
}
