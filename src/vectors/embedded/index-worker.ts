import { parentPort, workerData } from 'node:worker_threads'
import type { IndexTask } from './index-messages.ts'
import { type IndexStart, type OpenIndex, openIndex } from './open-index.ts'
import { runIndexTask } from './run-index-task.ts'
import { createWorkBetween } from './work-between.ts'

/** The first message tells whether the folder is open: errors of the database lose their text between threads. */
const open = (start: IndexStart): void => {
  let index: OpenIndex
  try {
    index = openIndex(start)
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).message })
    parentPort?.close()
    return
  }
  const between = createWorkBetween(index, error => {
    throw error
  })
  parentPort?.on('message', (task: IndexTask | 'close' | 'discard') => {
    if (task !== 'close' && task !== 'discard') {
      parentPort?.postMessage(runIndexTask(index, task))
      between.wake()
      return
    }
    between.stop()
    index.close(task === 'close')
    parentPort?.close()
  })
  between.wake()
  parentPort?.postMessage('open')
}

open(workerData as IndexStart)
