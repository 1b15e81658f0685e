import { expect, test } from 'vitest'
import { runLedgerTask } from '../../src/metering/run-ledger-task.ts'

const ledger = {
  write: () => {
    throw new Error('full')
  },
  read: (sql: string) => [{ sql }],
  rollUp: (before: number) => before * 2,
}

test('rows of a question, and what failed', () => {
  expect(runLedgerTask(ledger, { id: 1, sql: 'select 1', parameters: [] })).toEqual({
    id: 1,
    rows: [{ sql: 'select 1' }],
  })
  expect(runLedgerTask(ledger, { id: 3, rollUpBefore: 4 })).toEqual({ id: 3, rows: [{ moved: 8 }] })
  expect(runLedgerTask(ledger, { id: 2, write: [] })).toEqual({ id: 2, error: 'full' })
})
