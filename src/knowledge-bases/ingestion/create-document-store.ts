import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { KnowledgeBaseDocumentTable, Schema } from '../../store/schema.ts'
import type { DocumentNote, DocumentState, DocumentStore, Outcome, SourceKey } from './document-store.ts'

type Row = {
  [Column in keyof KnowledgeBaseDocumentTable]: Column extends 'sequence'
    ? number
    : KnowledgeBaseDocumentTable[Column]
}

/** Kept only to be counted. */
const GONE = 'DELETED'

export const createDocumentStore = (db: Kysely<Schema>, clock: Clock): DocumentStore => {
  const of = ({ dataSourceId }: SourceKey) =>
    db.selectFrom('knowledge_base_document').selectAll().where('data_source', '=', dataSourceId)
  const states = async (query: { execute(): Promise<unknown[]> }) =>
    ((await query.execute()) as Row[]).map(toState)

  return {
    async find(source, document) {
      const row = await of(source).where('document', '=', document).executeTakeFirst()
      return row && toState(row as Row)
    },

    async note(source, document, note) {
      const columns = toColumns(note, clock.now())
      await db
        .insertInto('knowledge_base_document')
        .values({
          ...EMPTY,
          ...columns,
          knowledge_base: source.knowledgeBaseId,
          data_source: source.dataSourceId,
          document,
        })
        .onConflict(conflict => conflict.columns(['data_source', 'document']).doUpdateSet(columns))
        .execute()
    },

    async forget({ dataSourceId }, documents) {
      if (documents.length === 0) return
      await db
        .deleteFrom('knowledge_base_document')
        .where('data_source', '=', dataSourceId)
        .where('document', 'in', documents)
        .execute()
    },

    async forgetSource({ dataSourceId }) {
      await db.deleteFrom('knowledge_base_document').where('data_source', '=', dataSourceId).execute()
    },

    list: (source, limit, after = 0) =>
      states(
        of(source).where('status', '!=', GONE).where('sequence', '>', after).orderBy('sequence').limit(limit),
      ),

    untouched: (source, job, limit) =>
      states(
        of(source)
          .where('status', '!=', GONE)
          .where(({ or, eb }) => or([eb('job', 'is', null), eb('job', '!=', job)]))
          .limit(limit),
      ),

    async forgetDeleted({ dataSourceId }, exceptBy) {
      await db
        .deleteFrom('knowledge_base_document')
        .where('data_source', '=', dataSourceId)
        .where('status', '=', GONE)
        .where('job', '!=', exceptBy)
        .execute()
    },

    unfinished: source => states(of(source).where('status', '=', 'IN_PROGRESS')),

    failed: (source, job, limit) =>
      states(
        of(source).where('job', '=', job).where('outcome', '=', 'failed').orderBy('document').limit(limit),
      ),

    async statistics({ dataSourceId }, job) {
      const rows = await db
        .selectFrom('knowledge_base_document')
        .select(({ fn }) => [
          'outcome',
          fn.countAll<number>().as('documents'),
          fn.sum<number>('has_metadata').as('with_metadata'),
          fn.sum<number>('metadata_changed').as('metadata_changed'),
        ])
        .where('data_source', '=', dataSourceId)
        .where('job', '=', job)
        .groupBy('outcome')
        .execute()
      const counted = new Map(rows.map(row => [row.outcome, row.documents]))
      const count = (outcome: Outcome) => counted.get(outcome) ?? 0
      const scanned = rows.filter(({ outcome }) => outcome !== 'deleted')
      const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
      return {
        numberOfDocumentsScanned: sum(scanned.map(row => row.documents)),
        numberOfMetadataDocumentsScanned: sum(scanned.map(row => row.with_metadata)),
        numberOfNewDocumentsIndexed: count('new'),
        numberOfModifiedDocumentsIndexed: count('modified'),
        numberOfMetadataDocumentsModified: sum(scanned.map(row => row.metadata_changed)),
        numberOfDocumentsDeleted: count('deleted'),
        numberOfDocumentsFailed: count('failed'),
        numberOfDocumentsSkipped: 0,
      }
    },
  }
}

const EMPTY = {
  reason: null,
  version: null,
  content_hash: null,
  metadata_hash: null,
  job: null,
  outcome: null,
  has_metadata: 0,
  metadata_changed: 0,
}

const toColumns = (note: DocumentNote, now: number) => ({
  status: note.status,
  reason: note.reason ?? null,
  ...('version' in note && { version: note.version ?? null }),
  ...(note.contentHash !== undefined && { content_hash: note.contentHash }),
  ...(note.metadataHash !== undefined && { metadata_hash: note.metadataHash }),
  ...(note.job !== undefined && { job: note.job, outcome: note.outcome ?? null }),
  ...(note.hasMetadata !== undefined && { has_metadata: Number(note.hasMetadata) }),
  ...(note.metadataChanged !== undefined && { metadata_changed: Number(note.metadataChanged) }),
  updated_at: now,
})

const toState = (row: Row): DocumentState => ({
  sequence: row.sequence,
  document: row.document,
  status: row.status,
  ...(row.reason !== null && { reason: row.reason }),
  ...(row.version !== null && { version: row.version }),
  ...(row.content_hash !== null && { contentHash: row.content_hash }),
  ...(row.metadata_hash !== null && { metadataHash: row.metadata_hash }),
  ...(row.job !== null && { job: row.job }),
  ...(row.outcome !== null && { outcome: row.outcome as Outcome }),
  updatedAt: new Date(row.updated_at),
})
