import type { FoundationModel, TokenPrice } from '../inference/catalogue.ts'
import { tokenPrice } from '../inference/token-price.ts'
import type { UsageTokens } from './usage-record.ts'

/** How a call is paid for; other tiers have no published price here. */
export type PriceTier = 'on-demand' | 'batch'

export interface CostQuestion {
  readonly model: Pick<FoundationModel, 'provider' | 'prices'>
  /** The geography of the cross-region profile, where one was called. */
  readonly geography?: string | undefined
  readonly tier: PriceTier | 'other'
  readonly tokens: UsageTokens
}

export interface Cost {
  /** 10^-12 USD. */
  readonly picodollars: bigint
  /** The date of the price list. */
  readonly version: string
}

const PICODOLLARS = 1_000_000_000_000
const BATCH_SHARE = 0.5
/** Anthropic's price list: a write for an hour costs twice the input. */
const HOUR_WRITE = 2

/** Undefined where any price that is needed is unknown: a sum without it would be too low. */
export const costOf = ({ model, geography, tier, tokens }: CostQuestion): Cost | undefined => {
  const { prices } = model
  if (prices === undefined || tier === 'other') return undefined
  const price = tokenPrice(model, geography)
  const share = tier === 'batch' ? BATCH_SHARE : 1
  const parts: readonly (readonly [amount: number | undefined, usd: number | undefined, per: number])[] = [
    [tokens.input, price?.input, 1_000_000],
    [tokens.output, price?.output, 1_000_000],
    [tokens.cacheRead, price?.cacheRead, 1_000_000],
    [tokens.cacheWrite5m, writePrice(model, price), 1_000_000],
    [tokens.cacheWrite1h, hourPrice(model, price), 1_000_000],
    [tokens.embedding, (price ?? prices.inRegion)?.input, 1_000_000],
    [tokens.searchUnits, prices.thousandQueries, 1_000],
  ]
  let picodollars = 0n
  for (const [amount = 0, usd, per] of parts) {
    if (amount === 0) continue
    if (usd === undefined) return undefined
    picodollars += BigInt(amount) * BigInt(Math.round((usd * share * PICODOLLARS) / per))
  }
  return { picodollars, version: prices.asOf ?? 'undated' }
}

/** Nova's list has no price for writes: they are not charged. */
const writePrice = ({ provider }: Pick<FoundationModel, 'provider'>, price: TokenPrice | undefined) =>
  price?.cacheWrite ?? (provider === 'Amazon' && price?.cacheRead !== undefined ? price.input : undefined)

const hourPrice = ({ provider }: Pick<FoundationModel, 'provider'>, price: TokenPrice | undefined) =>
  provider === 'Anthropic' && price?.input !== undefined ? price.input * HOUR_WRITE : undefined

/** `0.004500`, with as many digits as there are, six at least. */
export const toDollars = (picodollars: bigint): string => {
  const sign = picodollars < 0n ? '-' : ''
  const digits = (picodollars < 0n ? -picodollars : picodollars).toString().padStart(13, '0')
  const fraction = digits.slice(-12).replace(/0{1,6}$/, '')
  return `${sign}${digits.slice(0, -12)}.${fraction}`
}
