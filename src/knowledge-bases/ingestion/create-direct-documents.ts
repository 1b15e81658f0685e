import type { Kysely } from 'kysely'
import type { Principal } from '../../principal.ts'
import { dataSource } from '../../resources/data-source.ts'
import { knowledgeBase } from '../../resources/knowledge-base.ts'
import type { Owner, ResourceStore } from '../../resources/resource.ts'
import type { KnowledgeBaseRequestTable, Schema } from '../../store/schema.ts'
import type { ChunkIndex } from '../../vectors/chunk-index.ts'
import type { Background } from '../background.ts'
import type { ChunkIndexes } from '../chunk-indexes.ts'
import { type Base, toIndexedBase } from '../find-resources.ts'
import { indexedId } from '../indexed-id.ts'
import type { Parts } from '../parts.ts'
import type { DirectDocuments, SentDocument } from './direct-documents.ts'
import type { DocumentState, DocumentStore, SourceKey } from './document-store.ts'
import { type EmbedForOptions, embedFor } from './embed-for.ts'
import { forEachBounded } from './for-each-bounded.ts'
import { type IngestTools, ingestDocument } from './ingest-document.ts'
import { readSentDocument } from './read-sent-document.ts'
import { reasonOf } from './reason-of.ts'

export interface DirectDocumentsOptions extends EmbedForOptions {
  readonly db: Kysely<Schema>
  readonly resources: ResourceStore
  readonly documents: DocumentStore
  readonly indexes: ChunkIndexes
  readonly parts: Parts
  readonly background: Background
}

type Row = Omit<KnowledgeBaseRequestTable, 'sequence'> & { readonly sequence: number }

interface AnswerTools extends IngestTools {
  readonly index: ChunkIndex
}

interface Request {
  readonly id: string
  /** Undefined to delete it. */
  readonly sent?: SentDocument
}

const AT_ONCE = 4
const ROWS = 20

export const createDirectDocuments = (options: DirectDocumentsOptions): DirectDocuments => {
  const { db, resources, documents, indexes, parts, background } = options
  const closing = new AbortController()
  /** Sources whose requests are worked on, and whether more have come since they were last looked for. */
  const busy = new Map<string, { hasMore: boolean }>()

  const rowsOf = async (dataSourceId: string): Promise<Row[]> =>
    (await db
      .selectFrom('knowledge_base_request')
      .selectAll()
      .where('data_source', '=', dataSourceId)
      .orderBy('sequence')
      .limit(ROWS)
      .execute()) as Row[]

  const finish = async ({ sequence }: Row): Promise<void> => {
    await db.deleteFrom('knowledge_base_request').where('sequence', '=', sequence).execute()
  }

  /** A later request for a document takes the place of an earlier one. */
  const enqueue = async (
    { account, region }: Owner,
    { knowledgeBaseId, dataSourceId }: SourceKey,
    requests: readonly Request[],
    principal: Principal,
  ): Promise<void> => {
    await db.transaction().execute(async transaction => {
      for (const { id, sent } of requests) {
        await transaction
          .deleteFrom('knowledge_base_request')
          .where('data_source', '=', dataSourceId)
          .where('document', '=', id)
          .execute()
        await transaction
          .insertInto('knowledge_base_request')
          .values({
            account,
            region,
            principal: JSON.stringify(principal),
            knowledge_base: knowledgeBaseId,
            data_source: dataSourceId,
            document: id,
            request: sent === undefined ? null : JSON.stringify(sent),
          })
          .execute()
      }
    })
  }

  const answer = async (row: Row, base: Base, tools: Omit<AnswerTools, 'embed'>): Promise<void> => {
    const { source, index } = tools
    try {
      if (row.request === null) {
        await index.delete([indexedId(source.dataSourceId, row.document)])
        await documents.forget(source, [row.document])
      } else {
        const principal = JSON.parse(row.principal) as Principal
        const operation = 'IngestKnowledgeBaseDocuments'
        const caller = { account: row.account, region: row.region, principal, operation }
        const embed = await embedFor(options, base, caller)
        const sent = JSON.parse(row.request) as SentDocument
        await ingestDocument(readSentDocument(sent, parts), { ...tools, embed })
      }
    } catch (error) {
      if (closing.signal.aborted) throw error
      await fail(row, error)
    }
    await finish(row)
  }

  const fail = ({ knowledge_base, data_source, document }: Row, error: unknown): Promise<void> =>
    documents.note({ knowledgeBaseId: knowledge_base, dataSourceId: data_source }, document, {
      status: 'FAILED',
      reason: reasonOf(error, 'The document could not be processed.'),
    })

  const answerAll = async (rows: readonly Row[]): Promise<void> => {
    const [first] = rows
    if (first === undefined) return
    const owner = { account: first.account, region: first.region }
    const source = { knowledgeBaseId: first.knowledge_base, dataSourceId: first.data_source }
    const found = await resources.of(dataSource).find(owner, source.dataSourceId)
    const base = await resources.of(knowledgeBase).find(owner, source.knowledgeBaseId)
    try {
      if (found !== undefined && base !== undefined)
        await indexes.use(toIndexedBase(base), index =>
          forEachBounded(rows, AT_ONCE, async row => {
            const { signal } = closing
            signal.throwIfAborted()
            const { ingestion } = found.document
            await answer(row, base, { source, ingestion, index, parts, documents, signal })
          }),
        )
    } catch (error) {
      if (closing.signal.aborted) throw error
      for (const row of rows) await fail(row, error)
    }
    for (const row of rows) await finish(row)
  }

  const work = async (dataSourceId: string): Promise<void> => {
    const state = { hasMore: true }
    busy.set(dataSourceId, state)
    try {
      while (state.hasMore && !closing.signal.aborted) {
        state.hasMore = false
        for (let rows = await rowsOf(dataSourceId); rows.length > 0; rows = await rowsOf(dataSourceId))
          await answerAll(rows)
      }
    } catch (error) {
      if (!closing.signal.aborted) throw error
    } finally {
      busy.delete(dataSourceId)
    }
  }

  const kick = (dataSourceId: string): void => {
    const state = busy.get(dataSourceId)
    if (state !== undefined) state.hasMore = true
    else background.run(`Documents of data source ${dataSourceId}`, () => work(dataSourceId))
  }

  const take = async (
    owner: Owner,
    source: SourceKey,
    requests: readonly Request[],
    principal: Principal,
    status: string,
  ): Promise<readonly DocumentState[]> => {
    await enqueue(owner, source, requests, principal)
    const states: DocumentState[] = []
    for (const { id } of requests) {
      await documents.note(source, id, { status })
      const state = await documents.find(source, id)
      if (state !== undefined) states.push(state)
    }
    kick(source.dataSourceId)
    return states
  }

  return {
    add: (owner, { id, document: { knowledgeBaseId } }, sent, principal) =>
      take(
        owner,
        { knowledgeBaseId, dataSourceId: id },
        sent.map(each => ({ id: each.id, sent: each })),
        principal,
        'STARTING',
      ),

    async delete(owner, { id, document: { knowledgeBaseId } }, ids, principal) {
      const source = { knowledgeBaseId, dataSourceId: id }
      const known = await Promise.all(ids.map(each => documents.find(source, each)))
      const there = ids.filter((_, position) => (known[position]?.status ?? 'DELETED') !== 'DELETED')
      const states = await take(
        owner,
        source,
        there.map(each => ({ id: each })),
        principal,
        'DELETING',
      )
      const byId = new Map(states.map(state => [state.document, state]))
      return ids.map(each => byId.get(each))
    },

    isBusy: dataSourceId => busy.has(dataSourceId),

    async forget(dataSourceId) {
      await db.deleteFrom('knowledge_base_request').where('data_source', '=', dataSourceId).execute()
    },

    async resume() {
      const rows = await db.selectFrom('knowledge_base_request').select('data_source').distinct().execute()
      for (const { data_source: id } of rows) kick(id)
    },

    close: () => closing.abort(new Error('The server stops')),
  }
}
