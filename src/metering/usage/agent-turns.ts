import type { LedgerReader } from './ledger-reader.ts'
import { toClause, type UsageFilter } from './usage-filter.ts'

/** What a turn of an agent took against what came out of it. */
export interface AgentTurn {
  /** The one that was asked; steps of its collaborators count to it. */
  readonly agent: string
  readonly session: string
  readonly turn: string
  /** Milliseconds since 1970, of its first step. */
  readonly at: number
  readonly steps: number
  /** Of every kind, in every step. */
  readonly tokens: number
  /** The output of its last step: what its user got to see. */
  readonly visible: number
  /** Picodollars of the steps whose price is known; null where none is. */
  readonly cost: bigint | null
  readonly unpriced: number
}

/** Money is added up in two parts: together it may be more than 64 bits hold. */
const PICODOLLARS = 1_000_000_000_000

const AGENT = `json_extract(metadata, '$.agent')`

/**
 * Turns of which every step is still kept, those first that took most of all beside what is visible.
 *
 * A step says whose it is, and a collaborator's also that it is one (`name:2`): what the same request did beside it belongs to one turn.
 */
export const readAgentTurns = (reader: LedgerReader, filter: UsageFilter): AgentTurn[] => {
  const { sql, parameters } = toClause(filter, false)
  const rows = reader.rows(
    `with steps as (
      select id, at, request_id, coalesce(session, '') as session, coalesce(turn, request_id) as turn, ${AGENT} as agent,
        instr(coalesce(step, ''), ':') > 0 as inner_step, coalesce(output, 0) as output,
        coalesce(input, 0) + coalesce(output, 0) + coalesce(cache_read, 0) + coalesce(cache_write_5m, 0)
          + coalesce(cache_write_1h, 0) + coalesce(embedding, 0) as tokens,
        cost, cost is null and (backend is not null or outcome = 'ok') as unpriced
      from usage where metadata is not null and ${AGENT} is not null and ${sql}
    ), asked as (
      select request_id, min(agent) as agent from steps where not inner_step group by request_id
    ), placed as (
      select steps.*, coalesce(asked.agent, steps.agent) as asked_agent
      from steps left join asked on asked.request_id = steps.request_id
    ), numbered as (
      select *, row_number() over (
        partition by session, turn, asked_agent order by inner_step, at desc, id desc
      ) as last from placed
    )
    select asked_agent, session, turn, min(at), count(*), sum(tokens), sum(case when last = 1 then output else 0 end),
      sum(unpriced), sum(cost / ${PICODOLLARS}), sum(cost % ${PICODOLLARS})
    from numbered group by session, turn, asked_agent`,
    parameters,
  )
  const turns: AgentTurn[] = []
  for (const [agent, session, turn, ...rest] of rows) {
    const [at = 0, steps = 0, tokens = 0, visible = 0, unpriced = 0] = rest.slice(0, 5).map(Number)
    const [dollars, picodollars] = rest.slice(5)
    const cost =
      dollars === null || dollars === undefined
        ? null
        : BigInt(dollars as number) * BigInt(PICODOLLARS) + BigInt(picodollars as number)
    turns.push({
      agent: String(agent),
      session: String(session),
      turn: String(turn),
      at,
      steps,
      tokens,
      visible,
      cost,
      unpriced,
    })
  }
  return turns.sort((a, b) => b.tokens * Math.max(1, a.visible) - a.tokens * Math.max(1, b.visible))
}

/** Agents' calls of which only the hours are kept: they belong to no turn any more. */
export const countRolledUp = (reader: LedgerReader, filter: UsageFilter): number => {
  if (!reader.hasHours) return 0
  const { sql, parameters } = toClause(filter, true)
  const [row] = reader.rows(
    `select coalesce(sum(calls), 0) from usage_hour where json_valid(metadata) and ${AGENT} is not null and ${sql}`,
    parameters,
  )
  return Number(row?.[0] ?? 0)
}
