import type { Clock } from '../../clock.ts'
import { toBedrockException } from '../../errors.ts'
import type { Logger } from '../../log.ts'
import {
  LOGGING_ID,
  type ModelInvocationLogging,
  modelInvocationLogging,
} from '../../resources/model-invocation-logging.ts'
import type { Owner, ResourceStore } from '../../resources/resource.ts'
import { createDelivery, type DeliveryOptions } from './delivery.ts'
import { type Destination, destinationOf, permissionCheck } from './destination.ts'
import type { InvocationLog, InvocationLogs } from './invocation-logs.ts'
import { type LoggedAnswer, type LoggedCall, toRecord } from './record.ts'

export interface InvocationLogsOptions extends DeliveryOptions {
  readonly resources: ResourceStore
  /** What records are dated by. */
  readonly clock: Clock
  readonly log: Logger
}

interface Setting {
  readonly flags: ModelInvocationLogging
  readonly destination: Destination
}

/** A Region is whatever a client signs for. */
const MOST_KNOWN = 1_000
const CHECK_MS = 10_000
/** For calls that have just been cut off to say so. */
const LAST_WORDS_MS = 1_000

export const createInvocationLogs = (options: InvocationLogsOptions): InvocationLogs => {
  const { target, resources, clock, log } = options
  const delivery = createDelivery(options)
  let known = new Map<string, Setting | 'none'>()
  const unwritten = createTally()

  const read = async (owner: Owner): Promise<Setting | 'none'> => {
    const into = known
    const stored = await resources.of(modelInvocationLogging).find(owner, LOGGING_ID)
    const flags = stored?.document
    const setting =
      flags?.s3Config === undefined
        ? ('none' as const)
        : { flags, destination: destinationOf(owner, flags.s3Config) }
    if (into.size >= MOST_KNOWN) into.clear()
    into.set(keyOf(owner), setting)
    return setting
  }

  const open = ({ flags, destination }: Setting, call: LoggedCall): InvocationLog => {
    let kept = 0
    let isOver = false

    const over = (): void => {
      delivery.release(kept)
      unwritten.subtract()
    }
    const write = async (answer: () => LoggedAnswer | Promise<LoggedAnswer>, errorCode?: string) => {
      try {
        delivery.add(destination, toRecord(call, await answer(), errorCode, destination, flags))
      } catch (cause) {
        delivery.drop()
        log.error({ requestId: call.requestId, cause }, 'a record of the invocation log could not be made')
      }
      over()
    }
    const finish = (answer: () => LoggedAnswer | Promise<LoggedAnswer>, errorCode?: string): void => {
      if (isOver) return
      isOver = true
      // The call's own answer goes first.
      setImmediate(() => void write(answer, errorCode))
    }

    unwritten.add()
    return {
      keep(bytes) {
        if (isOver) return false
        if (delivery.reserve(bytes)) {
          kept += bytes
          return true
        }
        isOver = true
        delivery.drop()
        over()
        return false
      },
      ended: answer => finish(answer),
      failed: (error, answer = () => ({})) => finish(answer, errorCodeOf(error)),
    }
  }

  const openSafely = (setting: Setting | 'none', call: () => Omit<LoggedCall, 'at'>) =>
    setting === 'none' ? undefined : open(setting, { ...call(), at: clock.now() })

  return {
    begin(owner, call) {
      const setting = known.get(keyOf(owner))
      if (setting !== undefined) return openSafely(setting, call)
      return read(owner)
        .then(found => openSafely(found, call))
        .catch((cause: unknown) => {
          log.error({ cause }, 'the configuration of the invocation log could not be read')
          return undefined
        })
    },
    check: (owner, s3) =>
      target.put({ ...permissionCheck(owner, s3), body: new Uint8Array() }, AbortSignal.timeout(CHECK_MS)),
    forget() {
      // What is being read now is kept in the old map, which nobody asks any more.
      known = new Map()
    },
    figures: delivery.figures,
    async close() {
      await unwritten.none(LAST_WORDS_MS)
      await delivery.close()
    },
  }
}

/** Counts what is under way. */
const createTally = () => {
  let count = 0
  let wake = (): void => {}
  return {
    add() {
      count += 1
    },
    subtract() {
      count -= 1
      if (count === 0) wake()
    },
    /** Resolves when there is none, or after so many milliseconds. */
    none: (most: number): Promise<void> =>
      new Promise(resolve => {
        if (count === 0) return resolve()
        const timer = setTimeout(resolve, most)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
  }
}

const keyOf = ({ account, region }: Owner): string => `${account}/${region}`

/** A client that leaves is no error of the model's. */
const errorCodeOf = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'AbortError' ? undefined : toBedrockException(error).name
