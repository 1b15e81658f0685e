import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { endedEarly, notJson, replyTooLarge, threw, unreachable } from './failures.ts'
import type { FunctionFailure } from './function-failure.ts'
import type { FunctionLog, FunctionRun } from './function-runner.ts'
import type { SettingsOf } from './function-settings.ts'
import { limitedEnvironment } from './limited-environment.ts'
import { logOutput } from './log-output.ts'
import { MODULE_THREAD } from './module-thread-source.ts'

export type ModuleSettings = Readonly<
  Pick<SettingsOf<'module'>, 'file' | 'export' | 'environment' | 'memoryMegabytes' | 'replyBytes'>
>

/** A thread that has a user's module and runs one call after the other; waits without holding the process open. */
export interface ModuleThread {
  /** False when it has ended, and when nobody can tell what state it is in. */
  readonly isUsable: boolean
  /** Settles when the call is over; after an abort, when the thread has ended. */
  run(call: FunctionRun): Promise<string>
  end(): Promise<void>
}

interface Outcome {
  readonly id: string
  readonly reply?: string
  readonly threw?: string
  readonly unloadable?: string
  readonly tooLarge?: true
  readonly notJson?: true
}

interface Running {
  readonly id: string
  readonly name: string
  readonly resolve: (reply: string) => void
  readonly reject: (error: unknown) => void
}

export const createModuleThread = (settings: ModuleSettings, printed: FunctionLog): ModuleThread => {
  const { file, environment, memoryMegabytes, replyBytes } = settings
  let running: Running | undefined
  /** For the call that was last: what it prints may come after its reply. */
  let print: (output: string) => void = () => undefined
  let isUsable = true
  /** What nobody caught in the module. */
  let uncaught: unknown

  const worker = new Worker(MODULE_THREAD, {
    eval: true,
    workerData: { url: pathToFileURL(file).href, exported: settings.export, replyBytes, memoryMegabytes },
    env: limitedEnvironment(environment),
    // None of the server's own.
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  worker.unref()
  for (const output of [worker.stdout, worker.stderr])
    output.setEncoding('utf8').on('data', (text: string) => print(text))

  const finish = (settle: (running: Running) => void): void => {
    const call = running
    running = undefined
    worker.unref()
    if (call !== undefined) settle(call)
  }

  worker.on('message', (outcome: Outcome) => {
    if (running === undefined || outcome?.id !== running.id) return
    // A module that could not be loaded once is never loaded again in the same thread.
    if (outcome.unloadable !== undefined) isUsable = false
    finish(({ name, resolve, reject }) => {
      if (typeof outcome.reply === 'string') resolve(outcome.reply)
      else reject(toFailure(name, outcome, replyBytes))
    })
  })
  worker.on('error', error => {
    isUsable = false
    uncaught = error
  })
  worker.on('exit', () => {
    isUsable = false
    finish(({ name, reject }) => reject(endOf(name, uncaught, memoryMegabytes)))
  })

  return {
    get isUsable() {
      return isUsable
    },
    run: ({ name, event, deadline, signal }) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          isUsable = false
          void worker.terminate()
        }
        const settled = (settle: () => void) => {
          signal.removeEventListener('abort', abort)
          settle()
        }
        print = logOutput(output => printed(name, output))
        running = {
          id: randomUUID(),
          name,
          resolve: reply => settled(() => resolve(reply)),
          reject: error => settled(() => reject(signal.aborted ? signal.reason : error)),
        }
        signal.addEventListener('abort', abort, { once: true })
        if (signal.aborted) abort()
        worker.ref()
        worker.postMessage({ id: running.id, name, event, deadline })
      }),
    async end() {
      isUsable = false
      await worker.terminate()
    },
  }
}

const toFailure = (name: string, outcome: Outcome, replyBytes: number): FunctionFailure => {
  if (outcome.threw !== undefined) return threw(name, outcome.threw)
  if (outcome.unloadable !== undefined)
    return unreachable(name, 'its module cannot be loaded', new Error(outcome.unloadable))
  return outcome.tooLarge ? replyTooLarge(name, replyBytes) : notJson(name)
}

const endOf = (name: string, uncaught: unknown, megabytes: number): FunctionFailure => {
  if (uncaught === undefined) return endedEarly(name, 'its code ended its thread')
  const { code } = Object(uncaught) as { readonly code?: unknown }
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? endedEarly(name, `it needed more memory than ${megabytes} MB`)
    : threw(name, uncaught instanceof Error ? (uncaught.stack ?? uncaught.message) : String(uncaught))
}
