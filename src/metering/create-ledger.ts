import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import { serviceUnavailableException } from '../errors.ts'
import type { Durability, Ledger, LedgerRow } from './ledger.ts'
import { openLedgerFile } from './ledger-file.ts'
import type { LedgerAnswer, LedgerStart, LedgerTask } from './ledger-messages.ts'
import type { Metric } from './metric.ts'
import { runLedgerTask } from './run-ledger-task.ts'
import type { UsageRecord } from './usage-record.ts'

export interface LedgerOptions {
  readonly file: string
  readonly durability: Durability
  /** How long rows are kept one by one; without it, for ever. */
  readonly retention?: Retention
}

export interface Retention {
  readonly days: number
  /** The one that records are dated by. */
  readonly clock: Clock
  /** Told of a roll-up that failed; it is tried again. */
  readonly failed: (error: unknown) => void
}

/** Records that may wait to be written; a disk that stands still must not fill the memory. */
const MOST_WAITING = 100_000

/** Milliseconds that the thread has to close its file. */
const CLOSING = 5_000

const HOUR = 3_600_000

/** Milliseconds between two looks for rows that are too old. */
const LOOKING = 60_000

/** Node 20 cannot run TypeScript in a thread: from the sources, the event loop itself writes. */
const isCompiled = import.meta.url.endsWith('.js')

/** Where tasks of the ledger are done. */
interface Door {
  send(task: LedgerTask): void
  close(): Promise<void>
}

interface Pending {
  readonly resolve: (rows: readonly LedgerRow[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * The ledger, in a thread that alone owns its file. What comes while one transaction is written goes into the next, so
 * that a record waits for two at the most, whatever the traffic.
 *
 * @throws Error for a file that is none, or that a newer Outcrop has written.
 */
export const createLedger = async ({ file, durability, retention }: LedgerOptions): Promise<Ledger> => {
  const pending = new Map<number, Pending>()
  let waiting: { readonly usage: UsageRecord; readonly pending: Pending; readonly since: number }[] = []
  let writing = false
  let kept = 0
  let lost = 0
  /** When the oldest that is not kept yet came. */
  let behindSince: number | undefined
  let last = 0
  let broken: unknown

  const receive = (answer: LedgerAnswer): void => {
    const asked = pending.get(answer.id)
    pending.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.rows)
  }
  const fail = (error: unknown): void => {
    broken = error
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  const door = isCompiled
    ? await openThread({ file, durability }, receive, fail)
    : openHere({ file, durability }, receive)

  type Work = LedgerTask extends infer Task ? (Task extends unknown ? Omit<Task, 'id'> : never) : never
  const ask = (work: Work): Promise<readonly LedgerRow[]> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken)
      last += 1
      pending.set(last, { resolve, reject })
      door.send({ id: last, ...work })
    })

  const write = async (): Promise<void> => {
    if (writing) return
    writing = true
    while (waiting.length > 0) {
      // What else comes in this turn of the event loop goes with it: waking the thread costs more than a row.
      await new Promise(resolve => setImmediate(resolve))
      const group = waiting
      waiting = []
      behindSince = group[0]?.since
      try {
        await ask({ write: group.map(({ usage }) => usage) })
        kept += group.length
        for (const each of group) each.pending.resolve([])
      } catch (cause) {
        const error = unavailable(cause)
        lost += group.length
        for (const each of group) each.pending.reject(error)
      }
    }
    writing = false
    behindSince = undefined
  }

  const stopRollingUp =
    retention &&
    startRollingUp(retention, async before => Number((await ask({ rollUpBefore: before }))[0]?.moved))

  return {
    record(usage) {
      if (waiting.length >= MOST_WAITING) {
        lost += 1
        return Promise.reject(unavailable(new Error(`${MOST_WAITING} records wait already`)))
      }
      return new Promise<void>((resolve, reject) => {
        waiting.push({ usage, pending: { resolve: () => resolve(), reject }, since: performance.now() })
        void write()
      })
    },
    query: (sql, parameters = []) => ask({ sql, parameters }),
    metrics: () => [
      counter('outcrop_ledger_records_total', 'Records that are kept.', kept),
      counter(
        'outcrop_ledger_failures_total',
        'Records that could not be kept, and their calls not answered.',
        lost,
      ),
      gauge('outcrop_ledger_waiting', 'Records that wait to be written.', waiting.length),
      gauge(
        'outcrop_ledger_lag_seconds',
        'How long the oldest record has waited that is not kept yet.',
        behindSince === undefined ? 0 : (performance.now() - behindSince) / 1_000,
      ),
    ],
    async close() {
      await stopRollingUp?.()
      while (waiting.length > 0 || writing) await new Promise(resolve => setImmediate(resolve))
      await door.close()
    },
  }
}

const single =
  (kind: 'counter' | 'gauge') =>
  (name: string, help: string, value: number): Metric => ({
    name,
    help,
    kind,
    samples: [{ labels: {}, value }],
  })
const counter = single('counter')
const gauge = single('gauge')

/** @param move one batch, between two groups of records; tells how many rows were in it. */
const startRollingUp = (
  { days, clock, failed }: Retention,
  move: (before: number) => Promise<number>,
): (() => Promise<void>) => {
  let stopped = false
  let running = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      const oldest = clock.now() - days * 24 * HOUR
      // Whole hours, so that each is rolled up once.
      while (!stopped && (await move(oldest - (oldest % HOUR))) > 0);
    } catch (error) {
      if (!stopped) failed(error)
    }
  }
  const look = () => {
    running = running.then(run)
  }
  const timer = setInterval(look, LOOKING).unref()
  look()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}

const unavailable = (cause: unknown) =>
  serviceUnavailableException('Bedrock is unable to process your request.', {
    cause,
    hint: `The usage of the call could not be kept, so that it is not answered: ${cause instanceof Error ? cause.message : String(cause)}.`,
  })

const openThread = async (
  start: LedgerStart,
  receive: (answer: LedgerAnswer) => void,
  fail: (error: unknown) => void,
): Promise<Door> => {
  const worker = new Worker(new URL('ledger-worker.js', import.meta.url), { workerData: start })
  const [opened] = await once(worker, 'message')
  if (opened !== 'open') throw new Error(`${start.file}: ${opened.error}`)
  let closing = false
  worker.on('message', receive)
  worker.on('error', fail)
  worker.on('exit', () => {
    if (!closing) fail(new Error("The ledger's thread ended"))
  })
  worker.unref()
  return {
    send: task => worker.postMessage(task),
    async close() {
      closing = true
      worker.ref()
      worker.postMessage('close')
      await once(worker, 'exit', { signal: AbortSignal.timeout(CLOSING) }).catch(() => worker.terminate())
    },
  }
}

const openHere = ({ file, durability }: LedgerStart, receive: (answer: LedgerAnswer) => void): Door => {
  const ledger = openLedgerFile(file, durability)
  return {
    send: task => setImmediate(() => receive(runLedgerTask(ledger, task))),
    close: async () => ledger.close(),
  }
}
