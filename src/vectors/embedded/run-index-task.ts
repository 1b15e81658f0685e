import type { Chunk, IndexedDocument } from '../chunk-index.ts'
import type { IndexAnswer, IndexResult, IndexTask, IndexWork, PackedDocument } from './index-messages.ts'
import type { OpenIndex } from './open-index.ts'

/** Errors lose their class between threads, so that only their text is answered. */
export const runIndexTask = (index: OpenIndex, task: IndexTask): IndexAnswer => {
  try {
    return { id: task.id, ...run(index, task) }
  } catch (error) {
    return { id: task.id, error: error instanceof Error ? error.message : String(error) }
  }
}

const run = (index: OpenIndex, work: IndexWork): IndexResult => {
  if ('search' in work) return { found: index.search(work.search) }
  if ('put' in work) index.put(unpack(work.put))
  else if ('delete' in work) index.delete(work.delete)
  else return { more: index.deleteSome(work.deleteSource) }
  return {}
}

export const pack = ({ chunks, ...document }: IndexedDocument): PackedDocument => {
  const dimensions = chunks[0]?.vector.length ?? 0
  const vectors = new Float32Array(chunks.length * dimensions)
  for (const [at, { vector }] of chunks.entries()) vectors.set(vector, at * dimensions)
  return { ...document, chunks: chunks.map(({ vector: _, ...chunk }) => chunk), vectors }
}

const unpack = ({ vectors, chunks, ...document }: PackedDocument): IndexedDocument => {
  const dimensions = chunks.length === 0 ? 0 : vectors.length / chunks.length
  return {
    ...document,
    chunks: chunks.map(
      (chunk, at): Chunk => ({
        ...chunk,
        vector: vectors.subarray(at * dimensions, (at + 1) * dimensions),
      }),
    ),
  }
}
