import { conflictException } from '../errors.ts'
import { type KnowledgeBase, knowledgeBase } from '../resources/knowledge-base.ts'
import type { Owned, ResourceStore } from '../resources/resource.ts'
import type { Background } from './background.ts'
import { invalidStorage } from './check-knowledge-base.ts'
import type { ChunkIndexes } from './chunk-indexes.ts'
import type { Sources } from './create-sources.ts'
import { type Source, sourcesOf, toIndexedBase } from './find-resources.ts'
import { reasonOf } from './ingestion/reason-of.ts'
import type { KnowledgeBases } from './knowledge-bases.ts'
import { type Locks, lockOf } from './locks.ts'
import type { Parts } from './parts.ts'

export interface BasesOptions {
  readonly resources: ResourceStore
  readonly indexes: ChunkIndexes
  readonly background: Background
  readonly locks: Locks
  readonly sources: Pick<Sources, 'forget'>
  readonly parts: Pick<Parts, 'openIndex' | 'mappedStorage'>
  /** Whether documents are being added to it. */
  readonly isBusy: (knowledgeBaseId: string, sources: readonly Source[]) => boolean
}

export interface Bases extends Pick<KnowledgeBases['bases'], 'create' | 'delete'> {
  resume(): Promise<void>
}

export const createBases = (options: BasesOptions): Bases => {
  const { resources, indexes, background, locks, sources, parts, isBusy } = options
  const bases = resources.of(knowledgeBase)

  const fail = async ({ owner, resource }: Owned<KnowledgeBase>, status: string, reason: string) => {
    await bases.update(owner, resource.id, {
      status,
      document: { ...resource.document, failureReasons: [reason] },
    })
  }

  /** A storage elsewhere is opened before there is a base. */
  const checkMapped = async ({ storage, dimensions }: KnowledgeBase): Promise<void> => {
    if (storage === undefined || parts.mappedStorage?.(storage) === undefined) return
    try {
      const index = await parts.openIndex({ id: NO_BASE, dimensions, storage })
      await index.close()
    } catch (cause) {
      throw invalidStorage(reasonOf(cause, 'it could not be opened'), cause)
    }
  }

  const make = (owned: Owned<KnowledgeBase>): void =>
    background.run(`Creating knowledge base ${owned.resource.id}`, async () => {
      const { owner, resource } = owned
      try {
        await indexes.use(toIndexedBase(resource), async () => {})
        await bases.update(owner, resource.id, { status: 'ACTIVE' })
      } catch (error) {
        await fail(owned, 'FAILED', reasonOf(error, 'The vector store could not be set up.'))
        throw error
      }
    })

  const unmake = (owned: Owned<KnowledgeBase>): void =>
    background.run(`Deleting knowledge base ${owned.resource.id}`, async () => {
      const { owner, resource } = owned
      try {
        const own = await sourcesOf(resources, owner, resource.id)
        const indexed = toIndexedBase(resource)
        if (own.every(isToBeDeleted)) await indexes.destroy(indexed)
        else
          await indexes.use(indexed, async index => {
            for (const source of own) if (isToBeDeleted(source)) await index.deleteSource(source.id)
          })
        for (const source of own) await sources.forget(owner, source)
        await bases.delete(owner, resource.id)
      } catch (error) {
        const reason = 'The data of the knowledge base could not be deleted from its vector store.'
        await fail(owned, 'DELETE_UNSUCCESSFUL', reasonOf(error, reason))
        throw error
      }
    })

  return {
    async create(owner, draft) {
      await checkMapped(draft.document)
      const resource = await bases.create(owner, { ...draft, status: 'CREATING' })
      // One that a client token has named before may be on its way, which does no harm, or have arrived.
      if (resource.status === 'CREATING') make({ owner, resource })
      return resource
    },

    delete: (owner, id) =>
      locks(lockOf(owner), async () => {
        const base = await bases.get(owner, id)
        if (base.status === 'CREATING' || base.status === 'DELETING')
          throw conflictException(`The knowledge base ${id} is in the state ${base.status}.`)
        if (isBusy(id, await sourcesOf(resources, owner, id)))
          throw conflictException(
            `The knowledge base ${id} has an ongoing ingestion job. Stop it, or wait for it to complete, and retry your request.`,
          )
        const resource = await bases.update(owner, id, { status: 'DELETING' })
        unmake({ owner, resource })
        return resource
      }),

    async resume() {
      for (const owned of await bases.withStatus(['CREATING'])) make(owned)
      for (const owned of await bases.withStatus(['DELETING'])) unmake(owned)
    },
  }
}

/** No ID of a base. */
const NO_BASE = 'none'

const isToBeDeleted = ({ document: { deletionPolicy } }: Source): boolean => deletionPolicy === 'DELETE'
