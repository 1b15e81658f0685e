import { toUSVString } from 'node:util'
import type { ChunkSearch, Metadata } from '../chunk-index.ts'
import { fuseResults } from '../remote/fuse-results.ts'
import type { ChangeNote, ChunkRecord, FoundRecord, RecordStore, Selection } from '../remote/record-store.ts'
import { StorageFailure } from '../remote/storage-failure.ts'
import { scoreOfCosine, toUnit } from '../remote/unit-vector.ts'
import type { OpenSearchClient } from './create-client.ts'
import { metadataTerms } from './metadata-terms.ts'
import type { OpenSearchFields } from './opensearch-location.ts'
import { own } from './own-fields.ts'
import type { CosineOfScore } from './prepare-index.ts'
import { queryWords } from './query-words.ts'
import { not, type Query, toQuery } from './to-query.ts'
import { deleteAction, indexAction, writeBulk } from './write-bulk.ts'

export interface OpenSearchRecordsOptions {
  readonly client: OpenSearchClient
  readonly base: string
  readonly fields: OpenSearchFields
  readonly toCosine: CosineOfScore
  /** Serverless shows what was written when it likes. */
  readonly refreshes: boolean
  readonly pause?: number | undefined
}

/** Candidates of each ranking, at the least: what one of them finds late, the other may find early. */
const CANDIDATES = 100
const MOST_NOTES = 5_000

interface Hit {
  readonly _id: string
  readonly _score: number | null
  readonly _source: Readonly<Record<string, unknown>>
}

export const createOpenSearchRecords = (options: OpenSearchRecordsOptions): RecordStore => {
  const { client, base, fields, toCosine, refreshes, pause } = options
  const { vectorField, textField, metadataField } = fields
  const bulk = { refreshes, ...(pause !== undefined && { pause }) }

  const ask = async (body: object, signal?: AbortSignal) => {
    const answer = (await client.send(
      { method: 'POST', path: '_search', body, isRepeatable: true },
      signal,
    )) as SearchAnswer
    // What some shards could not say would be missing.
    if (answer.timed_out === true || (answer._shards?.failed ?? 0) > 0)
      throw new StorageFailure('OpenSearch could not search all of the index')
    return answer.hits
  }
  const ofKind = (kind: 'chunk' | 'note', more: readonly Query[] = []): Query[] => [
    { term: { [own.base]: { value: base } } },
    { term: { [own.kind]: { value: kind } } },
    ...more,
  ]

  const toDocument = ({ document, generation, chunk, parent }: ChunkRecord) => ({
    [own.kind]: 'chunk',
    [own.base]: base,
    [own.document]: document.id,
    [own.source]: document.dataSourceId,
    [own.generation]: generation,
    [own.chunk]: chunk.id,
    [own.terms]: metadataTerms(chunk.metadata),
    ...(chunk.searched !== undefined && { [own.searched]: toUSVString(chunk.searched) }),
    ...(parent && { [own.parent]: JSON.stringify(parent) }),
    [vectorField]: toUnit(chunk.vector),
    [textField]: toUSVString(chunk.text),
    [metadataField]: JSON.stringify(chunk.metadata),
  })
  const toFound = ({ _source }: Hit, score: number): FoundRecord => {
    const parent = _source[own.parent]
    return {
      generation: String(_source[own.generation]),
      found: {
        id: String(_source[own.chunk]),
        documentId: String(_source[own.document]),
        dataSourceId: String(_source[own.source]),
        text: String(_source[textField]),
        metadata: JSON.parse(String(_source[metadataField])) as Metadata,
        score,
        ...(typeof parent === 'string' && { parent: JSON.parse(parent) }),
      },
    }
  }
  const shown = [own.generation, own.chunk, own.document, own.source, own.parent, textField, metadataField]

  const byMeaning = async (vector: Float32Array, filter: Query[], size: number, signal: AbortSignal) => {
    const nearest = { vector: toUnit(vector), k: size, filter: { bool: { filter } } }
    const { hits } = await ask({ size, _source: shown, query: { knn: { [vectorField]: nearest } } }, signal)
    return hits.map(hit => toFound(hit, scoreOfCosine(toCosine(hit._score ?? 0))))
  }
  const byWords = async (words: string, filter: Query[], size: number, signal: AbortSignal) => {
    if (words === '') return []
    const must = [{ multi_match: { query: words, fields: [textField, own.searched] } }]
    const { hits } = await ask({ size, _source: shown, query: { bool: { filter, must } } }, signal)
    return hits.map(hit => toFound(hit, hit._score ?? 0))
  }

  return {
    check() {},
    async write(records) {
      await writeBulk(
        client,
        records.map(record => indexAction(toDocument(record))),
        bulk,
      )
    },
    async isSearched(generation, count) {
      const { total } = await ask({
        size: 0,
        track_total_hits: true,
        query: { bool: { filter: ofKind('chunk', selected({ generations: [generation] })) } },
      })
      return total?.value === count
    },
    async find(selection, limit) {
      const { hits } = await ask({
        size: limit,
        _source: [own.generation],
        query: { bool: { filter: ofKind('chunk', selected(selection)) } },
      })
      return hits.map(({ _id, _source }) => ({ id: _id, generation: String(_source[own.generation]) }))
    },
    async erase(ids) {
      await writeBulk(client, ids.map(deleteAction), bulk)
    },
    async writeNote(note) {
      const document = { [own.kind]: 'note', [own.base]: base, [own.note]: JSON.stringify(note) }
      const [id = ''] = await writeBulk(client, [indexAction(document)], bulk)
      return id
    },
    async notes() {
      const query = { bool: { filter: ofKind('note') } }
      const { hits } = await ask({ size: MOST_NOTES, _source: [own.note], query })
      return hits.map(({ _id, _source }) => ({
        ...(JSON.parse(String(_source[own.note])) as ChangeNote),
        id: _id,
      }))
    },
    async search({ vector, text, filter, limit }: ChunkSearch, hidden, signal) {
      const passing = ofKind('chunk', [
        ...selected({ exceptGenerations: [...hidden] }),
        ...(filter === undefined ? [] : [toQuery(filter, own.terms)]),
      ])
      if (text === undefined) return byMeaning(vector, passing, limit, signal)
      const depth = Math.max(limit, CANDIDATES)
      const [meant, said] = await Promise.all([
        byMeaning(vector, passing, depth, signal),
        byWords(queryWords(text), passing, depth, signal),
      ])
      return fuseResults(meant, said, limit)
    },
    close: () => client.close(),
  }
}

interface SearchAnswer {
  readonly timed_out?: boolean
  readonly _shards?: { readonly failed?: number }
  readonly hits: { readonly total?: { readonly value: number }; readonly hits: readonly Hit[] }
}

const selected = ({ documentIds, dataSourceId, generations, exceptGenerations = [] }: Selection): Query[] => [
  ...(documentIds === undefined ? [] : [{ terms: { [own.document]: documentIds } }]),
  ...(dataSourceId === undefined ? [] : [{ term: { [own.source]: { value: dataSourceId } } }]),
  ...(generations === undefined ? [] : [{ terms: { [own.generation]: generations } }]),
  ...(exceptGenerations.length === 0 ? [] : [not({ terms: { [own.generation]: exceptGenerations } })]),
]
