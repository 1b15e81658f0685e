import { createWorkerPool } from '../../workers/create-worker-pool.ts'
import type { WorkerPool } from '../../workers/worker-pool.ts'
import type { DocumentParser } from './document-parser.ts'
import type { ParseOutcome } from './parse-worker.ts'
import type { SourceFile } from './source-file.ts'
import { UnreadableDocument } from './unreadable-document.ts'

export interface DocumentParserOptions {
  /** The compiled worker; from the sources, which Node 20 cannot run in a thread, the event loop itself parses. */
  readonly worker?: URL | undefined
  /** Milliseconds for one file. */
  readonly timeout?: number
  /** Of the heap for one file. */
  readonly megabytes?: number
  readonly threads?: number
}

const compiledWorker = import.meta.url.endsWith('.js')
  ? new URL('parse-worker.js', import.meta.url)
  : undefined

export const createDocumentParser = ({
  worker = compiledWorker,
  timeout = 60_000,
  megabytes = 1_024,
  threads,
}: DocumentParserOptions = {}): DocumentParser => {
  let pool: WorkerPool<SourceFile, ParseOutcome> | undefined
  return {
    async parse(file, signal) {
      signal.throwIfAborted()
      // The libraries of all formats: slow to load, and threads load their own.
      if (worker === undefined) return (await import('./parse-document.ts')).parseDocument(file)
      pool ??= createWorkerPool({
        file: worker,
        timeout,
        megabytes,
        ...(threads !== undefined && { threads }),
      })
      const outcome = await pool.run(file, signal).catch((error: unknown) => {
        throw reasonOf(error, timeout) ?? error
      })
      if ('reason' in outcome) throw new UnreadableDocument(outcome.reason)
      return outcome.document
    },
    async close() {
      await pool?.close()
    },
  }
}

/** Why a thread was ended before its file was read, where the file is to blame. */
const reasonOf = (error: unknown, timeout: number): UnreadableDocument | undefined => {
  if (!(error instanceof Error)) return undefined
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new UnreadableDocument('The file takes more memory to read than is allowed.', { cause: error })
  if (error.cause instanceof Error && error.cause.name === 'TimeoutError')
    return new UnreadableDocument(`The file takes longer than ${timeout / 1_000} seconds to read.`, {
      cause: error,
    })
  return undefined
}
