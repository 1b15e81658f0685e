import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { serviceUnavailableException } from '../errors.ts'
import type { ChunkIndex, IndexedDocument } from './chunk-index.ts'
import type { IndexAnswer, IndexResult, IndexTask, IndexWork } from './embedded/index-messages.ts'
import { type IndexStart, openIndex } from './embedded/open-index.ts'
import { pack, runIndexTask } from './embedded/run-index-task.ts'
import { createWorkBetween } from './embedded/work-between.ts'

export type EmbeddedIndexOptions = IndexStart

/** Calls that may wait for the thread, changes and searches each: more are refused rather than kept in memory. */
const MOST_WAITING = 1_000

/** Calls that the thread is given at once: the next one must be there when it is done, the others may still be given up. */
const MOST_GIVEN = 2

/** Documents deleted in one step, between which searches are answered. */
const DELETED_AT_ONCE = 50

/** Milliseconds that the thread has to write what it knows: what is cut off is built anew when it is opened. */
const CLOSING = 60_000

/** Node 20 cannot run TypeScript in a thread: from the sources, the event loop itself works. */
const isCompiled = import.meta.url.endsWith('.js')

/** Where tasks of the index are done. */
interface Door {
  send(task: IndexTask): void
  /** Nothing is awaited of it: the process may end. */
  rest(): void
  /** @param isKept false where the folder is removed next */
  close(isKept: boolean): Promise<void>
}

interface Waiting {
  readonly work: IndexWork
  readonly resolve: (result: IndexResult) => void
  readonly reject: (error: unknown) => void
}

/**
 * The index that is part of Outcrop: a folder, and a thread that alone owns it.
 *
 * @throws Error for a folder that cannot be opened, that another process holds, or that holds vectors of another size.
 */
export const createEmbeddedIndex = async (options: EmbeddedIndexOptions): Promise<ChunkIndex> => {
  const given = new Map<number, Waiting>()
  let last = 0
  let broken: Error | undefined

  const lanes = [createLane(), createLane()] as const
  const [changes, searches] = lanes
  const receive = ({ id, ...answer }: IndexAnswer): void => {
    const asked = given.get(id)
    given.delete(id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer)
    if (given.size === 0) door.rest()
  }
  const fail = (error: Error): void => {
    broken ??= error
    for (const { reject } of given.values()) reject(broken)
    given.clear()
    for (const lane of lanes) for (const { reject } of lane.waiting.splice(0)) reject(broken)
  }
  const door = isCompiled ? await openThread(options, receive, fail) : openHere(options, receive, fail)

  const give = (lane: Lane): void => {
    while (lane.given < MOST_GIVEN) {
      const next = lane.waiting.shift()
      if (next === undefined) return
      lane.given += 1
      last += 1
      given.set(last, {
        ...next,
        resolve: result => {
          lane.given -= 1
          next.resolve(result)
          give(lane)
        },
        reject: error => {
          lane.given -= 1
          next.reject(error)
          give(lane)
        },
      })
      door.send({ id: last, ...next.work })
    }
  }
  const ask = (lane: Lane, work: IndexWork, signal?: AbortSignal): Promise<IndexResult> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (broken !== undefined) throw broken
      if (lane.waiting.length >= MOST_WAITING) throw tooMany()
      const leave = (): void => {
        const at = lane.waiting.indexOf(entry)
        if (at !== -1) lane.waiting.splice(at, 1)
        reject(signal?.reason)
      }
      const entry: Waiting = {
        work,
        resolve: result => {
          signal?.removeEventListener('abort', leave)
          resolve(result)
        },
        reject: error => {
          signal?.removeEventListener('abort', leave)
          reject(error)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      lane.waiting.push(entry)
      give(lane)
    })

  const close = async (isKept: boolean): Promise<void> => {
    if (broken !== undefined) return // its thread has ended already
    while (given.size > 0 || lanes.some(({ waiting }) => waiting.length > 0))
      await new Promise(resolve => setImmediate(resolve))
    broken = new Error('The index is closed.')
    await door.close(isKept)
  }
  return {
    async put(document) {
      checkVectors(document, options.dimensions)
      await ask(changes, { put: pack(document) })
    },
    async delete(documentIds) {
      for (let from = 0; from < documentIds.length; from += DELETED_AT_ONCE)
        await ask(changes, { delete: documentIds.slice(from, from + DELETED_AT_ONCE) })
    },
    async deleteSource(dataSourceId) {
      while ((await ask(changes, { deleteSource: dataSourceId })).more) {}
    },
    search: async (search, signal) => (await ask(searches, { search }, signal)).found ?? [],
    async destroy() {
      await close(false)
      await rm(options.folder, { recursive: true, force: true })
    },
    close: () => close(true),
  }
}

interface Lane {
  given: number
  readonly waiting: Waiting[]
}

const createLane = (): Lane => ({ given: 0, waiting: [] })

const tooMany = () =>
  serviceUnavailableException('Bedrock is unable to process your request.', {
    hint: `${MOST_WAITING} calls wait for the knowledge base's index already.`,
  })

/** Here rather than in the thread, where all vectors of a document lie in one array. */
const checkVectors = ({ chunks }: IndexedDocument, dimensions: number): void => {
  for (const { id, vector } of chunks)
    if (vector.length !== dimensions)
      throw new Error(`The vector of ${id} has ${vector.length} dimensions, the index ${dimensions}.`)
}

const openThread = async (
  start: IndexStart,
  receive: (answer: IndexAnswer) => void,
  fail: (error: Error) => void,
): Promise<Door> => {
  const worker = new Worker(new URL('embedded/index-worker.js', import.meta.url), { workerData: start })
  const [opened] = await once(worker, 'message')
  if (opened !== 'open') throw new Error(`${start.folder}: ${opened.error}`)
  let closing = false
  worker.on('message', receive)
  worker.on('error', fail)
  worker.on('exit', () => {
    if (!closing) fail(new Error("The index's thread ended"))
  })
  worker.unref()
  return {
    send(task) {
      worker.ref()
      worker.postMessage(task, 'put' in task ? [task.put.vectors.buffer] : [])
    },
    rest: () => worker.unref(),
    async close(isKept) {
      closing = true
      worker.ref()
      worker.postMessage(isKept ? 'close' : 'discard')
      await once(worker, 'exit', { signal: AbortSignal.timeout(CLOSING) }).catch(() => worker.terminate())
    },
  }
}

const openHere = (
  start: IndexStart,
  receive: (answer: IndexAnswer) => void,
  fail: (error: Error) => void,
): Door => {
  const index = openIndex(start)
  const between = createWorkBetween(index, error => {
    fail(error as Error)
    index.close()
  })
  between.wake()
  return {
    send: task =>
      setImmediate(() => {
        receive(runIndexTask(index, task))
        between.wake()
      }),
    rest() {},
    async close(isKept) {
      between.stop()
      index.close(isKept)
    },
  }
}
