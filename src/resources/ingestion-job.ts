import type { IngestionJobStatistics } from '@aws-sdk/client-bedrock-agent'
import type { Principal } from '../principal.ts'
import { newUpperCaseId } from './new-id.ts'
import type { ResourceType } from './resource.ts'

export interface IngestionJob {
  readonly knowledgeBaseId: string
  readonly dataSourceId: string
  readonly description?: string
  /** Whoever started it: its calls to the model are his. */
  readonly principal: Principal
  /** Of a job that is over; those of a running one are counted. */
  readonly statistics?: IngestionJobStatistics
  readonly failureReasons?: readonly string[]
}

export const ingestionJob: ResourceType<IngestionJob> = {
  kind: 'ingestion-job',
  version: 1,
  newId: newUpperCaseId,
}
