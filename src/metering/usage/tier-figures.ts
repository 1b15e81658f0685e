import type { LedgerReader } from './ledger-reader.ts'
import { toClause, type UsageFilter } from './usage-filter.ts'

/** How the questions to one agent were answered. */
export interface TierFigures {
  readonly agent: string
  /** Turns that one call answered. */
  readonly simple: number
  /** Turns that one call was tried for, and the loop answered. */
  readonly both: number
  /** Turns that went to the loop at once. */
  readonly loop: number
  /** Of a turn, in the loop; null where none went there. */
  readonly loopMean: number | null
  /**
   * What the simple turns would have taken more, had they taken what a loop takes in the mean, less what was taken in vain before loops, and
   * for classification; null where nothing is known of the loop.
   */
  readonly saved: number | null
  /** Turns that were answered both ways. */
  readonly compared: number
  /** Of these, those whose answers differ: where the classification said one call is enough, and where it did not. */
  readonly disagreedSimple: number
  readonly disagreedLoop: number
  /** What the comparisons took. */
  readonly sampleTokens: number
}

const tokens = `coalesce(input, 0) + coalesce(output, 0) + coalesce(cache_read, 0) + coalesce(cache_write_5m, 0)
  + coalesce(cache_write_1h, 0)`
const of = (key: string): string => `json_extract(metadata, '$.${key}')`

/**
 * Of the single calls that are kept: hours that are rolled up know no turns. A supervisor's collaborators count into its turn; agents are
 * named by the first call of a turn.
 */
export const readTierFigures = (reader: LedgerReader, filter: UsageFilter): TierFigures[] => {
  const { sql, parameters } = toClause(filter, false)
  const rows = reader.rows(
    `with calls as (
      select id, session, turn, first_value(${of('agent')}) over (partition by session, turn order by id) as agent, ${of('tier')} as tier, ${of('routed')} as routed,
        ${of('agrees')} as agrees, ${tokens} as tokens
      from usage where session is not null and ${of('tier')} is not null and ${sql}
    ), turns as (
      select
        max(agent) as agent,
        max(tier = 'simple') as tried, max(tier = 'loop') as looped,
        sum(case when tier = 'loop' then tokens else 0 end) as loop_tokens,
        sum(case when tier in ('simple', 'classifier') then tokens else 0 end) as other_tokens,
        sum(case when tier = 'sample' then tokens else 0 end) as sample_tokens,
        max(tier = 'comparison') as compared,
        max(agrees = 'false' and routed = 'simple') as disagreed_simple,
        max(agrees = 'false' and routed = 'loop') as disagreed_loop
      from calls group by session, turn
    )
    select agent, sum(tried and not looped), sum(tried and looped), sum(looped and not tried),
      sum(looped), sum(loop_tokens), sum(other_tokens), sum(compared), sum(coalesce(disagreed_simple, 0)),
      sum(coalesce(disagreed_loop, 0)), sum(sample_tokens)
    from turns where agent is not null group by agent order by count(*) desc, agent`,
    parameters,
  )
  return [...rows].map(([agent, ...numbers]) => {
    const [simple = 0, both = 0, loop = 0, looped = 0, loopTokens = 0, otherTokens = 0] = numbers.map(Number)
    const [compared = 0, disagreedSimple = 0, disagreedLoop = 0, sampleTokens = 0] = numbers
      .slice(6)
      .map(Number)
    const loopMean = looped === 0 ? null : loopTokens / looped
    return {
      agent: String(agent),
      simple,
      both,
      loop,
      loopMean,
      saved: loopMean === null ? null : Math.round(simple * loopMean - otherTokens),
      compared,
      disagreedSimple,
      disagreedLoop,
      sampleTokens,
    }
  })
}
