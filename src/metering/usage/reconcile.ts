import type { LedgerReader } from './ledger-reader.ts'

/** What a client saw of an answer. Tokens that it does not tell are not compared. */
export interface SeenAnswer {
  readonly requestId: string
  readonly tokens: Readonly<Partial<Record<SeenToken, number>>>
}

/** Names as Converse's `usage` has them, each with its columns. */
const columns = {
  inputTokens: ['input', 'embedding'],
  outputTokens: ['output'],
  cacheReadInputTokens: ['cache_read'],
  cacheWriteInputTokens: ['cache_write_5m', 'cache_write_1h'],
} as const

export type SeenToken = keyof typeof columns
export const seenTokens = Object.keys(columns) as readonly SeenToken[]

export interface Difference {
  readonly requestId: string
  /** `doubled` where the ledger has a multiple of what was seen, or the file has the same answer twice. */
  readonly kind: 'missing' | 'doubled' | 'differing'
  readonly found: string
}

export interface Reconciliation {
  readonly answers: number
  readonly differences: readonly Difference[]
  /** Requests of the ledger with an answer, in the time between the first and the last that was seen, that nobody saw. */
  readonly unseen: number
  /** Whether calls may be missing only because they are rolled up. */
  readonly hasHours: boolean
}

interface Kept {
  readonly isOk: boolean
  readonly rows: number
  readonly first: number
  readonly last: number
  readonly tokens: Readonly<Record<SeenToken, number>>
}

/**
 * Compares what a client saw with what was recorded. A request may have several rows, where it makes several calls (a
 * knowledge base embeds and answers): their sum is compared.
 */
export const reconcile = (reader: LedgerReader, seen: Iterable<SeenAnswer>): Reconciliation => {
  const answers = new Map<string, SeenAnswer['tokens']>()
  const differences: Difference[] = []
  for (const { requestId, tokens } of seen) {
    if (answers.has(requestId))
      differences.push({ requestId, kind: 'doubled', found: 'the file has it more than once' })
    else answers.set(requestId, tokens)
  }
  const requests = readRequests(reader, answers)
  for (const [requestId, tokens] of answers) {
    const kept = requests.get(requestId)
    const difference =
      kept === undefined
        ? ({ requestId, kind: 'missing', found: 'not in the ledger' } as const)
        : compare(requestId, tokens, kept)
    if (difference !== undefined) differences.push(difference)
  }
  return {
    answers: answers.size,
    differences,
    unseen: countUnseen(reader, [...requests.values()]),
    hasHours: reader.hasHours && [...reader.rows('select 1 from usage_hour limit 1')].length > 0,
  }
}

/** A request's answered calls; those that broke where none was. */
const readRequests = (reader: LedgerReader, wanted: ReadonlyMap<string, unknown>): Map<string, Kept> => {
  const sums = seenTokens.map(name => columns[name].map(column => `coalesce(sum(${column}), 0)`).join(' + '))
  const requests = new Map<string, Kept>()
  const rows = reader.rows(
    `select request_id, outcome = 'ok' as is_ok, count(*), min(at), max(at), ${sums.join(', ')} from usage
      group by request_id, is_ok order by is_ok`,
  )
  for (const [id, ...numbers] of rows) {
    const requestId = String(id)
    if (!wanted.has(requestId)) continue
    const [isOk, count = 0, first = 0, last = 0, input = 0, output = 0, read = 0, written = 0] =
      numbers.map(Number)
    requests.set(requestId, {
      isOk: isOk === 1,
      rows: count,
      first,
      last,
      tokens: {
        inputTokens: input,
        outputTokens: output,
        cacheReadInputTokens: read,
        cacheWriteInputTokens: written,
      },
    })
  }
  return requests
}

const countUnseen = (reader: LedgerReader, found: readonly Kept[]): number => {
  const answered = found.filter(({ isOk }) => isOk)
  if (answered.length === 0) return 0
  const from = answered.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY)
  const to = answered.reduce((most, { last }) => Math.max(most, last), Number.NEGATIVE_INFINITY)
  const [[count] = []] = [
    ...reader.rows(
      "select count(distinct request_id) from usage where outcome = 'ok' and at between ? and ?",
      [from, to],
    ),
  ]
  return Number(count) - answered.length
}

const compare = (requestId: string, seen: SeenAnswer['tokens'], kept: Kept): Difference | undefined => {
  const told = seenTokens.flatMap(name => {
    const tokens = seen[name]
    return tokens === undefined ? [] : [{ name, seen: tokens, kept: kept.tokens[name] }]
  })
  const differing = told.filter(each => each.seen !== each.kept)
  if (differing.length === 0) return undefined
  const isMultiple = kept.rows > 1 && told.every(each => each.kept === each.seen * kept.rows)
  return {
    requestId,
    kind: isMultiple ? 'doubled' : 'differing',
    found: isMultiple
      ? `the ledger has it ${kept.rows} times`
      : differing.map(each => `${each.name}: seen ${each.seen}, recorded ${each.kept}`).join('; '),
  }
}
