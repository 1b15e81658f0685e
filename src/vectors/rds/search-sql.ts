import type { ChunkSearch } from '../chunk-index.ts'
import type { CheckedTable } from './check-table.ts'
import { type Bind, filterSql } from './filter-sql.ts'
import type { RowRange } from './row-ids.ts'
import { vectorText } from './row-of.ts'

/** A statement with its values. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** A word of the question, as a tsquery, and how much it says. */
export interface WeighedWord {
  readonly query: string
  readonly weight: number
}

/** Candidates of each ranking, at the least, as in the embedded index. */
export const CANDIDATES = 100

/** Texts whose words are compared in one search: PostgreSQL reads each anew, 0.1 to 0.3 ms for a chunk. */
export const MOST_COMPARED = 500

const createBind = (): { readonly bind: Bind; readonly values: unknown[] } => {
  const values: unknown[] = []
  return { values, bind: value => `$${values.push(value)}` }
}

const scopeSql = ({ id }: CheckedTable, range: RowRange, bind: Bind): string =>
  `chunk.${id} between ${bind(range.from)}::uuid and ${bind(range.to)}::uuid`

/** The same as no index knows it: a search for words must go by theirs, or it reads every text anew. */
const scopeOfWordsSql = (table: CheckedTable, range: RowRange, bind: Bind): string =>
  `coalesce(${scopeSql(table, range, bind)}, false)`

/** Of a row: the attributes, in a column of their own or in the metadata. */
export const attributesSql = ({ customMetadata, metadata, metadataType }: CheckedTable): string =>
  customMetadata !== undefined
    ? `chunk.${customMetadata}`
    : `(chunk.${metadata} -> 'attributes')${metadataType === 'json' ? '::jsonb' : ''}`

const rowSql = (table: CheckedTable): string =>
  `chunk.${table.text} as text, chunk.${table.metadata} as facts, ${attributesSql(table)} as attributes`

const wordsOfSql = ({ language, text }: CheckedTable): string => `to_tsvector(${language}, chunk.${text})`

const whereSql = (
  table: CheckedTable,
  range: RowRange,
  { filter }: ChunkSearch,
  bind: Bind,
  scope = scopeSql,
): string =>
  [
    scope(table, range, bind),
    ...(filter === undefined ? [] : [filterSql(filter, attributesSql(table), bind)]),
  ].join(' and ')

/** The distance of a row; a vector of zeros has none, and comes last. */
const distanceSql = (table: CheckedTable, vector: string): string =>
  `(chunk.${table.vector} ${table.distance} ${vector})`

/** Nearest first: by the index, or, where `isExact`, by all distances. */
export const meaningSql = (
  table: CheckedTable,
  range: RowRange,
  search: ChunkSearch,
  isExact: boolean,
): Statement => {
  const { bind, values } = createBind()
  const distance = distanceSql(table, `${bind(vectorText(search.vector))}::${table.vectorType}`)
  const text = `select ${rowSql(table)}, ${distance} as distance from ${table.name} as chunk
    where ${whereSql(table, range, search, bind)}
    order by ${distance}${isExact ? ' + 0' : ''} limit ${bind(search.limit)}`
  return { text, values }
}

/** For each word how many rows hold it, counted up to `most`; and how many there are, up to ten times as many. */
export const raritySql = (
  table: CheckedTable,
  range: RowRange,
  words: readonly { readonly word: string; readonly start: string }[],
  most: number,
): Statement => {
  const { bind, values } = createBind()
  const scope = scopeSql(table, range, bind)
  const [allWords, starts] = [bind(words.map(({ word }) => word)), bind(words.map(({ start }) => start))]
  const counted = (condition: string, limit: number) =>
    `(select count(*) from (select from ${table.name} as chunk where ${condition} limit ${limit}) as few)::int`
  const holding = `${scopeOfWordsSql(table, range, bind)} and ${wordsOfSql(table)} @@ query`
  const query = `case when start = '' then phraseto_tsquery(${table.language}, word)
      else phraseto_tsquery(${table.language}, word) || start::tsquery end`
  const text = `select word, query::text as query, ${counted(holding, most)} as holders,
      ${counted(scope, most * 10)} as rows
    from unnest(${allWords}::text[], ${starts}::text[]) as asked(word, start), lateral (select ${query} as query) as made`
  return { text, values }
}

/** The nearest rows, and those that the rarest words rank first. */
export const candidatesSql = (
  table: CheckedTable,
  range: RowRange,
  search: ChunkSearch,
  /** All of the question's, rarest first; the first `looked` find rows, all count. */
  { words, looked }: { readonly words: readonly WeighedWord[]; readonly looked: number },
  isExact: boolean,
): Statement => {
  const { bind, values } = createBind()
  const depth = bind(Math.max(search.limit, CANDIDATES))
  const distance = distanceSql(table, `${bind(vectorText(search.vector))}::${table.vectorType}`)
  const where = whereSql(table, range, search, bind)
  const whereOfWords = whereSql(table, range, search, bind, scopeOfWordsSql)
  const any = bind(
    words
      .slice(0, looked)
      .map(({ query }) => `(${query})`)
      .join(' | '),
  )
  const queries = bind(words.map(({ query }) => query))
  const weights = bind(words.map(({ weight }) => weight))
  const { id, name } = table
  // With all weights 1, the rank of one word goes from 0.6 to 1 the more often it is there; 1 divides by the length.
  const text = `with near as materialized (
      select chunk.${id} as id from ${name} as chunk where ${where}
      order by ${distance}${isExact ? ' + 0' : ''} limit ${depth}
    ), holding as materialized (
      select chunk.${id} as id, ${wordsOfSql(table)} as terms from ${name} as chunk
      where ${whereOfWords} and ${wordsOfSql(table)} @@ ${any}::tsquery limit ${MOST_COMPARED}
    ), worded as materialized (
      select id from holding order by (
        select sum(weight * ts_rank('{1,1,1,1}', terms, query, 1))
        from unnest(${queries}::text[]::tsquery[], ${weights}::float8[]) as asked(query, weight)
      ) desc, id limit ${depth}
    ), candidates as (
      select id from near union select id from worded
    )
    select chunk.${id} as id, chunk.${table.text} as text, ${distance} as distance, (select count(*) from near)::int as near
    from candidates join ${name} as chunk on chunk.${id} = candidates.id`
  return { text, values }
}

/** By their keys. */
export const rowsSql = (table: CheckedTable, ids: readonly string[]): Statement => ({
  text: `select chunk.${table.id} as id, ${rowSql(table)} from ${table.name} as chunk where chunk.${table.id} = any($1::uuid[])`,
  values: [ids],
})
