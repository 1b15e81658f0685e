import { parentPort, workerData } from 'node:worker_threads'
import { type LedgerFile, openLedgerFile } from './ledger-file.ts'
import type { LedgerAnswer, LedgerStart, LedgerTask } from './ledger-messages.ts'
import { runLedgerTask } from './run-ledger-task.ts'

/** The first message tells whether the file is open: errors of the database lose their text between threads. */
const open = ({ file, durability }: LedgerStart): void => {
  let ledger: LedgerFile
  try {
    ledger = openLedgerFile(file, durability)
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).message })
    parentPort?.close()
    return
  }
  parentPort?.on('message', (task: LedgerTask | 'close') => {
    if (task !== 'close') {
      parentPort?.postMessage(runLedgerTask(ledger, task) satisfies LedgerAnswer)
      return
    }
    ledger.close()
    parentPort?.close()
  })
  parentPort?.postMessage('open')
}

open(workerData as LedgerStart)
