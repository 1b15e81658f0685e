import type { VectorIngestionConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { ChunkIndex } from '../../vectors/chunk-index.ts'
import type { EmbedTexts, FileToParse, Parts } from '../parts.ts'
import { transformChunks } from '../transformation/transform-chunks.ts'
import { buildDocument, searchedText } from './build-document.ts'
import { contentHash } from './content-hash.ts'
import { type DocumentMetadata, noMetadata } from './document-metadata.ts'
import type { DocumentState, DocumentStore, Outcome, SourceKey } from './document-store.ts'
import { reasonOf } from './reason-of.ts'

/** A document, whichever way it comes. */
export interface IncomingDocument {
  /** `s3://bucket/key`, a URL or its custom id: it is named as the source of what is found. */
  readonly document: string
  readonly version?: string | undefined
  read(signal: AbortSignal): Promise<IncomingContent>
}

export interface IncomingContent extends FileToParse {
  /** @throws Error whose message is the reason that is listed. */
  readonly metadata?: () => DocumentMetadata
  /** What changes where its metadata does; undefined where it has none. */
  readonly metadataBytes?: Uint8Array | undefined
}

export interface IngestTools {
  readonly source: SourceKey
  readonly ingestion: VectorIngestionConfiguration | undefined
  readonly index: Pick<ChunkIndex, 'put'>
  readonly parts: Pick<Parts, 'parse' | 'chunk' | 'readObject' | 'invoke' | 'writeObject'>
  readonly embed: EmbedTexts
  readonly documents: DocumentStore
  /** The job that asks for it. */
  readonly job?: string | undefined
  readonly signal: AbortSignal
}

/**
 * Brings the index up to date with one document and notes what has become of it. One that fails leaves in the index
 * what was there of it.
 *
 * @throws the signal's reason alone: what fails is noted.
 */
export const ingestDocument = async (incoming: IncomingDocument, tools: IngestTools): Promise<void> => {
  const { documents, source, signal, job } = tools
  const known = await documents.find(source, incoming.document)
  const touched = { ...(job !== undefined && { job }) }
  // A document that was never indexed is known from here on: whatever a crash leaves of it is found again.
  if (known?.contentHash === undefined)
    await documents.note(source, incoming.document, { status: 'IN_PROGRESS' })
  let hasMetadata = false
  try {
    const content = await incoming.read(signal)
    hasMetadata = content.metadataBytes !== undefined
    const note = await bringUpToDate(incoming, content, known, tools)
    await documents.note(source, incoming.document, {
      ...note,
      ...touched,
      status: 'INDEXED',
      version: incoming.version,
      hasMetadata,
    })
  } catch (error) {
    if (signal.aborted) throw signal.reason
    await documents.note(source, incoming.document, {
      ...touched,
      status: 'FAILED',
      reason: reasonOf(error, 'The file could not be processed.'),
      version: undefined,
      outcome: 'failed',
      hasMetadata,
      metadataChanged: false,
    })
  }
}

interface Indexed {
  readonly contentHash: string
  readonly metadataHash: string | null
  readonly outcome: Outcome
  readonly metadataChanged: boolean
}

const bringUpToDate = async (
  { document }: IncomingDocument,
  content: IncomingContent,
  known: DocumentState | undefined,
  { source, ingestion, index, parts, embed, job, signal }: IngestTools,
): Promise<Indexed> => {
  const hash = await contentHash(content.bytes)
  const metadataHash = content.metadataBytes === undefined ? null : await contentHash(content.metadataBytes)
  const wasIndexed = known?.contentHash !== undefined
  const isSame = known?.contentHash === hash
  const metadataChanged = wasIndexed && (known?.metadataHash ?? null) !== metadataHash
  const noted = { contentHash: hash, metadataHash, metadataChanged }
  if (isSame && !metadataChanged) return { ...noted, outcome: 'unchanged' }

  const ofFile = content.metadata?.() ?? noMetadata
  const { name, contentType, bytes } = content
  const file = { name, bytes, ...(contentType !== undefined && { contentType }) }
  const parsed = await parts.parse(file, signal)
  const strategy = ingestion?.chunkingConfiguration
  const custom = ingestion?.customTransformationConfiguration
  const cut = await parts.chunk(parsed, strategy, { embed, signal })
  const { chunked, attributes } =
    custom === undefined || cut.chunks.length === 0
      ? { chunked: cut, attributes: ofFile.attributes }
      : await transformChunks(cut, custom, {
          source,
          document,
          job,
          attributes: ofFile.attributes,
          parts,
          signal,
        })
  const metadata = { ...ofFile, attributes }
  if (chunked.chunks.length === 0) throw new Error('The file has no text.')
  const vectors = await embed(
    chunked.chunks.map(chunk => searchedText(chunk, metadata)),
    signal,
  )
  signal.throwIfAborted()
  const hasPages = strategy?.chunkingStrategy !== 'NONE'
  const built = { dataSourceId: source.dataSourceId, document, chunked, metadata, hasPages }
  await index.put(buildDocument(built, vectors))
  return { ...noted, outcome: outcomeOf(wasIndexed, isSame) }
}

const outcomeOf = (wasIndexed: boolean, isSame: boolean): Outcome => {
  if (!wasIndexed) return 'new'
  return isSame ? 'metadata' : 'modified'
}
