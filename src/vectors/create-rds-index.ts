import type { ChunkIndex, ChunkSearch, FoundChunk, IndexedDocument } from './chunk-index.ts'
import { termOf } from './embedded/terms-of.ts'
import { type CheckedTable, checkTable } from './rds/check-table.ts'
import { countTerms } from './rds/count-terms.ts'
import { type Ask, type Database, openDatabase } from './rds/open-database.ts'
import { type Candidate, rankCandidates, type WeighedTerm } from './rds/rank-candidates.ts'
import { baseRange, documentRange, lockNumber } from './rds/row-ids.ts'
import { type ReadRow, rowOf, toFound } from './rds/row-of.ts'
import {
  CANDIDATES,
  candidatesSql,
  MOST_COMPARED,
  meaningSql,
  raritySql,
  rowsSql,
  type WeighedWord,
} from './rds/search-sql.ts'
import { storableText } from './rds/storable-text.ts'
import type { StoragePlace } from './rds/storage-place.ts'
import { wordQueries } from './rds/word-queries.ts'
import { StorageFailure } from './remote/storage-failure.ts'

export interface RdsIndexOptions extends StoragePlace {
  /** Whose rows they are: several bases may share a table. */
  readonly baseId: string
  readonly dimensions: number
  /** Connections to the database at the same time. */
  readonly connections?: number
  /** Milliseconds. */
  readonly statementTimeout?: number
}

/** Rows of a statement. */
const INSERTED_AT_ONCE = 200
const DELETED_AT_ONCE = 500

/** A word that more rows hold is common. */
const MOST_HOLDERS = 1_000

/** pgvector's own limit. */
const MOST_CANDIDATES = 1_000

const CHANGE = 'begin'
const READ = 'begin isolation level repeatable read read only'

/**
 * A table of PostgreSQL with pgvector that its user made as AWS documents it for Aurora.
 *
 * @throws StorageFailure that says what is wrong with the table, or why the database cannot be reached, without credentials
 */
export const createRdsIndex = async (options: RdsIndexOptions): Promise<ChunkIndex> => {
  const database = openDatabase(options)
  try {
    const table = await database.transaction(READ, ask => checkTable(ask, options, options.dimensions))
    if (typeof table === 'string') throw new StorageFailure(table, { status: 400 })
    return indexOf(database, table, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

const indexOf = (
  database: Database,
  table: CheckedTable,
  { baseId, dimensions }: RdsIndexOptions,
): ChunkIndex => {
  const base = baseRange(baseId)
  const fact = (name: string): string => `chunk.${table.metadata} ->> '${name}'`

  const remove = async (ask: Ask, documentIds: readonly string[]): Promise<void> => {
    const ranges = documentIds.map(id => documentRange(baseId, id))
    await ask(
      `delete from ${table.name} as chunk
       using unnest($1::uuid[], $2::uuid[], $3::text[]) as gone("from", "to", document)
       where chunk.${table.id} between gone."from" and gone."to" and ${fact('document')} = gone.document`,
      [ranges.map(({ from }) => from), ranges.map(({ to }) => to), documentIds.map(storableText)],
    )
  }

  const insert = async (ask: Ask, { chunks, ...document }: IndexedDocument): Promise<void> => {
    const hasAttributes = table.customMetadata !== undefined
    const { id, vector, text, metadata, customMetadata } = table
    const names = [id, vector, text, metadata, ...(customMetadata === undefined ? [] : [customMetadata])]
    const types = ['uuid', table.vectorType, 'text', table.metadataType, 'jsonb']
    const values = names.map((_, at) => `value${at}::${types[at]}`)
    const given = names.map((_, at) => `$${at + 1}::text[]`)
    const statement = `insert into ${table.name} (${names.join(', ')}) select ${values.join(', ')}
      from unnest(${given.join(', ')}) as given(${names.map((_, at) => `value${at}`).join(', ')})`
    for (let from = 0; from < chunks.length; from += INSERTED_AT_ONCE) {
      const rows = chunks
        .slice(from, from + INSERTED_AT_ONCE)
        .map((chunk, at) => rowOf(baseId, document, chunk, from + at, hasAttributes))
      await ask(
        statement,
        names.map((_, at) => rows.map(row => row[at])),
      )
    }
  }

  /** @param isWanting whether there were fewer than asked for: the index may have left some out. */
  const byMeaning = async (ask: Ask, search: ChunkSearch): Promise<FoundChunk[]> => {
    const read = async (isExact: boolean) => {
      const { text, values } = meaningSql(table, base, search, isExact)
      return ask<ReadRow & { readonly distance: number }>(text, values)
    }
    let rows = await read(isExactFirst(search))
    if (rows.length < search.limit && !isExactFirst(search)) rows = await read(true)
    // As the embedded index scores: 1 / (1 + d * d) of unit vectors, by their cosine.
    return rows.map(row => toFound(row, 1 / (1 + 2 * (Number.isNaN(row.distance) ? 1 : row.distance))))
  }

  const byBoth = async (
    ask: Ask,
    search: ChunkSearch,
    words: Words,
    signal: AbortSignal,
  ): Promise<FoundChunk[]> => {
    const read = async (isExact: boolean) => {
      const { text, values } = candidatesSql(table, base, search, words, isExact)
      return ask<CandidateRow>(text, values)
    }
    let found = await read(isExactFirst(search))
    const near = found[0]?.near ?? 0
    if (near < Math.max(search.limit, CANDIDATES) && !isExactFirst(search)) found = await read(true)
    const best = rankCandidates(await countTerms(found, signal), words.words, search.limit)
    const { text, values } = rowsSql(
      table,
      best.map(({ id }) => id),
    )
    const rows = new Map(
      (await ask<ReadRow & { readonly id: string }>(text, values)).map(row => [row.id, row]),
    )
    return best.flatMap(({ id, score }) => {
      const row = rows.get(id)
      return row === undefined ? [] : [toFound(row, score)]
    })
  }

  /** Before pgvector 0.8, a filter was applied to what the index had found, and left too little. */
  const isExactFirst = ({ filter, limit }: ChunkSearch): boolean =>
    limit > MOST_CANDIDATES || (filter !== undefined && !table.isIterative)

  const beginSearch = (limit: number, hasWords: boolean): string =>
    [
      READ,
      `set local hnsw.ef_search = ${Math.min(MOST_CANDIDATES, Math.max(limit, CANDIDATES))}`,
      ...(table.isIterative ? ['set local hnsw.iterative_scan = strict_order'] : []),
      // Of a small table, or of one that was never analysed, PostgreSQL would read every text for each word.
      ...(hasWords ? ['set local enable_seqscan = off'] : []),
    ].join('; ')

  return {
    async put(document) {
      checkVectors(document, dimensions)
      await database.transaction(CHANGE, async ask => {
        await ask('select pg_advisory_xact_lock($1::bigint)', [lockNumber(baseId, document.id)])
        await remove(ask, [document.id])
        await insert(ask, document)
      })
    },
    async delete(documentIds) {
      for (let from = 0; from < documentIds.length; from += DELETED_AT_ONCE)
        await database.transaction(CHANGE, ask =>
          remove(ask, documentIds.slice(from, from + DELETED_AT_ONCE)),
        )
    },
    async deleteSource(dataSourceId) {
      await database.transaction(CHANGE, ask =>
        ask(
          `delete from ${table.name} as chunk
           where chunk.${table.id} between $1::uuid and $2::uuid and ${fact('source')} = $3`,
          [base.from, base.to, storableText(dataSourceId)],
        ),
      )
    },
    search: async (search, signal) => {
      signal.throwIfAborted()
      checkVector('The vector of the search', search.vector, dimensions)
      if (search.limit <= 0) return []
      const asked = search.text === undefined ? [] : wordQueries(search.text)
      return database.transaction(
        beginSearch(search.limit, asked.length > 0),
        async ask => {
          const { text, values } = raritySql(table, base, asked, MOST_HOLDERS)
          const words = asked.length === 0 ? undefined : weigh(await ask<Counted>(text, values))
          return words === undefined ? byMeaning(ask, search) : byBoth(ask, search, words, signal)
        },
        signal,
      )
    },
    async destroy() {
      await database.transaction(CHANGE, ask =>
        ask(`delete from ${table.name} where ${table.id} between $1::uuid and $2::uuid`, [
          base.from,
          base.to,
        ]),
      )
      await database.close()
    },
    close: () => database.close(),
  }
}

interface Words {
  readonly words: readonly (WeighedWord & WeighedTerm)[]
  readonly looked: number
}

interface CandidateRow extends Omit<Candidate, 'terms'> {
  readonly text: string
  readonly near: number
}

interface Counted {
  readonly word: string
  readonly query: string
  /** Rows, counted so far and no further. */
  readonly holders: number
  readonly rows: number
}

/** BM25's weight of each word, rarest first. Common ones find no rows where rarer ones do, but count. */
const weigh = (counted: readonly Counted[]): Words | undefined => {
  const known = counted.filter(({ holders }) => holders > 0).sort((one, other) => one.holders - other.holders)
  if (known.length === 0) return undefined
  let looked = 0
  let holders = 0
  for (const each of known) {
    holders += each.holders
    if (looked > 0 && holders > MOST_COMPARED) break
    looked += 1
  }
  const words = known.map(({ word, query, holders, rows }) => ({
    term: termOf(word),
    query,
    weight: Math.log(1 + (Math.max(0, rows - holders) + 0.5) / (holders + 0.5)),
  }))
  return { words, looked }
}

/** Before anything is changed. */
const checkVectors = ({ chunks }: IndexedDocument, dimensions: number): void => {
  for (const { id, vector } of chunks) checkVector(`The vector of ${id}`, vector, dimensions)
}

const checkVector = (name: string, vector: Float32Array, dimensions: number): void => {
  if (vector.length !== dimensions)
    throw new Error(`${name} has ${vector.length} dimensions, the index ${dimensions}.`)
}
