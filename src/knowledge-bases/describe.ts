import type * as api from '@aws-sdk/client-bedrock-agent'
import type { Base, Source } from './find-resources.ts'
import type { DocumentState } from './ingestion/document-store.ts'
import type { Job } from './ingestion/ingestion-jobs.ts'

export const describeBase = (base: Base): api.KnowledgeBase => {
  const { description, roleArn, configuration, storage, failureReasons } = base.document
  return {
    knowledgeBaseId: base.id,
    knowledgeBaseArn: base.arn,
    name: base.name,
    ...(description !== undefined && { description }),
    roleArn,
    knowledgeBaseConfiguration: configuration,
    ...(storage !== undefined && { storageConfiguration: storage }),
    status: base.status as api.KnowledgeBaseStatus,
    createdAt: base.createdAt,
    updatedAt: base.updatedAt,
    ...(failureReasons !== undefined && { failureReasons: [...failureReasons] }),
  }
}

export const summarizeBase = ({
  id,
  name,
  status,
  updatedAt,
  document: { description },
}: Base): api.KnowledgeBaseSummary => ({
  knowledgeBaseId: id,
  name,
  ...(description !== undefined && { description }),
  status: status as api.KnowledgeBaseStatus,
  updatedAt,
})

export const describeSource = (source: Source): api.DataSource => {
  const { knowledgeBaseId, description, configuration, deletionPolicy } = source.document
  const { encryption, ingestion, failureReasons } = source.document
  return {
    knowledgeBaseId,
    dataSourceId: source.id,
    name: source.name,
    status: source.status as api.DataSourceStatus,
    ...(description !== undefined && { description }),
    dataSourceConfiguration: configuration,
    dataDeletionPolicy: deletionPolicy,
    ...(encryption !== undefined && { serverSideEncryptionConfiguration: encryption }),
    ...(ingestion !== undefined && { vectorIngestionConfiguration: ingestion }),
    createdAt: source.createdAt,
    updatedAt: source.updatedAt,
    ...(failureReasons !== undefined && { failureReasons: [...failureReasons] }),
  }
}

export const summarizeSource = ({
  id,
  name,
  status,
  updatedAt,
  document: { knowledgeBaseId, description },
}: Source): api.DataSourceSummary => ({
  knowledgeBaseId,
  dataSourceId: id,
  name,
  status: status as api.DataSourceStatus,
  ...(description !== undefined && { description }),
  updatedAt,
})

export const summarizeJob = ({
  id,
  status,
  createdAt,
  updatedAt,
  document: { knowledgeBaseId, dataSourceId, description, statistics },
}: Job): api.IngestionJobSummary => ({
  knowledgeBaseId,
  dataSourceId,
  ingestionJobId: id,
  ...(description !== undefined && { description }),
  status: status as api.IngestionJobStatus,
  startedAt: createdAt,
  updatedAt,
  ...(statistics !== undefined && { statistics }),
})

export const describeJob = (job: Job): api.IngestionJob => {
  const { failureReasons } = job.document
  return {
    ...summarizeJob(job),
    ...(failureReasons !== undefined && { failureReasons: [...failureReasons] }),
  } as api.IngestionJob
}

/** @param state undefined of a document that is not there. */
export const describeDocument = (
  { id, document: { knowledgeBaseId, configuration } }: Source,
  document: string,
  state: DocumentState | undefined,
): api.KnowledgeBaseDocumentDetail => ({
  knowledgeBaseId,
  dataSourceId: id,
  identifier: toIdentifier(configuration.type, document),
  status: (state?.status ?? 'NOT_FOUND') as api.DocumentStatus,
  ...(state?.reason !== undefined && { statusReason: state.reason }),
  ...(state !== undefined && { updatedAt: state.updatedAt }),
})

/** The API has no form for a page of the web: it is named as a custom document is. */
const toIdentifier = (type: string | undefined, document: string): api.DocumentIdentifier =>
  type === 'S3'
    ? { dataSourceType: 'S3', s3: { uri: document } }
    : { dataSourceType: 'CUSTOM', custom: { id: document } }
