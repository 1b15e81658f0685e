import { randomUUID } from 'node:crypto'
import type { ChangeNote, ChunkRecord, RecordStore, Selection } from '../remote/record-store.ts'
import { StorageFailure } from '../remote/storage-failure.ts'
import { scoreOfCosine, toUnit } from '../remote/unit-vector.ts'
import type { PineconeClient } from './create-client.ts'
import { type Filter, toFilter } from './to-filter.ts'
import { type PineconeFields, toFound, toMetadata } from './to-metadata.ts'

export interface PineconeRecordsOptions {
  readonly client: PineconeClient
  readonly base: string
  readonly fields: PineconeFields
  readonly dimensions: number
  readonly metric: string
}

/** Of one request: Pinecone takes 1,000 records and 2 MB. */
const MOST_RECORDS = 1_000
const MOST_CHARACTERS = 1_500_000
/** Results of a query with their metadata. */
const MOST_RESULTS = 1_000

/** From a score to the cosine of unit vectors. */
const METRICS: ReadonlyMap<string, (score: number) => number> = new Map([
  ['cosine', (score: number) => score],
  ['dotproduct', (score: number) => score],
  // The square of the distance.
  ['euclidean', (score: number) => 1 - score / 2],
])

export const createPineconeRecords = (options: PineconeRecordsOptions): RecordStore => {
  const { client, base, fields, dimensions, metric } = options
  const toCosine = METRICS.get(metric)
  if (toCosine === undefined)
    throw new StorageFailure(
      `The index has the metric ${metric}, and must have cosine, dotproduct or euclidean`,
    )
  /** Of notes, and of queries for whatever a filter finds: Pinecone has no records without vectors. */
  const anywhere = Array.from({ length: dimensions }, (_, at) => (at === 0 ? 1 : 0))

  const ofKind = (kind: 'chunk' | 'note', more: readonly Filter[] = []): Filter => ({
    $and: [{ outcrop_base: { $eq: base } }, { outcrop_kind: { $eq: kind } }, ...more],
  })
  /** @returns the IDs. */
  const look = async (filter: Filter, topK: number): Promise<string[]> => {
    const { matches } = await client.run(index => index.query({ vector: anywhere, topK, filter }))
    return matches.map(({ id }) => id)
  }
  const toRecord = (record: ChunkRecord) => ({
    id: `${base}:${record.generation}:${record.position}`,
    values: toUnit(record.chunk.vector),
    metadata: toMetadata(base, fields, record),
  })

  return {
    check(records) {
      for (const record of records) toMetadata(base, fields, record)
    },
    async write(records) {
      for (const batch of batches(records.map(toRecord)))
        await client.run(index => index.upsert({ records: batch }))
    },
    async isSearched(generation, count) {
      for (let from = 0; from < count; from += MOST_RECORDS) {
        const to = Math.min(count, from + MOST_RECORDS)
        const within = ofKind('chunk', [
          { outcrop_generation: { $eq: generation } },
          { outcrop_position: { $gte: from } },
          { outcrop_position: { $lt: to } },
        ])
        const found = await look(within, to - from)
        if (found.length < to - from) return false
      }
      return true
    },
    async find(selection, limit) {
      const ids = await look(ofKind('chunk', selected(selection)), limit)
      return ids.map(id => ({ id, generation: id.split(':')[1] ?? '' }))
    },
    async erase(ids) {
      for (let from = 0; from < ids.length; from += MOST_RECORDS)
        await client.run(index => index.deleteMany({ ids: ids.slice(from, from + MOST_RECORDS) }))
    },
    async writeNote(note) {
      const id = `${base}:note:${randomUUID()}`
      const metadata = { outcrop_kind: 'note', outcrop_base: base, outcrop_note: JSON.stringify(note) }
      await client.run(index => index.upsert({ records: [{ id, values: anywhere, metadata }] }))
      return id
    },
    async notes() {
      const { matches } = await client.run(index =>
        index.query({ vector: anywhere, topK: MOST_RESULTS, filter: ofKind('note'), includeMetadata: true }),
      )
      return matches.map(({ id, metadata }) => ({
        ...(JSON.parse(String(metadata?.outcrop_note)) as ChangeNote),
        id,
      }))
    },
    async search({ vector, filter, limit }, hidden, signal) {
      const passing = ofKind('chunk', [
        ...selected({ exceptGenerations: [...hidden] }),
        ...(filter === undefined ? [] : [toFilter(filter)]),
      ])
      const { matches } = await client.run(
        index =>
          index.query({
            vector: toUnit(vector),
            topK: Math.min(MOST_RESULTS, limit),
            filter: passing,
            includeMetadata: true,
          }),
        signal,
      )
      return matches.map(({ metadata = {}, score = 0 }) =>
        toFound(metadata, fields, scoreOfCosine(toCosine(score))),
      )
    },
    close: () => client.close(),
  }
}

const selected = ({
  documentIds,
  dataSourceId,
  generations,
  exceptGenerations = [],
}: Selection): Filter[] => [
  ...(documentIds === undefined ? [] : [{ outcrop_document: { $in: documentIds } }]),
  ...(dataSourceId === undefined ? [] : [{ outcrop_source: { $eq: dataSourceId } }]),
  ...(generations === undefined ? [] : [{ outcrop_generation: { $in: generations } }]),
  ...(exceptGenerations.length === 0 ? [] : [{ outcrop_generation: { $nin: exceptGenerations } }]),
]

function* batches<One extends object>(records: readonly One[]): Generator<One[]> {
  let batch: One[] = []
  let length = 0
  for (const record of records) {
    const own = Buffer.byteLength(JSON.stringify(record))
    if (batch.length === MOST_RECORDS || (length > 0 && length + own > MOST_CHARACTERS)) {
      yield batch
      batch = []
      length = 0
    }
    batch.push(record)
    length += own
  }
  if (batch.length > 0) yield batch
}
