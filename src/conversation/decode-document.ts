import { Buffer } from 'node:buffer'
import type { DocumentBlock } from '@aws-sdk/client-bedrock-runtime'

const textFormats: ReadonlySet<string> = new Set(['txt', 'md', 'csv', 'html'])

/** The text of a document as sent, tags included; undefined where it is no text or not in the request. */
export function decodeDocument(document: DocumentBlock): string | undefined {
  const source = document.source
  if (source?.text !== undefined) return source.text
  if (source?.content) return source.content.map(part => part.text ?? '').join('\n\n')
  if (!source?.bytes || (document.format !== undefined && !textFormats.has(document.format))) return undefined
  return Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength).toString('utf8')
}
