import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ChunkSearch, FoundChunk, IndexedDocument } from '../chunk-index.ts'
import { readCheckpoint, removeOtherCheckpoints, writeCheckpoint } from './checkpoint.ts'
import { type Change, openChunkTable } from './chunk-table.ts'
import { createMemory, type Memory, type MemoryFacts, readMemory } from './memory.ts'
import { type RankingParameters, rankRows } from './rank-rows.ts'
import { termsOf } from './terms-of.ts'
import { createVectorGraph, loadVectorGraph, type VectorGraph } from './vector-graph.ts'
import { toUnit } from './vector-rows.ts'

/** Raised when the same text or vector is kept in another way: a checkpoint of before is built anew. */
const FORMAT = 1

/** Vectors that enter the graph at once, between two calls: a few milliseconds. */
const BATCH = 16

export interface IndexStart extends Partial<RankingParameters> {
  readonly folder: string
  readonly dimensions: number
  /** Candidates that are scanned one by one: under a filter, and without one. */
  readonly exactUnderFilter?: number
  readonly exactWithoutFilter?: number
  /** Changes, at the least, after which a checkpoint is written. */
  readonly checkpointAfter?: number
}

/** Share of removed rows that are compacted, and how many they must be. */
const COMPACTED_SHARE = 0.3
const LEAST_COMPACTED = 64

/** A quarter of the rows changed: what is written in all stays in proportion to what is put. */
const CHECKPOINTED_SHARE = 0.25

/** An index in the thread that owns its folder. */
export interface OpenIndex {
  put(document: IndexedDocument): void
  delete(documentIds: readonly string[]): void
  /** Some of a source's documents; whether there are more. */
  deleteSome(dataSourceId: string): boolean
  search(search: ChunkSearch): FoundChunk[]
  /** A few milliseconds of what can wait; whether there is more. */
  work(): boolean
  /** @param isKept false where the folder is removed next */
  close(isKept?: boolean): void
}

/** @throws Error for a folder that cannot be opened, or that holds an index of other vectors. */
export const openIndex = ({
  folder,
  dimensions,
  exactUnderFilter = 20_000,
  exactWithoutFilter = 4_000,
  checkpointAfter = 10_000,
  ...ranking
}: IndexStart): OpenIndex => {
  mkdirSync(folder, { recursive: true })
  const table = openChunkTable(join(folder, 'chunks.db'), dimensions)
  const opened = openMemory(folder, table.checkpoint, dimensions)
  const memory = opened.memory
  let graph = opened.graph
  /** Takes the graph's place when it holds every chunk. */
  let nextGraph: VectorGraph | undefined
  let changes = opened.isFresh ? 0 : 1
  /** Changes of which no checkpoint could be written, on a full disk for one: it is tried again after as many more. */
  let given = 0

  const apply = ({ removed }: Pick<Change, 'removed'>): void => {
    for (const sequence of removed) {
      if (!memory.remove(sequence)) continue
      graph.remove(sequence)
      nextGraph?.remove(sequence)
      changes += 1
    }
  }
  for (const { sequence, searched, vector, metadata } of table.rowsAfter(memory.last)) {
    memory.append(sequence, { unit: toUnit(vector, dimensions), terms: termsOf(searched), metadata })
    changes += 1
  }
  apply({ removed: table.removed() })

  const checkpoint = (): void => {
    const number = table.checkpoint + 1
    writeCheckpoint(folder, number, {
      facts: {
        format: FORMAT,
        dimensions,
        graph: { upTo: graph.upTo, removed: graph.removed },
        memory: memory.facts(),
      } satisfies Facts,
      sections: memory.sections(),
      saveGraph: file => graph.save(file),
    })
    table.checkpointed(number)
    removeOtherCheckpoints(folder, number)
    changes = 0
    given = 0
  }
  /** Without a checkpoint nothing is lost: the next start is slower. */
  const tryCheckpoint = (): void => {
    try {
      checkpoint()
    } catch {
      given = changes
    }
  }
  const isMuch = (removed: number, of: number): boolean =>
    removed >= LEAST_COMPACTED && removed > COMPACTED_SHARE * of

  return {
    put(document) {
      const entries = document.chunks.map(({ vector, searched, text, metadata }) => ({
        unit: toUnit(vector, dimensions),
        terms: termsOf(searched ?? text),
        metadata,
      }))
      const change = table.put(document)
      apply(change)
      for (const [at, entry] of entries.entries()) {
        memory.append(change.added[at] ?? 0, entry)
        changes += 1
      }
    },
    delete: documentIds => apply(table.delete(documentIds)),
    deleteSome(dataSourceId) {
      const documents = table.documentsOf(dataSourceId, BATCH)
      apply(table.delete(documents))
      return documents.length === BATCH
    },
    search({ vector, text, filter, limit }) {
      const mask = memory.mask(filter)
      const exactUpTo = filter === undefined ? exactWithoutFilter : exactUnderFilter
      const ranked = rankRows(
        {
          ...memory,
          graph,
          exactUpTo,
          searchedText: row => table.searchedText(memory.rows.sequenceOf(row)),
        },
        { unit: toUnit(vector, dimensions), text, mask, limit },
        ranking,
      )
      return ranked.flatMap(({ row, score }) => {
        const found = table.find(memory.rows.sequenceOf(row))
        return found === undefined ? [] : [{ ...found, score }]
      })
    },
    work() {
      if (isMuch(memory.rows.removed, memory.rows.count)) memory.compact()
      if (nextGraph === undefined && isMuch(graph.removed, graph.size))
        nextGraph = createVectorGraph(dimensions)
      const growing = nextGraph ?? graph
      const added = memory.rowsAfter(growing.upTo, BATCH)
      if (added.length > 0) {
        growing.add(
          added.map(memory.rows.sequenceOf),
          added.map(row => memory.vectors.at(row)),
        )
        changes += added.length
      }
      const isComplete = added.length < BATCH
      if (isComplete && nextGraph !== undefined) {
        graph = nextGraph
        nextGraph = undefined
      }
      if (changes - given >= Math.max(checkpointAfter, memory.rows.count * CHECKPOINTED_SHARE))
        tryCheckpoint()
      return !isComplete
    },
    close(isKept = true) {
      if (isKept && changes > 0) tryCheckpoint()
      table.close()
    },
  }
}

interface Facts {
  readonly format: number
  readonly dimensions: number
  readonly graph: Pick<VectorGraph, 'upTo' | 'removed'>
  readonly memory: MemoryFacts
}

/** From the checkpoint; empty where there is none that is whole. */
const openMemory = (
  folder: string,
  number: number,
  dimensions: number,
): { memory: Memory; graph: VectorGraph; isFresh: boolean } => {
  removeOtherCheckpoints(folder, number)
  const found = readCheckpoint<Facts>(folder, number)
  if (found?.facts.format !== FORMAT || found.facts.dimensions !== dimensions)
    return { memory: createMemory(dimensions), graph: createVectorGraph(dimensions), isFresh: false }
  return {
    memory: readMemory(dimensions, found.facts.memory, found.read),
    graph: loadVectorGraph(dimensions, found.graphFile, found.facts.graph),
    isFresh: true,
  }
}
