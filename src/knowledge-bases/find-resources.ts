import { conflictException, resourceNotFoundException, validationException } from '../errors.ts'
import { type DataSource, dataSource } from '../resources/data-source.ts'
import { type IngestionJob, ingestionJob } from '../resources/ingestion-job.ts'
import { type KnowledgeBase, knowledgeBase } from '../resources/knowledge-base.ts'
import type { Owner, Resource, ResourceStore } from '../resources/resource.ts'
import type { IndexedBase } from './parts.ts'

export type Base = Resource<KnowledgeBase>
export type Source = Resource<DataSource>

const MOST = 1_000

/** @throws ResourceNotFoundException; ConflictException, in AWS's words, where it is not ACTIVE. */
export const requireActiveBase = async (resources: ResourceStore, owner: Owner, id: string) => {
  const base = await resources.of(knowledgeBase).get(owner, id)
  if (base.status === 'ACTIVE') return base
  throw conflictException(
    'The Knowledge Base is not in a valid status. Wait for the knowledge base to reach a valid status and try again.',
    { hint: `It is ${base.status}. ${(base.document.failureReasons ?? []).join(' ')}`.trim() },
  )
}

/** For what reads from it or sends documents. @throws ResourceNotFoundException; ValidationException naming the state. */
export const requireAnswering = async (resources: ResourceStore, owner: Owner, id: string) => {
  const base = await resources.of(knowledgeBase).get(owner, id)
  if (base.status === 'ACTIVE') return base
  throw validationException(`The knowledge base ${id} is in the state ${base.status}, and must be ACTIVE.`, {
    hint: 'GetKnowledgeBase tells its status, and the reasons of a failure.',
  })
}

/** @throws ResourceNotFoundException, also for the source of another base. */
export const requireSource = async (
  resources: ResourceStore,
  owner: Owner,
  knowledgeBaseId: string,
  id: string,
): Promise<Source> => {
  await resources.of(knowledgeBase).get(owner, knowledgeBaseId)
  const source = await resources.of(dataSource).find(owner, id)
  if (source?.document.knowledgeBaseId === knowledgeBaseId) return source
  throw resourceNotFoundException(
    `The specified data source ${id} of knowledge base ${knowledgeBaseId} does not exist.`,
  )
}

/**
 * For documents that are sent one by one.
 *
 * @throws ResourceNotFoundException; ValidationException where they cannot be taken now: the operations that send them
 * have no other.
 */
export const requireTakingSource = async (
  resources: ResourceStore,
  owner: Owner,
  knowledgeBaseId: string,
  id: string,
  jobs: { isRunning(knowledgeBaseId: string, dataSourceId: string): boolean },
): Promise<Source> => {
  await requireAnswering(resources, owner, knowledgeBaseId)
  const source = await requireSource(resources, owner, knowledgeBaseId, id)
  if (source.status !== 'AVAILABLE')
    throw validationException(
      `The data source ${id} is in the state ${source.status}, and must be AVAILABLE.`,
    )
  if (jobs.isRunning(knowledgeBaseId, id))
    throw validationException(
      `There is an ongoing ingestion job for data source ${id}. Wait for it to complete and retry your request.`,
    )
  return source
}

/** @throws ResourceNotFoundException, also for the job of another source. */
export const requireJob = async (
  resources: ResourceStore,
  owner: Owner,
  at: { readonly knowledgeBaseId: string; readonly dataSourceId: string; readonly ingestionJobId: string },
): Promise<Resource<IngestionJob>> => {
  await requireSource(resources, owner, at.knowledgeBaseId, at.dataSourceId)
  const job = await resources.of(ingestionJob).find(owner, at.ingestionJobId)
  if (job?.document.dataSourceId === at.dataSourceId) return job
  throw resourceNotFoundException(
    `The specified ingestion job ${at.ingestionJobId} of data source ${at.dataSourceId} does not exist.`,
  )
}

export const sourcesOf = async (resources: ResourceStore, owner: Owner, knowledgeBaseId: string) =>
  (
    await resources.of(dataSource).list(owner, {
      maxResults: MOST,
      where: ({ document }) => document.knowledgeBaseId === knowledgeBaseId,
    })
  ).items

export const toIndexedBase = ({ id, document: { dimensions, storage } }: Base): IndexedBase => ({
  id,
  dimensions,
  ...(storage !== undefined && { storage }),
})
