import { setImmediate } from 'node:timers/promises'
import type { ChunkIndex } from '../../vectors/chunk-index.ts'
import type { DocumentSource, SourceDocument } from '../document-source.ts'
import { indexedId } from '../indexed-id.ts'
import { readMetadataFile } from './document-metadata.ts'
import { forEachBounded } from './for-each-bounded.ts'
import { type IncomingDocument, type IngestTools, ingestDocument } from './ingest-document.ts'

export interface SyncTools extends Omit<IngestTools, 'index'> {
  readonly job: string
  readonly index: Pick<ChunkIndex, 'put' | 'delete'>
}

/** Documents at once: each may have 50 MB. */
const AT_ONCE = 4
/** Documents that are unchanged, between two turns of the event loop. */
const A_TURN = 50
const DELETED_AT_ONCE = 100

/**
 * Brings a base up to date with a source: what is new or has changed is indexed, what is gone is deleted. What this job
 * has dealt with before is left alone, so that it may be run again after a crash.
 *
 * @throws what the listing of the source failed with, before anything is deleted; the signal's reason.
 */
export const runSync = async (listed: DocumentSource, tools: SyncTools): Promise<void> => {
  const { documents, source, job, signal } = tools
  await documents.forgetDeleted(source, job)
  const seen = new Set<string>()
  await forEachBounded(listed.list(signal), AT_ONCE, async document => {
    signal.throwIfAborted()
    if (seen.has(document.uri)) return
    seen.add(document.uri)
    if (seen.size % A_TURN === 0) await setImmediate()
    await syncDocument(document, tools)
  })
  signal.throwIfAborted()
  await deleteGone(tools)
}

/** After a job that was stopped: nothing half done stays. */
export const forgetUnfinished = async ({
  documents,
  source,
  index,
}: Pick<SyncTools, 'documents' | 'source'> & { index: Pick<ChunkIndex, 'delete'> }): Promise<void> => {
  const unfinished = (await documents.unfinished(source)).map(({ document }) => document)
  if (unfinished.length === 0) return
  await index.delete(unfinished.map(document => indexedId(source.dataSourceId, document)))
  await documents.forget(source, unfinished)
}

const syncDocument = async (found: SourceDocument, tools: SyncTools): Promise<void> => {
  const { documents, source, job } = tools
  const known = await documents.find(source, found.uri)
  if (known?.job === job && known.outcome !== undefined) return
  const isUnchanged = found.version !== undefined && known?.version === found.version
  if (isUnchanged && known.status === 'INDEXED')
    return documents.note(source, found.uri, {
      status: 'INDEXED',
      job,
      outcome: 'unchanged',
      hasMetadata: known.metadataHash !== undefined,
      metadataChanged: false,
    })
  return ingestDocument(toIncoming(found), tools)
}

const toIncoming = (found: SourceDocument): IncomingDocument => ({
  document: found.uri,
  version: found.version,
  async read(signal) {
    const { bytes, contentType, metadata } = await found.read(signal)
    return {
      name: found.name,
      bytes,
      ...(contentType !== undefined && { contentType }),
      ...(metadata !== undefined && {
        metadataBytes: metadata,
        metadata: () => readMetadataFile(metadata),
      }),
    }
  },
})

const deleteGone = async ({ documents, source, job, index, signal }: SyncTools): Promise<void> => {
  for (;;) {
    signal.throwIfAborted()
    const gone = await documents.untouched(source, job, DELETED_AT_ONCE)
    if (gone.length === 0) return
    await index.delete(gone.map(({ document }) => indexedId(source.dataSourceId, document)))
    // What never was in the index is not counted.
    const [indexed, never] = [
      gone.filter(({ contentHash }) => contentHash !== undefined),
      gone.filter(({ contentHash }) => contentHash === undefined),
    ]
    for (const { document } of indexed)
      await documents.note(source, document, {
        status: 'DELETED',
        job,
        outcome: 'deleted',
        contentHash: null,
        metadataHash: null,
        hasMetadata: false,
        metadataChanged: false,
      })
    await documents.forget(
      source,
      never.map(({ document }) => document),
    )
  }
}
