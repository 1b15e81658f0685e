import type { ChunkIndex } from '../vectors/chunk-index.ts'
import type { IndexedBase, Parts } from './parts.ts'

/** The open indexes: those that nobody uses are closed when there are too many. */
export interface ChunkIndexes {
  use<Result>(base: IndexedBase, work: (index: ChunkIndex) => Promise<Result>): Promise<Result>
  destroy(base: IndexedBase): Promise<void>
  close(): Promise<void>
}

interface Entry {
  readonly index: Promise<ChunkIndex>
  users: number
}

const MOST_OPEN = 16

export const createChunkIndexes = (open: Parts['openIndex'], most = MOST_OPEN): ChunkIndexes => {
  /** Least recently used first. */
  const entries = new Map<string, Entry>()
  /** Closing takes a while, and an index is opened by one at a time. */
  const closing = new Map<string, Promise<void>>()

  const shut = (id: string, entry: Entry, end: (index: ChunkIndex) => Promise<void>): Promise<void> => {
    entries.delete(id)
    const ended = entry.index.then(end, () => undefined).finally(() => closing.delete(id))
    closing.set(id, ended)
    return ended
  }

  const shutIdle = async () => {
    for (const [id, entry] of entries) {
      if (entries.size <= most) return
      if (entry.users === 0) await shut(id, entry, index => index.close())
    }
  }

  const enter = async (base: IndexedBase): Promise<Entry> => {
    for (let end = closing.get(base.id); end !== undefined; end = closing.get(base.id))
      await end.catch(() => undefined)
    const entry = entries.get(base.id) ?? { index: open(base), users: 0 }
    entries.delete(base.id)
    entries.set(base.id, entry)
    entry.users += 1
    return entry
  }

  const use: ChunkIndexes['use'] = async (base, work) => {
    const entry = await enter(base)
    try {
      return await work(await entry.index)
    } catch (error) {
      // One that could not be opened is tried anew the next time.
      const couldOpen = await entry.index.then(
        () => true,
        () => false,
      )
      if (!couldOpen && entries.get(base.id) === entry) entries.delete(base.id)
      throw error
    } finally {
      entry.users -= 1
      await shutIdle()
    }
  }

  return {
    use,

    async destroy(base) {
      await use(base, index => index.destroy())
      const entry = entries.get(base.id)
      if (entry !== undefined) await shut(base.id, entry, index => index.close())
    },

    async close() {
      await Promise.all([...entries].map(([id, entry]) => shut(id, entry, index => index.close())))
      await Promise.all(closing.values())
    },
  }
}

/** An index that is open while it is used, and closed by nobody else. */
export const openWhenUsed = (indexes: ChunkIndexes, base: IndexedBase): ChunkIndex => ({
  put: document => indexes.use(base, index => index.put(document)),
  delete: ids => indexes.use(base, index => index.delete(ids)),
  deleteSource: id => indexes.use(base, index => index.deleteSource(id)),
  search: (search, signal) => indexes.use(base, index => index.search(search, signal)),
  destroy: () => indexes.destroy(base),
  async close() {},
})
