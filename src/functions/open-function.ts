import { untilAborted } from '../backends/aws/until-aborted.ts'
import { createSlots } from '../backends/upstream/create-slots.ts'
import type { Clock } from '../clock.ts'
import { BedrockException } from '../errors.ts'
import { endedEarly, tookTooLong, tooManyRun, unreachable } from './failures.ts'
import { FunctionFailure } from './function-failure.ts'
import type { FunctionRunner } from './function-runner.ts'
import type { FunctionSettings } from './function-settings.ts'
import { readReply } from './read-reply.ts'

/** One function, within its limits. */
export interface OpenFunction {
  /** @param event JSON. @param mostBytes of the reply. @throws FunctionFailure, or the signal's reason. */
  call(name: string, event: string, signal: AbortSignal, mostBytes?: number): Promise<unknown>
  /** Ends every call. */
  close(): Promise<void>
}

type Limits = Pick<FunctionSettings, 'timeoutSeconds' | 'concurrency'>

/** Calls of one function that may wait for those that run. */
const MOST_WAITING = 100

/** @param clock the wall's. */
export const openFunction = (
  { timeoutSeconds, concurrency }: Limits,
  runner: FunctionRunner,
  clock: Clock,
): OpenFunction => {
  const milliseconds = timeoutSeconds * 1_000
  const slots = createSlots({ most: concurrency, queue: MOST_WAITING, waitMs: milliseconds, name: '' })
  /** Those of the calls that somebody waits for, and what is left of others. */
  const calls = new Map<AbortController, string>()
  const runs = new Set<Promise<unknown>>()

  const run = async (name: string, event: string, controller: AbortController): Promise<string> => {
    const { signal } = controller
    const release = await slots.take(signal).catch((error: unknown) => {
      throw error instanceof BedrockException && !signal.aborted ? tooManyRun(name, concurrency) : error
    })
    const timer = setTimeout(() => controller.abort(tookTooLong(name, timeoutSeconds)), milliseconds)
    const deadline = clock.now() + milliseconds
    const running = runner.run({ name, event, deadline, signal }).finally(release)
    // Who waits is answered at once, whatever time its thread or process takes to end.
    const over: Promise<void> = running.then(
      () => void runs.delete(over),
      () => void runs.delete(over),
    )
    runs.add(over)
    try {
      return await untilAborted(running, signal)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async call(name, event, signal, mostBytes) {
      signal.throwIfAborted()
      const controller = new AbortController()
      const abort = () => controller.abort(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      calls.set(controller, name)
      try {
        return readReply(name, await run(name, event, controller), mostBytes)
      } catch (error) {
        throw error instanceof FunctionFailure || controller.signal.aborted
          ? error
          : unreachable(name, 'the server failed to run it', error)
      } finally {
        calls.delete(controller)
        signal.removeEventListener('abort', abort)
      }
    },
    async close() {
      for (const [controller, name] of calls) controller.abort(stopping(name))
      await Promise.all(runs)
      await runner.close?.()
    },
  }
}

export const stopping = (name: string) => endedEarly(name, 'the server is stopping')
