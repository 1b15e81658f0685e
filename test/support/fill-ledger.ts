import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedgerFile } from '../../src/metering/ledger-file.ts'
import { type LedgerReader, openLedgerReader } from '../../src/metering/usage/ledger-reader.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

export const HOUR = 3_600_000
/** The beginning of an hour and of a day. */
export const START = Date.parse('2026-10-01T00:00:00Z')

let last = 0
/** An answered call with 10 tokens in and 4 out. */
export const call = (more: Partial<UsageRecord> = {}): UsageRecord => {
  last += 1
  return {
    at: START,
    requestId: `request-${last}`,
    account: '123456789012',
    region: 'us-east-1',
    principal: 'arn:aws:iam::123456789012:user/me',
    operation: 'Converse',
    model: 'amazon.nova-lite-v1:0',
    profile: 'amazon.nova-lite-v1:0',
    backend: 'embedded',
    attempts: 1,
    tokens: { input: 10, output: 4 },
    latency: 100,
    outcome: 'ok',
    cost: 5_000_000n,
    ...more,
  }
}

export interface FilledLedger extends Disposable {
  readonly home: string
  readonly file: string
  readonly reader: LedgerReader
}

/** A ledger of these calls, and a reader of it. What ended before a moment is rolled up. */
export const fillLedger = (records: readonly UsageRecord[], before?: number): FilledLedger => {
  const home = mkdtempSync(join(tmpdir(), 'outcrop-ledger-'))
  const file = join(home, 'ledger.db')
  const ledger = openLedgerFile(file, 'process')
  ledger.write(records)
  if (before !== undefined) while (ledger.rollUp(before) > 0);
  ledger.close()
  const reader = openLedgerReader(file)
  return {
    home,
    file,
    reader,
    [Symbol.dispose]() {
      reader.close()
      rmSync(home, { recursive: true })
    },
  }
}
