import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Clock } from '../../clock.ts'
import type { Logger } from '../../log.ts'
import { batchName, type Destination, hourOf } from './destination.ts'
import type { LogTarget } from './log-target.ts'
import type { Aside, LogRecord } from './record.ts'

/** Records since the start. */
export interface DeliveryFigures {
  readonly delivered: number
  /** Given up after all attempts. */
  readonly failed: number
  /** Never tried: too many waited. */
  readonly dropped: number
}

/** Brings records to their target in batches, in the background. */
export interface Delivery {
  add(destination: Destination, record: LogRecord): void
  /** Room for what a call keeps until it ends; false where there is none. */
  reserve(bytes: number): boolean
  release(bytes: number): void
  /** Counts a record that there is not. */
  drop(): void
  figures(): DeliveryFigures
  /** Brings what waits, within a time; what is left then is lost, and counted. */
  close(): Promise<void>
}

export interface DeliveryOptions {
  readonly target: LogTarget
  /** By which files are named. */
  readonly clock: Clock
  readonly log: Logger
  /** How long a record waits for others. */
  readonly batchSeconds: number
  /** Times a batch is tried. */
  readonly attempts?: number
  /** Milliseconds before the second attempt; each further pause is twice the one before. */
  readonly pause?: number
  /** What may wait in memory. */
  readonly mostBytes?: number
  /** Milliseconds for what waits at the end. */
  readonly closing?: number
}

/** The records of one destination. */
interface Lane {
  readonly destination: Destination
  readonly waiting: LogRecord[]
  bytes: number
  timer?: NodeJS.Timeout | undefined
  running?: Promise<void> | undefined
}

const BATCH_RECORDS = 1_000
const BATCH_BYTES = 8 * 1_048_576
const PUT_MS = 30_000
const CLOSING_PAUSE_MS = 100

const zip = promisify(gzip)

export const createDelivery = ({
  target,
  clock,
  log,
  batchSeconds,
  attempts = 4,
  pause = 1_000,
  mostBytes = 64 * 1_048_576,
  closing = 5_000,
}: DeliveryOptions): Delivery => {
  const lanes = new Map<string, Lane>()
  const outages = new Set<string>()
  const end = new AbortController()
  let held = 0
  let isClosing = false
  let isDropping = false
  let delivered = 0
  let failed = 0
  let dropped = 0

  const drop = (): void => {
    dropped += 1
  }
  const hasRoom = (bytes: number): boolean => held + bytes <= mostBytes
  const tellFull = (): void => {
    if (isDropping) return
    isDropping = true
    log.error({ held }, 'records of the invocation log are dropped: too many wait for their target')
  }

  const attempt = async (bucket: string, objects: Sealed[]): Promise<void> => {
    for (let next = objects[0]; next !== undefined; next = objects[0]) {
      const signal = AbortSignal.any([end.signal, AbortSignal.timeout(PUT_MS)])
      await target.put({ bucket, key: next.key, body: await next.body() }, signal)
      objects.shift()
    }
  }

  const deliver = async ({ bucket, root }: Destination, records: readonly LogRecord[]): Promise<void> => {
    let objects: Sealed[] | undefined
    for (let count = 1; ; count += 1)
      try {
        objects ??= toObjects(root, records, clock.now())
        await attempt(bucket, objects)
        delivered += records.length
        isDropping = false
        if (outages.delete(bucket)) log.info({ bucket, failed }, 'the invocation log is delivered again')
        return
      } catch (cause) {
        if (!outages.has(bucket)) log.error({ bucket, cause }, 'the invocation log cannot be delivered')
        outages.add(bucket)
        if (count >= attempts || end.signal.aborted) {
          failed += records.length
          return
        }
        const longest = isClosing ? CLOSING_PAUSE_MS : Number.POSITIVE_INFINITY
        const wait = Math.min(pause * 2 ** (count - 1), longest)
        await sleep(wait, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
      }
  }

  const isFull = ({ waiting, bytes }: Lane) => waiting.length >= BATCH_RECORDS || bytes >= BATCH_BYTES

  const drain = async (lane: Lane): Promise<void> => {
    do {
      const records = take(lane)
      await deliver(lane.destination, records)
      held -= sizeOfAll(records)
    } while (isFull(lane) || (isClosing && lane.waiting.length > 0))
  }

  const start = (lane: Lane): void => {
    clearTimeout(lane.timer)
    lane.timer = undefined
    lane.running ??= drain(lane).finally(() => {
      lane.running = undefined
      if (lane.waiting.length > 0) schedule(lane)
      else lanes.delete(keyOf(lane.destination))
    })
  }

  const schedule = (lane: Lane): void => {
    if (isFull(lane) || isClosing) start(lane)
    else if (lane.running === undefined)
      lane.timer ??= setTimeout(() => start(lane), batchSeconds * 1_000).unref()
  }

  return {
    add(destination, record) {
      const size = sizeOf(record)
      if (end.signal.aborted) return drop()
      if (!hasRoom(size)) {
        tellFull()
        return drop()
      }
      held += size
      const key = keyOf(destination)
      const lane = lanes.get(key) ?? { destination, waiting: [], bytes: 0 }
      lanes.set(key, lane)
      lane.waiting.push(record)
      lane.bytes += size
      schedule(lane)
    },
    reserve(bytes) {
      if (!hasRoom(bytes)) {
        tellFull()
        return false
      }
      held += bytes
      return true
    },
    release(bytes) {
      held -= bytes
    },
    drop,
    figures: () => ({ delivered, failed, dropped }),
    async close() {
      isClosing = true
      for (const lane of [...lanes.values()]) start(lane)
      const running = async () => {
        while (lanes.size > 0) await Promise.all([...lanes.values()].map(lane => lane.running))
      }
      const timer = setTimeout(() => end.abort(new Error('The server stops')), closing)
      await running()
      clearTimeout(timer)
      end.abort(new Error('The server stops'))
      await target.close()
      if (failed + dropped > 0)
        log.warn({ delivered, failed, dropped }, 'the invocation log of this run has gaps')
    },
  }
}

const keyOf = ({ bucket, root }: Destination): string => `${bucket}/${root}`

const sizeOf = ({ line, asides }: LogRecord): number =>
  asides.reduce((sum, { bytes }) => sum + bytes.length, line.length)

const sizeOfAll = (records: readonly LogRecord[]): number =>
  records.reduce((sum, record) => sum + sizeOf(record), 0)

const take = (lane: Lane): LogRecord[] => {
  let count = 0
  let bytes = 0
  for (const record of lane.waiting) {
    if (count === BATCH_RECORDS || bytes >= BATCH_BYTES) break
    count += 1
    bytes += sizeOf(record)
  }
  lane.bytes -= bytes
  return lane.waiting.splice(0, count)
}

interface Sealed {
  readonly key: string
  body(): Promise<Uint8Array>
}

/** What lies aside first: no line points at what is not there. */
const toObjects = (root: string, records: readonly LogRecord[], at: number): Sealed[] => [
  ...records.flatMap(({ asides }) => asides).map(toSealed),
  {
    key: `${hourOf(root, at)}/${batchName(at, randomBytes(8).toString('hex'))}`,
    body: () => zip(records.map(({ line }) => `${line}\n`).join('')),
  },
]

const toSealed = ({ key, bytes, isGzipped }: Aside): Sealed => ({
  key,
  body: async () => (isGzipped ? zip(bytes) : bytes),
})
