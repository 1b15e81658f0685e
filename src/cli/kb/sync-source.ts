import { setTimeout } from 'node:timers/promises'
import type {
  GetDataSourceResponse,
  GetIngestionJobResponse,
  IngestionJob,
  ListIngestionJobsResponse,
  StartIngestionJobResponse,
} from '@aws-sdk/client-bedrock-agent'
import { type CallServer, KbError } from './call-server.ts'
import { findSources } from './find-base.ts'
import { type FailedDocument, failedOf, listDocuments, type SourceAddress } from './find-documents.ts'
import type { Progress } from './progress.ts'

export interface Synced {
  readonly job: IngestionJob
  readonly milliseconds: number
  readonly failed: readonly FailedDocument[]
}

const GOING_ON: ReadonlySet<string | undefined> = new Set(['STARTING', 'IN_PROGRESS', 'STOPPING'])

/** A whole ingestion job. @throws KbError for a base of several sources of which none is named, and for a source that nothing is read from. */
export const syncSource = async (
  knowledgeBaseId: string,
  named: string | undefined,
  call: CallServer,
  progress: Progress,
  now: () => number,
): Promise<Synced> => {
  const at = { knowledgeBaseId, dataSourceId: named ?? (await onlySource(call, knowledgeBaseId)) }
  const { dataSource } = await call<GetDataSourceResponse>('GetDataSource', at)
  if (dataSource?.dataSourceConfiguration?.type === 'CUSTOM')
    throw new KbError(
      `The data source ${at.dataSourceId} holds documents that were sent to it: \`outcrop kb add\` with their folder brings it up to date.`,
    )
  const total = await lastScanned(call, at)
  const start = now()
  const { ingestionJob } = await call<StartIngestionJobResponse>('StartIngestionJob', at)
  const ingestionJobId = ingestionJob?.ingestionJobId
  for (let pause = 50; ; pause = Math.min(1_000, pause * 1.5)) {
    const { ingestionJob: job } = await call<GetIngestionJobResponse>('GetIngestionJob', {
      ...at,
      ingestionJobId,
    })
    const { numberOfDocumentsScanned: done = 0, numberOfDocumentsFailed: failed = 0 } = job?.statistics ?? {}
    progress.show({ name: 'documents', done, total, failed })
    if (job !== undefined && !GOING_ON.has(job.status))
      return {
        job,
        milliseconds: now() - start,
        failed: failed === 0 ? [] : failedOf(await listDocuments(call, at)),
      }
    await setTimeout(pause)
  }
}

const onlySource = async (call: CallServer, knowledgeBaseId: string): Promise<string> => {
  const sources = await findSources(call, knowledgeBaseId)
  const [only] = sources
  if (only?.dataSourceId === undefined)
    throw new KbError(
      `Knowledge base ${knowledgeBaseId} has no data source: CreateDataSource makes one, and outcrop kb add makes a base of a folder.`,
    )
  if (sources.length > 1)
    throw new KbError(
      `Knowledge base ${knowledgeBaseId} has ${sources.length} data sources. Name one with --data-source: ${sources.map(({ dataSourceId, name }) => `${dataSourceId} (${name})`).join(', ')}.`,
    )
  return only.dataSourceId
}

/** How many documents there were the last time: nobody knows better before it ends. */
const lastScanned = async (call: CallServer, at: SourceAddress): Promise<number | undefined> => {
  const { ingestionJobSummaries = [] } = await call<ListIngestionJobsResponse>('ListIngestionJobs', {
    ...at,
    maxResults: 1,
    sortBy: { attribute: 'STARTED_AT', order: 'DESCENDING' },
  })
  return ingestionJobSummaries[0]?.statistics?.numberOfDocumentsScanned || undefined
}
