import type {
  KnowledgeBaseRetrievalResult,
  RetrievalResultLocation,
  RetrievedReference,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { Passage } from './passage.ts'

const SOURCE_URI = 'x-amz-bedrock-kb-source-uri'
const CHUNK_ID = 'x-amz-bedrock-kb-chunk-id'
const DATA_SOURCE_ID = 'x-amz-bedrock-kb-data-source-id'

type SourceTypes = ReadonlyMap<string, string>

/** @param sourceTypes by the ID of a data source, its type. */
export const toResult = (passage: Passage, sourceTypes: SourceTypes): KnowledgeBaseRetrievalResult => ({
  ...toReference(passage, sourceTypes),
  content: { text: passage.text, type: 'TEXT' },
  score: passage.score,
})

/** What a citation says of a passage. */
export const toReference = (passage: Passage, sourceTypes: SourceTypes): RetrievedReference => {
  const { id, dataSourceId, metadata } = passage
  return {
    content: { text: passage.text, type: 'TEXT' },
    location: locationOf(passage, sourceTypes),
    metadata: { [DATA_SOURCE_ID]: dataSourceId, ...(metadata as Record<string, string>), [CHUNK_ID]: id },
  }
}

type ByUrl = (url: string) => RetrievalResultLocation

const byUrl: Readonly<Record<string, ByUrl>> = {
  S3: uri => ({ type: 'S3', s3Location: { uri } }),
  WEB: url => ({ type: 'WEB', webLocation: { url } }),
  CONFLUENCE: url => ({ type: 'CONFLUENCE', confluenceLocation: { url } }),
  SALESFORCE: url => ({ type: 'SALESFORCE', salesforceLocation: { url } }),
  SHAREPOINT: url => ({ type: 'SHAREPOINT', sharePointLocation: { url } }),
}

/** Of a data source that has been deleted and left its documents, the address tells the type. */
const locationOf = (
  { documentId, dataSourceId, metadata }: Passage,
  sourceTypes: SourceTypes,
): RetrievalResultLocation => {
  const uri = Object.hasOwn(metadata, SOURCE_URI) ? String(metadata[SOURCE_URI]) : undefined
  const type = sourceTypes.get(dataSourceId) ?? (uri === undefined ? 'CUSTOM' : typeOf(uri))
  const located = uri !== undefined && Object.hasOwn(byUrl, type) ? byUrl[type]?.(uri) : undefined
  return located ?? { type: 'CUSTOM', customDocumentLocation: { id: uri ?? documentId } }
}

const typeOf = (uri: string): string => {
  if (uri.startsWith('s3://')) return 'S3'
  return /^https?:/.test(uri) ? 'WEB' : 'CUSTOM'
}
