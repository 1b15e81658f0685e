import { parentPort } from 'node:worker_threads'
import type { Done, Task } from './worker-pool.ts'

/** What a worker's file calls: answers each task with what `work` makes of it. */
export const answerTasks = <Input, Output>(work: (input: Input) => Output | Promise<Output>): void => {
  parentPort?.on('message', async ({ id, input }: Task<Input>) => {
    parentPort?.postMessage(await done(id, input, work))
  })
}

const done = async <Input, Output>(
  id: number,
  input: Input,
  work: (input: Input) => Output | Promise<Output>,
): Promise<Done<Output>> => {
  try {
    return { id, output: await work(input) }
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
