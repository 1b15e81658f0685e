import { expect, test } from 'vitest'
import type { ChunkSearch } from '../../../src/vectors/chunk-index.ts'
import { createRemoteIndex } from '../../../src/vectors/remote/create-remote-index.ts'
import type { ChangeNote, ChunkRecord, RecordStore } from '../../../src/vectors/remote/record-store.ts'

/** A store in memory that another process may have left as it is, and that stops at a chosen step. */
const createStore = () => {
  const chunks = new Map<string, ChunkRecord>()
  const notes = new Map<string, ChangeNote>()
  let ids = 0
  let stopAt = Number.POSITIVE_INFINITY
  let steps = 0
  const step = () => {
    steps += 1
    if (steps >= stopAt) throw new Error('the process ended')
  }
  const store: RecordStore = {
    check() {},
    async write(records) {
      for (const record of records) {
        step()
        chunks.set(`c${++ids}`, record)
      }
    },
    isSearched: async (generation, count) =>
      [...chunks.values()].filter(record => record.generation === generation).length === count,
    async find({ documentIds, dataSourceId, generations, exceptGenerations }, limit) {
      return [...chunks]
        .filter(
          ([, { document, generation }]) =>
            documentIds?.includes(document.id) !== false &&
            (dataSourceId === undefined || document.dataSourceId === dataSourceId) &&
            generations?.includes(generation) !== false &&
            exceptGenerations?.includes(generation) !== true,
        )
        .slice(0, limit)
        .map(([id, { generation }]) => ({ id, generation }))
    },
    async erase(erased) {
      for (const id of erased) {
        step()
        chunks.delete(id)
        notes.delete(id)
      }
    },
    async writeNote(note) {
      step()
      const id = `n${++ids}`
      notes.set(id, note)
      return id
    },
    notes: async () => [...notes].map(([id, note]) => ({ ...note, id })),
    search: async (_: ChunkSearch, hidden) =>
      [...chunks.values()]
        .filter(({ generation }) => !hidden.has(generation))
        .map(({ document: { id: documentId, dataSourceId }, generation, chunk: { id, text, metadata } }) => ({
          generation,
          found: { id, documentId, dataSourceId, text, metadata, score: 1 },
        })),
    async close() {},
  }
  return {
    store,
    chunks,
    notes,
    stopIn(more: number) {
      stopAt = steps + more
    },
    get steps() {
      return steps
    },
  }
}

const vector = Float32Array.of(1)
const document = (texts: readonly string[]) => ({
  id: 'd',
  dataSourceId: 's',
  chunks: texts.map((text, at) => ({ id: String(at), text, vector, metadata: {} })),
})
const textsIn = async (store: RecordStore) => {
  const index = await createRemoteIndex({ store, dimensions: 1 })
  const found = await index.search({ vector, limit: 9 }, new AbortController().signal)
  return found.map(({ text }) => text)
}

test('wherever the process ends, the next one finds a document as it was or as it was to be', async () => {
  const seen = new Set<string>()
  for (let stop = 1; ; stop++) {
    const memory = createStore()
    const index = await createRemoteIndex({ store: memory.store, dimensions: 1 })
    await index.put(document(['old 1', 'old 2']))
    memory.stopIn(stop)
    const outcome = await index.put(document(['new 1', 'new 2', 'new 3'])).then(
      () => 'put',
      () => 'ended',
    )
    memory.stopIn(Number.POSITIVE_INFINITY)
    const texts = (await textsIn(memory.store)).join()
    expect(['old 1,old 2', 'new 1,new 2,new 3']).toContain(texts)
    expect(memory.notes.size).toBe(0)
    seen.add(texts)
    if (outcome === 'put') break
  }
  expect(seen.size).toBe(2)
})

test('wherever the process ends while it deletes, the document is whole or gone', async () => {
  for (let stop = 1; ; stop++) {
    const memory = createStore()
    const index = await createRemoteIndex({ store: memory.store, dimensions: 1 })
    await index.put(document(['1', '2', '3']))
    memory.stopIn(stop)
    const outcome = await index.delete(['d']).then(
      () => 'deleted',
      () => 'ended',
    )
    memory.stopIn(Number.POSITIVE_INFINITY)
    expect(['1,2,3', '']).toContain((await textsIn(memory.store)).join())
    if (outcome === 'deleted') break
  }
})

test('what never comes to be found is given up', async () => {
  const { store } = createStore()
  const index = await createRemoteIndex({
    store: { ...store, isSearched: async () => false },
    dimensions: 1,
    patience: 20,
  })
  await expect(index.put(document(['1']))).rejects.toThrow('did not show within 20 ms')
  expect(await index.search({ vector, limit: 9 }, new AbortController().signal)).toEqual([])
})
