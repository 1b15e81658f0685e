import type {
  DocumentBlock,
  DocumentSource,
  ImageBlock,
  ImageFormat,
  SearchResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { booleanAt, invalid, listAt, objectAt, onlyMembers, optional, stringAt, wrongTag } from './fields.ts'

/** A block that both a message and a tool result may hold. */
export type Media =
  | { readonly image: ImageBlock }
  | { readonly document: DocumentBlock }
  | { readonly searchResult: SearchResultBlock }

/** Undefined for a block that is none of these. */
export const decodeMedia = (block: JsonObject, path: string): Media | undefined => {
  switch (block.type) {
    case 'image':
      onlyMembers(block, ['source'], path)
      return { image: decodeImage(objectAt(block, 'source', path), `${path}.source`) }
    case 'document':
      onlyMembers(block, ['source', 'title', 'context', 'citations'], path)
      return { document: decodeDocument(block, path) }
    case 'search_result':
      onlyMembers(block, ['source', 'title', 'content', 'citations'], path)
      return {
        searchResult: {
          source: stringAt(block, 'source', path),
          title: stringAt(block, 'title', path),
          content: decodeTexts(listAt(block, 'content', path), `${path}.content`),
          ...decodeCitationsConfig(block, path),
        },
      }
    default:
      return undefined
  }
}

const imageFormats = new Map<string, ImageFormat>([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

const decodeImage = (source: JsonObject, path: string): ImageBlock => {
  const type = stringAt(source, 'type', path)
  if (type !== 'base64') throw wrongTag(path, type, ['base64'])
  const format = imageFormats.get(stringAt(source, 'media_type', `${path}.base64`))
  if (format === undefined)
    throw invalid(
      `${path}.base64.media_type`,
      `Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'`,
    )
  return { format, source: { bytes: Buffer.from(stringAt(source, 'data', `${path}.base64`), 'base64') } }
}

const decodeDocument = (block: JsonObject, path: string): DocumentBlock => {
  const context = optional(stringAt, block, 'context', path)
  return {
    ...decodeDocumentSource(objectAt(block, 'source', path), `${path}.source`),
    // Converse asks for a name, Anthropic's documents may have none.
    name: optional(stringAt, block, 'title', path) ?? 'document',
    ...(context !== undefined && { context }),
    ...decodeCitationsConfig(block, path),
  }
}

const decodeDocumentSource = (
  source: JsonObject,
  path: string,
): { format?: 'pdf' | 'txt'; source: DocumentSource } => {
  const type = stringAt(source, 'type', path)
  switch (type) {
    case 'base64':
      if (source.media_type !== 'application/pdf')
        throw invalid(`${path}.base64.media_type`, `Input should be 'application/pdf'`)
      return {
        format: 'pdf',
        source: { bytes: Buffer.from(stringAt(source, 'data', `${path}.base64`), 'base64') },
      }
    case 'text':
      if (source.media_type !== 'text/plain')
        throw invalid(`${path}.text.media_type`, `Input should be 'text/plain'`)
      return { format: 'txt', source: { text: stringAt(source, 'data', `${path}.text`) } }
    case 'content': {
      const { content } = source
      if (typeof content === 'string') return { source: { content: [{ text: content }] } }
      const at = `${path}.content`
      return { source: { content: decodeTexts(listAt(source, 'content', at), `${at}.content`) } }
    }
    default:
      throw wrongTag(path, type, ['base64', 'text', 'content'])
  }
}

const decodeTexts = (content: readonly unknown[], path: string): { text: string }[] =>
  content.map((block, index) => {
    const at = `${path}.${index}`
    if (!isObject(block)) throw invalid(at, 'Input should be a valid dictionary')
    const type = stringAt(block, 'type', at)
    if (type !== 'text') throw wrongTag(at, type, ['text'])
    onlyMembers(block, ['text'], `${at}.text`)
    return { text: stringAt(block, 'text', `${at}.text`) }
  })

const decodeCitationsConfig = (block: JsonObject, path: string): { citations?: { enabled: boolean } } => {
  const citations = optional(objectAt, block, 'citations', path)
  if (citations === undefined) return {}
  return { citations: { enabled: optional(booleanAt, citations, 'enabled', `${path}.citations`) ?? false } }
}
