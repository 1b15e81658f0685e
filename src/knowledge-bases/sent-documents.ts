import type {
  DocumentContent,
  DocumentIdentifier,
  DocumentMetadata,
  KnowledgeBaseDocument,
} from '@aws-sdk/client-bedrock-agent'
import { validationException } from '../errors.ts'
import type { Source } from './find-resources.ts'
import type { SentDocument } from './ingestion/direct-documents.ts'

/** Bytes of the documents of one call. https://docs.aws.amazon.com/general/latest/gr/bedrock.html */
const MOST_BYTES = 6 * 1_048_576

/** @throws ValidationException for what the source does not take, what is there twice, and over 6 MB. */
export const readSentDocuments = (
  source: Source,
  documents: readonly KnowledgeBaseDocument[],
): SentDocument[] => {
  const sent = documents.map(({ content, metadata }) => {
    const read = readContent(source, content ?? fail('A document needs content.'))
    return { ...read, ...(metadata !== undefined && { metadata: readMetadata(metadata) }) }
  })
  refuseTwice(sent.map(({ id }) => id))
  const bytes = sent.reduce((sum, { content }) => sum + sizeOf(content), 0)
  if (bytes > MOST_BYTES)
    fail(`The documents have ${bytes} bytes, more than the ${MOST_BYTES} of one request.`)
  return sent
}

/** @throws ValidationException for identifiers of another kind of source, and what is there twice. */
export const readIdentifiers = (source: Source, identifiers: readonly DocumentIdentifier[]): string[] => {
  const ids = identifiers.map(({ dataSourceType, custom, s3 }) => {
    requireType(source, dataSourceType)
    const id = dataSourceType === 'S3' ? s3?.uri : custom?.id
    return id ?? fail(`A document identifier of the type ${dataSourceType} needs its identifier.`)
  })
  refuseTwice(ids)
  return ids
}

const readContent = (
  source: Source,
  { dataSourceType, custom, s3 }: DocumentContent,
): Pick<SentDocument, 'id' | 'content'> => {
  requireType(source, dataSourceType)
  if (dataSourceType === 'S3') {
    const uri = s3?.s3Location?.uri ?? fail('A document of the type S3 needs its location.')
    requireInScope(source, uri)
    return { id: uri, content: { type: 's3', uri } }
  }
  const id = custom?.customDocumentIdentifier?.id ?? fail('A custom document needs its identifier.')
  if (custom?.sourceType === 'S3_LOCATION') {
    const uri = custom.s3Location?.uri
    return { id, content: { type: 's3', uri: uri ?? fail('The source type S3_LOCATION needs s3Location.') } }
  }
  const { type, textContent, byteContent } = custom?.inlineContent ?? {}
  if (type === 'TEXT' && textContent?.data !== undefined)
    return { id, content: { type: 'text', text: textContent.data } }
  if (type === 'BYTE' && byteContent?.data !== undefined) {
    const { data, mimeType = '' } = byteContent
    return {
      id,
      content: { type: 'bytes', data: Buffer.from(data).toString('base64'), contentType: mimeType },
    }
  }
  return fail('The source type IN_LINE needs inlineContent with the content of its type.')
}

const readMetadata = ({
  type,
  inlineAttributes,
  s3Location,
}: DocumentMetadata): NonNullable<SentDocument['metadata']> => {
  if (type === 'S3_LOCATION')
    return { type: 's3', uri: s3Location?.uri ?? fail('Metadata of the type S3_LOCATION needs s3Location.') }
  const attributes =
    inlineAttributes ?? fail('Metadata of the type IN_LINE_ATTRIBUTE needs inlineAttributes.')
  return {
    type: 'inline',
    attributes: attributes.map(({ key = '', value = {} }) => ({ key, value })),
  }
}

/** Only sources that somebody else fills take documents one by one. */
const requireType = ({ document: { configuration } }: Source, type: string | undefined): void => {
  if (configuration.type !== type)
    fail(`Documents of the type ${type} do not belong to a data source of the type ${configuration.type}.`)
}

const requireInScope = ({ document: { configuration } }: Source, uri: string): void => {
  const { bucketArn = '', inclusionPrefixes = [''] } = configuration.s3Configuration ?? {}
  const bucket = `s3://${bucketArn.slice(bucketArn.lastIndexOf(':') + 1)}/`
  const isInScope = inclusionPrefixes.some(prefix => uri.startsWith(bucket + prefix))
  if (!isInScope || uri.length === bucket.length) fail(`${uri} is not in the scope of the data source.`)
}

const refuseTwice = (ids: readonly string[]): void => {
  const twice = ids.find((id, position) => ids.indexOf(id) !== position)
  if (twice !== undefined) fail(`The document ${twice} is in the request twice.`)
}

const sizeOf = (content: SentDocument['content']): number => {
  if (content.type === 'text') return Buffer.byteLength(content.text)
  return content.type === 'bytes' ? Math.floor((content.data.length * 3) / 4) : 0
}

const fail = (message: string): never => {
  throw validationException(message)
}
