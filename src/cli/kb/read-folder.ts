import { hash } from 'node:crypto'
import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { KnowledgeBaseDocument, MetadataAttribute } from '@aws-sdk/client-bedrock-agent'
import { type DocumentMetadata, readMetadataFile } from '../../knowledge-bases/ingestion/document-metadata.ts'
import { folderSource } from '../../knowledge-bases/sources/folder.ts'
import type { MetadataValue } from '../../vectors/chunk-index.ts'
import { KbError } from './call-server.ts'

export interface Folder {
  /** Where it really is. */
  readonly path: string
  /** As a base may be named. */
  readonly name: string
  /** Of the data source that holds it: another folder has another one. */
  readonly sourceName: string
}

/** @throws KbError for what is no folder. */
export const openFolder = async (given: string): Promise<Folder> => {
  const path = await realpath(given).catch(() => undefined)
  if (path === undefined || !(await stat(path)).isDirectory())
    throw new KbError(`${given} is no folder: name one with documents, such as ./docs.`)
  const name = basename(path)
    .replaceAll(/[^0-9a-zA-Z]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90)
    .replace(/-$/, '')
  return { path, name: name || 'folder', sourceName: `folder-${hash('sha256', path).slice(0, 16)}` }
}

export interface UnsentDocument {
  readonly document: string
  readonly reason: string
}

/** A document as it is sent, by its path in the folder. */
export interface FolderDocument {
  readonly id: string
  read(): Promise<KnowledgeBaseDocument | UnsentDocument>
}

const BUCKET = 'folder'
/** Bytes that the API takes of a document. */
const MOST_BYTES = 5_242_880

export const listFolder = async (path: string, signal: AbortSignal): Promise<FolderDocument[]> => {
  const found: FolderDocument[] = []
  for await (const { uri, read } of folderSource({ folder: path, bucket: BUCKET }).list(signal)) {
    const id = uri.slice(`s3://${BUCKET}/`.length)
    found.push({ id, read: async () => toDocument(id, () => read(signal)) })
  }
  return found
}

const toDocument = async (
  id: string,
  read: () => Promise<{ bytes: Uint8Array; metadata?: Uint8Array }>,
): Promise<KnowledgeBaseDocument | UnsentDocument> => {
  try {
    const { bytes, metadata } = await read()
    if (bytes.length === 0) return { document: id, reason: 'The file is empty.' }
    if (bytes.length > MOST_BYTES)
      return {
        document: id,
        reason: 'It has more than 5 MB: map its folder as a bucket (knowledgeBases.buckets) and sync that.',
      }
    const attributes = metadata === undefined ? [] : toAttributes(readMetadataFile(metadata))
    return {
      content: {
        dataSourceType: 'CUSTOM',
        custom: {
          customDocumentIdentifier: { id },
          sourceType: 'IN_LINE',
          inlineContent: { type: 'BYTE', byteContent: { data: bytes, mimeType: mimeTypeOf(id) } },
        },
      },
      ...(attributes.length > 0 && {
        metadata: { type: 'IN_LINE_ATTRIBUTE', inlineAttributes: attributes },
      }),
    }
  } catch (error) {
    return { document: id, reason: (error as Error).message }
  }
}

const toAttributes = ({ attributes }: DocumentMetadata): MetadataAttribute[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) }))

const toValue = (value: MetadataValue): NonNullable<MetadataAttribute['value']> => {
  if (typeof value === 'string') return { type: 'STRING', stringValue: value }
  if (typeof value === 'number') return { type: 'NUMBER', numberValue: value }
  if (typeof value === 'boolean') return { type: 'BOOLEAN', booleanValue: value }
  return { type: 'STRING_LIST', stringListValue: [...value] }
}

const mimeTypes: ReadonlyMap<string, string> = new Map([
  ['md', 'text/markdown'],
  ['markdown', 'text/markdown'],
  ['html', 'text/html'],
  ['htm', 'text/html'],
  ['csv', 'text/csv'],
  ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['txt', 'text/plain'],
])

const mimeTypeOf = (name: string): string =>
  mimeTypes.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
