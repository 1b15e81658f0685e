import { expect, test } from 'vitest'
import { printSynced } from '../../../src/cli/kb/print-synced.ts'

const job = { ingestionJobId: 'JB12345678', status: 'COMPLETE' } as const

test('status, throughput, statistics, and what failed', () => {
  const statistics = {
    numberOfDocumentsScanned: 1_250,
    numberOfNewDocumentsIndexed: 1_200,
    numberOfDocumentsFailed: 1,
  }
  const failed = [{ document: 's3://docs/a.bin', reason: 'It is no document.' }]
  const printed = printSynced({
    job: { ...job, statistics, failureReasons: ['["of a.bin"]'] } as never,
    milliseconds: 5_000,
    failed,
  })
  expect(printed).toMatch(/^Ingestion job JB12345678 is COMPLETE after 5\.0 s: 250\.0 a second\.\n/)
  expect(printed).toMatch(/\nscanned +1,250\nnew +1,200\nmodified +0\ndeleted +0\nfailed +1\n/)
  expect(printed).toMatch(/\ns3:\/\/docs\/a\.bin +It is no document\.\n$/)
  expect(printed).not.toContain('of a.bin')
})

test('what failed as a whole says why', () => {
  const printed = printSynced({
    job: { ...job, status: 'FAILED', failureReasons: ['["The bucket is gone."]', 'plain'] } as never,
    milliseconds: 0,
    failed: [],
  })
  expect(printed).toMatch(/is FAILED after 0\.0 s/)
  expect(printed).toMatch(/\nThe bucket is gone\.\n\nplain\n$/)
})
