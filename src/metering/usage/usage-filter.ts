/** Which calls a report is about. */
export interface UsageFilter {
  /** Milliseconds since 1970: from, and before. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  /** Any of these; `*` stands for anything. A model is also found by its profile. */
  readonly models?: readonly string[] | undefined
  readonly principals?: readonly string[] | undefined
  readonly sessions?: readonly string[] | undefined
}

/** A part of a statement, with the values of its question marks. */
export interface Clause {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

/** @param rolled for hours, which are in where they begin, and know no sessions. */
export const toClause = (filter: UsageFilter, rolled: boolean): Clause => {
  const clauses: Clause[] = []
  const moment = rolled ? 'hour' : 'at'
  if (filter.since !== undefined) clauses.push({ sql: `${moment} >= ?`, parameters: [filter.since] })
  if (filter.until !== undefined) clauses.push({ sql: `${moment} < ?`, parameters: [filter.until] })
  if (filter.models !== undefined) clauses.push(anyOf(['model', 'profile'], filter.models))
  if (filter.principals !== undefined) clauses.push(anyOf(['principal'], filter.principals))
  if (filter.sessions !== undefined)
    clauses.push(rolled ? { sql: 'false', parameters: [] } : anyOf(['session'], filter.sessions))
  return {
    sql: clauses.map(({ sql }) => sql).join(' and ') || 'true',
    parameters: clauses.flatMap(({ parameters }) => parameters),
  }
}

const anyOf = (columns: readonly string[], patterns: readonly string[]): Clause => {
  const pairs = columns.flatMap(column => patterns.map(pattern => ({ column, pattern })))
  return {
    sql: `(${pairs.map(({ column, pattern }) => (pattern.includes('*') ? `${column} glob ?` : `${column} = ?`)).join(' or ')})`,
    // Of what `glob` knows only the star is meant.
    parameters: pairs.map(({ pattern }) =>
      pattern.includes('*') ? pattern.replaceAll(/[?[]/g, '[$&]') : pattern,
    ),
  }
}
