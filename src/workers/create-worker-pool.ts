import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { serviceUnavailableException } from '../errors.ts'
import type { Done, WorkerPool } from './worker-pool.ts'

export interface WorkerPoolOptions {
  /** The worker's file, which calls `answerTasks`. */
  readonly file: URL
  readonly threads?: number
  /** Milliseconds that one task may take: then its thread is ended. */
  readonly timeout?: number
  /** Tasks that may wait. */
  readonly queue?: number
  /** Of the heap of a thread: one that needs more is ended. */
  readonly megabytes?: number
}

interface Waiting<Input, Output> {
  readonly id: number
  readonly input: Input
  readonly resolve: (output: Output) => void
  readonly reject: (error: unknown) => void
}

interface Thread<Input, Output> {
  readonly worker: Worker
  /** What it works on. */
  task?: Waiting<Input, Output> | undefined
  timer?: NodeJS.Timeout | undefined
}

/** Threads start when they are first needed, and hold nobody's process open. */
export const createWorkerPool = <Input, Output>({
  file,
  threads: most = Math.max(1, Math.min(4, availableParallelism() - 1)),
  timeout = 30_000,
  queue = 1_000,
  megabytes,
}: WorkerPoolOptions): WorkerPool<Input, Output> => {
  const threads = new Set<Thread<Input, Output>>()
  const waiting: Waiting<Input, Output>[] = []
  let last = 0
  let closed = false

  const next = (): void => {
    while (waiting.length > 0) {
      const idle = [...threads].find(({ task }) => task === undefined)
      const thread = idle ?? (threads.size < most ? start() : undefined)
      if (thread === undefined) return
      const task = waiting.shift()
      if (task !== undefined) give(thread, task)
    }
  }

  const start = (): Thread<Input, Output> => {
    const thread: Thread<Input, Output> = {
      worker: new Worker(
        file,
        megabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: megabytes } },
      ),
    }
    thread.worker
      .on('message', (done: Done<Output>) => {
        const { task } = thread
        if (task?.id !== done.id) return
        rest(thread)
        if ('error' in done) task.reject(done.error)
        else task.resolve(done.output)
        next()
      })
      .on('error', error => end(thread, error))
      .on('exit', () => end(thread, unavailable('A thread ended before its computation did.')))
    threads.add(thread)
    return thread
  }

  const give = (thread: Thread<Input, Output>, task: Waiting<Input, Output>): void => {
    thread.task = task
    thread.timer = setTimeout(() => end(thread, tookTooLong(timeout)), timeout)
    thread.worker.ref()
    try {
      thread.worker.postMessage({ id: task.id, input: task.input })
    } catch (error) {
      rest(thread)
      task.reject(error)
    }
  }

  const rest = (thread: Thread<Input, Output>): void => {
    clearTimeout(thread.timer)
    thread.task = undefined
    thread.worker.unref()
  }

  /** The thread is gone, or will be; its task fails, and a new thread takes what waits. */
  const end = (thread: Thread<Input, Output>, error: unknown): void => {
    if (!threads.delete(thread)) return
    const { task } = thread
    rest(thread)
    void thread.worker.terminate()
    task?.reject(error)
    next()
  }

  return {
    run(input, signal) {
      if (signal.aborted) return Promise.reject(signal.reason)
      if (closed) return Promise.reject(unavailable('The server is stopping.'))
      if (waiting.length >= queue)
        return Promise.reject(unavailable(`${queue} computations wait already: try again.`))
      return new Promise<Output>((resolve, reject) => {
        last += 1
        const task: Waiting<Input, Output> = {
          id: last,
          input,
          resolve: output => {
            signal.removeEventListener('abort', leave)
            resolve(output)
          },
          reject: error => {
            signal.removeEventListener('abort', leave)
            reject(error)
          },
        }
        /** What waits is taken back; what runs is bounded by the timeout, and nobody reads its output. */
        const leave = () => {
          const at = waiting.indexOf(task)
          if (at >= 0) waiting.splice(at, 1)
          task.reject(signal.reason)
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.push(task)
        next()
      })
    },

    async close() {
      closed = true
      for (const task of waiting.splice(0)) task.reject(unavailable('The server is stopping.'))
      await Promise.all(
        [...threads].map(thread => {
          end(thread, unavailable('The server is stopping.'))
          return thread.worker.terminate()
        }),
      )
    },
  }
}

const unavailable = (hint: string, cause?: Error) =>
  serviceUnavailableException('Bedrock is unable to process your request.', { hint, cause })

const tookTooLong = (timeout: number) =>
  unavailable(
    `One computation took over ${timeout} ms and was ended.`,
    new DOMException('It took too long.', 'TimeoutError'),
  )
