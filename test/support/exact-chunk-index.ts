import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Chunk, ChunkIndex, IndexedDocument } from '../../src/vectors/chunk-index.ts'

export interface ExactIndex extends ChunkIndex {
  readonly documents: ReadonlyMap<string, IndexedDocument>
}

/** Every vector compared: what an index should find. Kept in a file where one is given. */
export const createExactIndex = (file?: string): ExactIndex => {
  const documents = new Map<string, IndexedDocument>(file === undefined ? [] : load(file))
  const save = () => {
    if (file === undefined) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(
      file,
      JSON.stringify([...documents], (_, value) => (value instanceof Float32Array ? [...value] : value)),
    )
  }
  return {
    documents,
    async put(document) {
      documents.set(document.id, document)
      save()
    },
    async delete(ids) {
      for (const id of ids) documents.delete(id)
      save()
    },
    async deleteSource(dataSourceId) {
      for (const { id } of [...documents.values()].filter(each => each.dataSourceId === dataSourceId))
        documents.delete(id)
      save()
    },
    async search({ vector, limit }) {
      return [...documents.values()]
        .flatMap(document => document.chunks.map(chunk => found(document, chunk, vector)))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
    },
    async destroy() {
      documents.clear()
      if (file !== undefined) rmSync(file, { force: true })
    },
    async close() {},
  }
}

const found = (document: IndexedDocument, { id, text, metadata, vector }: Chunk, query: Float32Array) => ({
  id,
  documentId: document.id,
  dataSourceId: document.dataSourceId,
  text,
  metadata,
  score: vector.reduce((sum, value, position) => sum + value * (query[position] ?? 0), 1) / 2,
})

const load = (file: string): [string, IndexedDocument][] => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as [string, IndexedDocument][]).map(([id, document]) => [
      id,
      {
        ...document,
        chunks: document.chunks.map(chunk => ({ ...chunk, vector: Float32Array.from(chunk.vector) })),
      },
    ])
  } catch {
    return []
  }
}
