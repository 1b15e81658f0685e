import type {
  DocumentBlock,
  GuardrailConverseImageBlock,
  ImageBlock,
  SearchResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { toBase64, toText } from '../native/bytes.ts'
import type { JsonObject } from '../native/json.ts'
import { unsupportedField } from '../native/refusals.ts'

interface MayBeMedia {
  readonly image?: ImageBlock | GuardrailConverseImageBlock | undefined
  readonly document?: DocumentBlock | undefined
  readonly searchResult?: SearchResultBlock | undefined
}

/** Undefined for a block that is neither image, document nor search result. */
export const encodeMedia = ({ image, document, searchResult }: MayBeMedia): JsonObject | undefined => {
  if (image !== undefined) return { type: 'image', source: encodeImageSource(image) }
  if (document !== undefined) return encodeDocument(document)
  if (searchResult === undefined) return undefined
  const { source, title, content = [], citations } = searchResult
  return {
    type: 'search_result',
    source,
    title,
    content: content.map(({ text }) => ({ type: 'text', text })),
    ...(citations !== undefined && { citations }),
  }
}

const encodeImageSource = ({ format, source }: ImageBlock | GuardrailConverseImageBlock): JsonObject => {
  if (source?.bytes === undefined) throw unsupportedField('image.source.s3Location')
  return { type: 'base64', media_type: `image/${format}`, data: toBase64(source.bytes) }
}

const encodeDocument = (document: DocumentBlock): JsonObject => {
  const { name, context, citations } = document
  return {
    type: 'document',
    source: encodeDocumentSource(document),
    title: name,
    ...(context !== undefined && { context }),
    ...(citations !== undefined && { citations }),
  }
}

/** Formats whose bytes are the text itself; Anthropic has one media type for them. */
const textFormats: readonly string[] = ['txt', 'md', 'csv', 'html']

const encodeDocumentSource = ({ format, source }: DocumentBlock): JsonObject => {
  if (source?.text !== undefined) return { type: 'text', media_type: 'text/plain', data: source.text }
  if (source?.content !== undefined)
    return { type: 'content', content: source.content.map(({ text }) => ({ type: 'text', text })) }
  if (source?.bytes === undefined) throw unsupportedField('document.source.s3Location')
  if (format === 'pdf') return { type: 'base64', media_type: 'application/pdf', data: toBase64(source.bytes) }
  if (format !== undefined && textFormats.includes(format))
    return { type: 'text', media_type: 'text/plain', data: toText(source.bytes) }
  throw unsupportedField('document.format', `Send the ${format} document as a PDF or as text.`)
}
