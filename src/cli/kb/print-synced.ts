import { writeNumber } from '../numbers.ts'
import { renderTable } from '../table.ts'
import { printFailed } from './find-documents.ts'
import { writeRate } from './progress.ts'
import type { Synced } from './sync-source.ts'

/** What a job has done, and every document that it could not. */
export const printSynced = ({ job, milliseconds, failed }: Synced): string => {
  const { statistics = {}, failureReasons = [] } = job
  const scanned = statistics.numberOfDocumentsScanned ?? 0
  const rows = [
    ['scanned', statistics.numberOfDocumentsScanned],
    ['new', statistics.numberOfNewDocumentsIndexed],
    ['modified', statistics.numberOfModifiedDocumentsIndexed],
    ['deleted', statistics.numberOfDocumentsDeleted],
    ['failed', statistics.numberOfDocumentsFailed],
    ['metadata scanned', statistics.numberOfMetadataDocumentsScanned],
    ['metadata modified', statistics.numberOfMetadataDocumentsModified],
  ] as const
  const table = renderTable(
    [{ title: 'documents' }, { title: 'number', align: 'right' }],
    rows.map(([name, count]) => [name, writeNumber(count ?? 0)]),
  )
  // What failed as a whole has no documents that tell why.
  const reasons =
    failed.length === 0 ? failureReasons.map(reason => `\n${readReason(reason)}\n`).join('') : ''
  return `Ingestion job ${job.ingestionJobId} is ${job.status} after ${(milliseconds / 1_000).toFixed(1)} s: ${writeRate(scanned, milliseconds)}.

${table}
${printFailed(failed)}${reasons}`
}

/** Bedrock lists one string for each reason, which is itself a list in JSON. */
const readReason = (reason: string): string => {
  try {
    const read: unknown = JSON.parse(reason)
    return Array.isArray(read) ? read.join(' ') : reason
  } catch {
    return reason
  }
}
