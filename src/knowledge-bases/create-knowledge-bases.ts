import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import { knowledgeBase } from '../resources/knowledge-base.ts'
import type { ResourceStore } from '../resources/resource.ts'
import type { Schema } from '../store/schema.ts'
import { createBackground } from './background.ts'
import { createChunkIndexes, openWhenUsed } from './chunk-indexes.ts'
import { createBases } from './create-bases.ts'
import { createSources } from './create-sources.ts'
import { requireAnswering, sourcesOf, toIndexedBase } from './find-resources.ts'
import { createDirectDocuments } from './ingestion/create-direct-documents.ts'
import { createDocumentStore } from './ingestion/create-document-store.ts'
import { createIngestionJobs } from './ingestion/create-ingestion-jobs.ts'
import type { EmbedForOptions } from './ingestion/embed-for.ts'
import type { KnowledgeBases } from './knowledge-bases.ts'
import { createLocks } from './locks.ts'
import type { Parts } from './parts.ts'

export interface KnowledgeBasesOptions extends EmbedForOptions {
  readonly db: Kysely<Schema>
  readonly resources: ResourceStore
  /** The service clock. */
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
  readonly parts: Parts
}

/** Every status that a base may have while something is left of it. */
const STATUSES = ['CREATING', 'ACTIVE', 'DELETING', 'UPDATING', 'FAILED', 'DELETE_UNSUCCESSFUL']

export const createKnowledgeBases = (options: KnowledgeBasesOptions): KnowledgeBases => {
  const { db, resources, clock, log, parts } = options
  const background = createBackground(log)

  const open = () => {
    const documents = createDocumentStore(db, clock)
    const indexes = createChunkIndexes(base => parts.openIndex(base))
    const locks = createLocks()
    const given = { ...options, documents, indexes, locks, background }
    const direct = createDirectDocuments(given)
    const jobs = createIngestionJobs({ ...given, isTaking: direct.isBusy })
    const sources = createSources({ ...given, jobs, direct })
    const bases = createBases({
      ...given,
      sources,
      isBusy: (id, own) => jobs.isRunning(id) || own.some(source => direct.isBusy(source.id)),
    })
    return { documents, indexes, direct, jobs, sources, bases }
  }
  let now = open()

  /** Nothing goes on after it. */
  const settle = async () => {
    now.jobs.close()
    now.direct.close()
    await background.settle()
  }

  return {
    canTransform: parts.invoke !== undefined && parts.writeObject !== undefined,

    async open(owner, identifier) {
      const base = await requireAnswering(resources, owner, identifier)
      const sources = await sourcesOf(resources, owner, base.id)
      const known = await Promise.all(
        sources.map(({ id }) => now.documents.list({ knowledgeBaseId: base.id, dataSourceId: id }, 1)),
      )
      const { embeddingModelArn, dimensions } = base.document
      return {
        id: base.id,
        index: openWhenUsed(now.indexes, toIndexedBase(base)),
        embeddingModelArn,
        dimensions,
        ...(parts.mappedStorage?.(base.document.storage) ?? { isHybrid: true }),
        wasSynced: known.some(states => states.length > 0),
        sourceTypes: new Map(sources.map(({ id, document }) => [id, document.configuration.type ?? ''])),
      }
    },

    isMapped: storage => parts.mappedStorage?.(storage) !== undefined,

    get bases() {
      return now.bases
    },
    get sources() {
      return now.sources
    },
    get jobs() {
      return now.jobs
    },
    get direct() {
      return now.direct
    },
    get documents() {
      return now.documents
    },

    readObject: (uri, signal) => parts.readObject(uri, signal),
    parse: (file, signal) => parts.parse(file, signal),

    async resume() {
      await now.bases.resume()
      await now.sources.resume()
      await now.direct.resume()
      await now.jobs.resume()
    },

    async reset() {
      await settle()
      for (const { resource } of await resources.of(knowledgeBase).withStatus(STATUSES))
        await now.indexes
          .destroy(toIndexedBase(resource))
          .catch((cause: unknown) => log.error({ cause }, `Knowledge base ${resource.id} is not deleted`))
      await now.indexes.close()
      now = open()
    },

    async close() {
      await settle()
      await now.indexes.close()
      await parts.close?.()
    },
  }
}
