import type { LedgerFile } from './ledger-file.ts'
import type { LedgerAnswer, LedgerTask } from './ledger-messages.ts'

/** Never throws: what fails is an answer too. */
export const runLedgerTask = (ledger: Omit<LedgerFile, 'close'>, task: LedgerTask): LedgerAnswer => {
  const { id } = task
  try {
    if ('sql' in task) return { id, rows: ledger.read(task.sql, task.parameters) }
    if ('rollUpBefore' in task) return { id, rows: [{ moved: ledger.rollUp(task.rollUpBefore) }] }
    ledger.write(task.write)
    return { id, rows: [] }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
