import type { LedgerReader } from './ledger-reader.ts'
import { toClause, type UsageFilter } from './usage-filter.ts'

/** What a session took against what came out of it. */
export interface SessionRatio {
  readonly session: string
  readonly turns: number
  readonly calls: number
  /** Of every kind, in every step. */
  readonly tokens: number
  /** The output of the last step of each turn: what its user got to see. */
  readonly visible: number
}

/** Those that took most of all beside what is visible come first. */
export const readSessionRatios = (reader: LedgerReader, filter: UsageFilter): SessionRatio[] => {
  const { sql, parameters } = toClause(filter, false)
  const rows = reader.rows(
    `select session, count(distinct coalesce(turn, '')), count(*), sum(tokens),
      sum(case when last = 1 then output else 0 end)
    from (
      select session, turn, coalesce(output, 0) as output,
        coalesce(input, 0) + coalesce(output, 0) + coalesce(cache_read, 0) + coalesce(cache_write_5m, 0)
          + coalesce(cache_write_1h, 0) + coalesce(embedding, 0) as tokens,
        row_number() over (partition by session, turn order by at desc, id desc) as last
      from usage where session is not null and ${sql}
    ) group by session`,
    parameters,
  )
  return [...rows]
    .map(([session, ...numbers]) => {
      const [turns = 0, calls = 0, tokens = 0, visible = 0] = numbers.map(Number)
      return { session: String(session), turns, calls, tokens, visible }
    })
    .sort((a, b) => b.tokens * Math.max(1, a.visible) - a.tokens * Math.max(1, b.visible))
}
