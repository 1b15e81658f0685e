import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { createWorkerPool } from '../../workers/create-worker-pool.ts'
import type { WorkerPool } from '../../workers/worker-pool.ts'
import { answer } from './answer.ts'

type Answer = ReturnType<typeof answer>

/** Node 20 cannot run TypeScript in a thread: from the sources, the event loop itself thinks. */
const isCompiled = import.meta.url.endsWith('.js')

/** Answers in threads of their own, which start with the first. */
export const createThoughts = (): {
  think(request: ConverseRequest, signal: AbortSignal): Promise<Answer>
  close(): Promise<void>
} => {
  let pool: WorkerPool<ConverseRequest, Answer> | undefined
  return {
    async think(request, signal) {
      if (!isCompiled) return answer(request)
      pool ??= createWorkerPool({ file: new URL('answer-worker.js', import.meta.url) })
      return pool.run(request, signal)
    },
    async close() {
      await pool?.close()
    },
  }
}
