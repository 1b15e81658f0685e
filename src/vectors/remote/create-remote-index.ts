import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChunkIndex, IndexedDocument } from '../chunk-index.ts'
import { createChangeOrder } from './change-order.ts'
import type { ChunkRecord, RecordStore, Selection } from './record-store.ts'
import { StorageFailure } from './storage-failure.ts'

export interface RemoteIndexOptions {
  readonly store: RecordStore
  readonly dimensions: number
  /** Milliseconds until what was written must be found. */
  readonly patience?: number
}

/** OpenSearch Serverless shows what was written within a minute, as a rule. */
const PATIENCE = 180_000
const FIRST_PAUSE = 10
const LONGEST_PAUSE = 2_000
const PAGE = 1_000
/** Generations that are removed in one step: each is a term of every search meanwhile. */
const REMOVED_AT_ONCE = 200
/** Generations that could not be removed, after which it is tried once more. */
const MOST_LEFT = 100

/** A search that goes on. */
interface Going {
  /** What began after it, and what it passes over anyway. */
  /** Generations begun after it, which it could not pass over. */
  readonly unknown: Set<string>
  readonly ended: Promise<unknown>
}

/**
 * Replaces documents as a whole in a storage that knows no transactions. The chunks of a document are written as a new
 * generation, which searches pass over until all of it is searched; then they pass over the old one, which is removed
 * when the last search that knew it has ended. Notes in the storage tell who opens it next what was not finished. One
 * process changes a base.
 */
export const createRemoteIndex = async (options: RemoteIndexOptions): Promise<ChunkIndex> => {
  const { store, dimensions, patience = PATIENCE } = options
  const order = createChangeOrder()
  const hidden = new Set<string>()
  const going = new Set<Going>()
  let isClosed = false

  const hide = (generations: readonly string[]): void => {
    for (const generation of generations) hidden.add(generation)
  }
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    const start = performance.now()
    for (let pause = FIRST_PAUSE; !(await isSo()); pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      if (performance.now() - start > patience)
        throw new StorageFailure(`The storage did not show within ${patience} ms what was written.`)
      await sleep(pause)
    }
  }
  /** Returns when no search finds any of them. */
  const remove = async (generations: readonly string[]): Promise<void> => {
    const erased = new Set<string>()
    await until(async () => {
      for (;;) {
        const found = await store.find({ generations }, PAGE)
        if (found.length === 0) return true
        const isOld = found.every(({ id }) => erased.has(id))
        await store.erase(found.map(({ id }) => id))
        if (isOld) return false
        for (const { id } of found) erased.add(id)
      }
    })
  }
  const generationsOf = async (selection: Selection): Promise<string[]> => {
    const known = new Set<string>()
    for (;;) {
      const found = await store.find({ ...selection, exceptGenerations: [...known, ...hidden] }, PAGE)
      for (const { generation } of found) known.add(generation)
      if (found.length === 0 || known.size >= REMOVED_AT_ONCE) return [...known]
    }
  }
  /** Searches that began with other generations in mind. */
  const earlierSearches = () => Promise.all([...going].map(({ ended }) => ended))

  const isNoted = async (id: string): Promise<boolean> => (await store.notes()).some(note => note.id === id)
  const eraseNote = async (id: string): Promise<void> => {
    await store.erase([id])
    await until(async () => !(await isNoted(id)))
  }

  const recover = async (): Promise<void> => {
    const notes = await store.notes()
    const kept = new Set(notes.flatMap(({ keep }) => keep))
    const left = [...new Set(notes.flatMap(note => note.remove))].filter(each => !kept.has(each))
    hide(left)
    for (let at = 0; at < left.length; at += REMOVED_AT_ONCE)
      await remove(left.slice(at, at + REMOVED_AT_ONCE))
    if (notes.length > 0) await store.erase(notes.map(({ id }) => id))
    for (const generation of [...left, ...kept]) hidden.delete(generation)
  }

  /** Takes generations away that are searched. @param note that says so. */
  const retire = async (generations: readonly string[], note: string): Promise<void> => {
    hide(generations)
    await earlierSearches()
    await remove(generations)
    await store.erase([note])
    for (const generation of generations) hidden.delete(generation)
  }

  const put = async (document: IndexedDocument): Promise<void> => {
    const generation = randomUUID()
    const records = toRecords(document, generation)
    store.check(records)
    if (hidden.size > MOST_LEFT) await order.alone(recover)
    await order.of([document.id], async () => {
      if (records.length === 0) return dropAll({ documentIds: [document.id] })
      hidden.add(generation)
      for (const search of going) search.unknown.add(generation)
      const begun = await store.writeNote({ remove: [generation], keep: [] })
      await store.write(records)
      await until(() => store.isSearched(generation, records.length))
      const old = await generationsOf({ documentIds: [document.id] })
      if (old.length === 0) {
        await eraseNote(begun)
        hidden.delete(generation)
        return
      }
      // Whoever opens it after a crash finds the first note, the second or both, and one generation whole.
      const switched = await store.writeNote({ remove: old, keep: [generation] })
      await until(() => isNoted(switched))
      await eraseNote(begun)
      hide(old)
      hidden.delete(generation)
      await retire(old, switched)
    })
  }

  const drop = async (selection: Selection): Promise<boolean> => {
    const generations = await generationsOf(selection)
    if (generations.length === 0) return false
    await retire(generations, await store.writeNote({ remove: generations, keep: [] }))
    return true
  }
  const dropAll = async (selection: Selection): Promise<void> => {
    while (await drop(selection)) {}
  }

  const check = (vector: Float32Array): void => {
    if (vector.length !== dimensions)
      throw new Error(`A vector has ${vector.length} dimensions, the index ${dimensions}.`)
  }
  const checkOpen = (): void => {
    if (isClosed) throw new Error('The index is closed.')
  }

  await recover()
  return {
    async put(document) {
      checkOpen()
      for (const { vector } of document.chunks) check(vector)
      await put(document)
    },
    async delete(documentIds) {
      checkOpen()
      const unique = [...new Set(documentIds)]
      for (let at = 0; at < unique.length; at += REMOVED_AT_ONCE) {
        const some = unique.slice(at, at + REMOVED_AT_ONCE)
        await order.of(some, () => dropAll({ documentIds: some }))
      }
    },
    async deleteSource(dataSourceId) {
      checkOpen()
      await order.alone(() => dropAll({ dataSourceId }))
    },
    async search(search, signal) {
      checkOpen()
      check(search.vector)
      for (;;) {
        signal.throwIfAborted()
        let end = (): void => undefined
        const ended = new Promise<void>(resolve => {
          end = resolve
        })
        const mine: Going = { unknown: new Set(), ended }
        going.add(mine)
        try {
          const found = await store.search(search, new Set(hidden), signal)
          // They may be among what was found, in part and in the place of others.
          if (!found.some(({ generation }) => mine.unknown.has(generation)))
            return found.map(({ found: chunk }) => chunk)
        } finally {
          going.delete(mine)
          end()
        }
      }
    },
    async destroy() {
      checkOpen()
      await order.alone(async () => {
        await dropAll({})
        await recover()
      })
      isClosed = true
      await store.close()
    },
    async close() {
      if (isClosed) return
      await order.alone(async () => undefined)
      isClosed = true
      await earlierSearches()
      await store.close()
    },
  }
}

const toRecords = (
  { id, dataSourceId, chunks, parents = [] }: IndexedDocument,
  generation: string,
): ChunkRecord[] =>
  chunks.map((chunk, position) => {
    const parent = chunk.parent === undefined ? undefined : parents[chunk.parent]
    return { document: { id, dataSourceId }, generation, position, chunk, ...(parent && { parent }) }
  })
