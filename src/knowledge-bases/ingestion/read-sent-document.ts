import type { Parts } from '../parts.ts'
import type { SentDocument } from './direct-documents.ts'
import { type DocumentMetadata, readInlineMetadata, readMetadataFile } from './document-metadata.ts'
import type { IncomingContent, IncomingDocument } from './ingest-document.ts'

/** What is known of a document that was sent, to be ingested like any other. */
export const readSentDocument = (
  { id, content, metadata }: SentDocument,
  { readObject }: Pick<Parts, 'readObject'>,
): IncomingDocument => ({
  document: id,
  async read(signal) {
    const file = await readContent(content, readObject, signal)
    return metadata === undefined ? file : { ...file, ...(await readMetadata(metadata, readObject, signal)) }
  },
})

const readContent = async (
  content: SentDocument['content'],
  readObject: Parts['readObject'],
  signal: AbortSignal,
): Promise<IncomingContent> => {
  switch (content.type) {
    case 'text':
      return { name: 'document.txt', contentType: 'text/plain', bytes: Buffer.from(content.text) }
    case 'bytes':
      return {
        name: 'document',
        contentType: content.contentType,
        bytes: Buffer.from(content.data, 'base64'),
      }
    case 's3': {
      const { bytes, contentType, metadata } = await readObject(content.uri, signal)
      return {
        name: content.uri.slice(content.uri.lastIndexOf('/') + 1),
        bytes,
        ...(contentType !== undefined && { contentType }),
        ...(metadata !== undefined && {
          metadataBytes: metadata,
          metadata: () => readMetadataFile(metadata),
        }),
      }
    }
  }
}

const readMetadata = async (
  metadata: NonNullable<SentDocument['metadata']>,
  readObject: Parts['readObject'],
  signal: AbortSignal,
): Promise<{ metadataBytes: Uint8Array; metadata: () => DocumentMetadata }> => {
  if (metadata.type === 'inline')
    return {
      metadataBytes: Buffer.from(JSON.stringify(metadata.attributes)),
      metadata: () => readInlineMetadata(metadata.attributes),
    }
  const { bytes } = await readObject(metadata.uri, signal)
  return { metadataBytes: bytes, metadata: () => readMetadataFile(bytes) }
}
