import { conflictException, serviceQuotaExceededException } from '../errors.ts'
import { type DataSource, dataSource } from '../resources/data-source.ts'
import { ingestionJob } from '../resources/ingestion-job.ts'
import { knowledgeBase } from '../resources/knowledge-base.ts'
import type { Owned, Owner, ResourceStore } from '../resources/resource.ts'
import type { Background } from './background.ts'
import type { ChunkIndexes } from './chunk-indexes.ts'
import { requireActiveBase, type Source, sourcesOf, toIndexedBase } from './find-resources.ts'
import type { DirectDocuments } from './ingestion/direct-documents.ts'
import type { DocumentStore } from './ingestion/document-store.ts'
import type { IngestionJobs } from './ingestion/ingestion-jobs.ts'
import type { KnowledgeBases } from './knowledge-bases.ts'
import { type Locks, lockOf } from './locks.ts'

export interface SourcesOptions {
  readonly resources: ResourceStore
  readonly documents: DocumentStore
  readonly indexes: ChunkIndexes
  readonly locks: Locks
  readonly background: Background
  readonly jobs: Pick<IngestionJobs, 'isRunning'>
  readonly direct: Pick<DirectDocuments, 'isBusy' | 'forget'>
}

export interface Sources extends Pick<KnowledgeBases['sources'], 'create' | 'update' | 'delete'> {
  /** Its documents and jobs, once its chunks are gone or kept. */
  forget(owner: Owner, source: Source): Promise<void>
  resume(): Promise<void>
}

/** https://docs.aws.amazon.com/general/latest/gr/bedrock.html */
const MOST_SOURCES = 5
const MOST_JOBS = 10_000

export const createSources = (options: SourcesOptions): Sources => {
  const { resources, documents, indexes, locks, background, jobs, direct } = options
  const sources = resources.of(dataSource)

  const refuseTakenName = (others: readonly Source[], name: string): void => {
    if (others.some(other => other.name === name))
      throw conflictException(`DataSource with name ${name} already exists.`)
  }

  const forget: Sources['forget'] = async (owner, { id, document: { knowledgeBaseId } }) => {
    await direct.forget(id)
    await documents.forgetSource({ knowledgeBaseId, dataSourceId: id })
    const own = await resources.of(ingestionJob).list(owner, {
      maxResults: MOST_JOBS,
      where: ({ document }) => document.dataSourceId === id,
    })
    for (const job of own.items) await resources.of(ingestionJob).delete(owner, job.id)
    await sources.delete(owner, id)
  }

  const finish = ({ owner, resource }: Owned<DataSource>): void =>
    background.run(`Deleting data source ${resource.id}`, async () => {
      const { knowledgeBaseId, deletionPolicy } = resource.document
      try {
        const base = await resources.of(knowledgeBase).find(owner, knowledgeBaseId)
        if (base !== undefined && deletionPolicy === 'DELETE')
          await indexes.use(toIndexedBase(base), index => index.deleteSource(resource.id))
        await forget(owner, resource)
      } catch (error) {
        await sources.update(owner, resource.id, {
          status: 'DELETE_UNSUCCESSFUL',
          document: { ...resource.document, failureReasons: [unableToDelete(resource.id)] },
        })
        throw error
      }
    })

  return {
    forget,

    create: (owner, { name, document, once }) =>
      locks(document.knowledgeBaseId, async () => {
        await resources.of(knowledgeBase).get(owner, document.knowledgeBaseId)
        const before = await sources.madeBefore(owner, once)
        if (before !== undefined) return before
        await requireActiveBase(resources, owner, document.knowledgeBaseId)
        const others = await sourcesOf(resources, owner, document.knowledgeBaseId)
        refuseTakenName(others, name)
        if (others.length >= MOST_SOURCES)
          throw serviceQuotaExceededException(
            `The number of data sources of knowledge base ${document.knowledgeBaseId} exceeds the limit of ${MOST_SOURCES}.`,
          )
        return sources.create(owner, { name, status: 'AVAILABLE', document, ...(once && { once }) })
      }),

    update: (owner, { id }, { name, document }) =>
      locks(document.knowledgeBaseId, async () => {
        const others = await sourcesOf(resources, owner, document.knowledgeBaseId)
        refuseTakenName(
          others.filter(other => other.id !== id),
          name,
        )
        return sources.update(owner, id, { name, document })
      }),

    delete: (owner, { id, document: { knowledgeBaseId } }) =>
      locks(lockOf(owner), async () => {
        const { status } = await sources.get(owner, id)
        if (status === 'DELETING') throw conflictException(`The data source ${id} is already being deleted.`)
        if (jobs.isRunning(knowledgeBaseId, id) || direct.isBusy(id))
          throw conflictException(
            `The data source ${id} has an ongoing ingestion job. Stop it, or wait for it to complete, and retry your request.`,
          )
        const resource = await sources.update(owner, id, { status: 'DELETING' })
        finish({ owner, resource })
        return resource
      }),

    async resume() {
      for (const owned of await sources.withStatus(['DELETING'])) finish(owned)
    },
  }
}

/** AWS's words. */
const unableToDelete = (id: string): string =>
  `Unable to delete data from vector store for data source with ID ${id}. Check your vector store configurations and permissions and retry your request. If the issue persists, consider updating the dataDeletionPolicy of the data source to RETAIN and retry your request.`
