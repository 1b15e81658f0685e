import { tokenPrice } from '../../inference/token-price.ts'
import { type CostQuestion, costOf } from '../cost.ts'
import type { UsageTokens } from '../usage-record.ts'
import type { PricedModel } from './find-priced-model.ts'

/** As Bedrock calls the ways to be served; two of them have no published price. */
export const tiers = ['default', 'batch', 'priority', 'flex'] as const
export type Tier = (typeof tiers)[number]

/** What a run of calls costs. */
export interface PricedRun {
  readonly name: string
  readonly calls: number
  /** Of all calls. */
  readonly tokens: UsageTokens
  /** Picodollars of all calls; undefined where a price is unknown. */
  readonly cost: bigint | undefined
  /** The date of the price list. */
  readonly version?: string
  /** Why the cost is unknown, and what helps. */
  readonly reason?: string
}

/** Calls that are all alike. */
export interface AlikeCalls {
  readonly tokens: UsageTokens
  readonly calls: number
}

/** Groups of calls that are alike within each. */
export const priceRun = (priced: PricedModel, tier: Tier, groups: readonly AlikeCalls[]): PricedRun => {
  const calls = groups.reduce((sum, group) => sum + group.calls, 0)
  const tokens = sumTokens(groups)
  let cost = 0n
  let version: string | undefined
  for (const group of groups) {
    const one = costOf({
      model: priced.model,
      geography: priced.geography,
      tier: costTiers[tier],
      tokens: group.tokens,
    })
    if (one === undefined) {
      const reason = whyUnknown(priced, tier, group.tokens)
      return { name: priced.name, calls, tokens, cost: undefined, reason }
    }
    cost += one.picodollars * BigInt(group.calls)
    version = one.version
  }
  return { name: priced.name, calls, tokens, cost, ...(version !== undefined && { version }) }
}

const costTiers: Readonly<Record<Tier, CostQuestion['tier']>> = {
  default: 'on-demand',
  batch: 'batch',
  priority: 'other',
  flex: 'other',
}

const sumTokens = (groups: readonly AlikeCalls[]): UsageTokens => {
  const sums: Record<string, number> = {}
  for (const { tokens, calls } of groups)
    for (const [kind, count] of Object.entries(tokens)) sums[kind] = (sums[kind] ?? 0) + count * calls
  return sums
}

const whyUnknown = ({ model, geography }: PricedModel, tier: Tier, tokens: UsageTokens): string => {
  const { prices } = model
  if (costTiers[tier] === 'other') return `no price is published for the tier ${tier}`
  if (prices === undefined) return 'no price list has it'
  const profiles = Object.keys(prices.geographies ?? {})
  if (geography === undefined && prices.inRegion === undefined && profiles.length > 0)
    return `priced by its profiles only, such as --profile ${profiles.includes('us') ? 'us' : profiles[0]} (there are ${profiles.sort().join(', ')})`
  if (geography !== undefined && tokenPrice(model, geography) === undefined)
    return `no price list has it by a profile of ${geography}${prices.inRegion === undefined ? '' : '; its own ID has a price'}`
  const kinds = Object.entries(tokens)
    .filter(([kind, count]) => (count ?? 0) > 0 && kind !== 'input' && kind !== 'output')
    .map(([kind]) => names[kind] ?? kind)
  return kinds.length === 0
    ? 'not all of its prices are known'
    : `no price is known for ${kinds.join(' or ')}`
}

const names: Readonly<Record<string, string>> = {
  cacheRead: 'cache reads',
  cacheWrite5m: 'cache writes',
  cacheWrite1h: 'cache writes of an hour',
  embedding: 'embeddings',
  searchUnits: 'searches',
}
