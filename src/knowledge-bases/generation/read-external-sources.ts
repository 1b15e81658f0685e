import type { ExternalSource } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { documentText } from '../document-text.ts'
import type { FileToParse } from '../parts.ts'
import type { ReadDocuments } from '../read-documents.ts'
import type { Passage } from '../retrieval/passage.ts'

/** Of these the parser tells nothing but their bytes: they are text as they are. */
const AS_THEY_ARE = new Set(['application/json'])
/** Characters of a passage, about 300 tokens. */
const LONGEST_PASSAGE = 1_500
/** About what a model's context takes. */
const MOST_PASSAGES = 200

/** What the caller brings or names, cut into passages at the ends of paragraphs. @throws ValidationException */
export const readExternalSources = async (
  sources: readonly ExternalSource[],
  documents: ReadDocuments,
  signal: AbortSignal,
): Promise<Passage[]> => {
  const passages: Passage[] = []
  for (const source of sources) {
    const file = source.sourceType === 'S3' ? await fetchFile(source, documents, signal) : bytesOf(source)
    const texts = cut(await textOf(file, documents, signal))
    passages.push(
      ...texts.map((text, index) => ({
        id: `${file.name}#${index}`,
        documentId: file.name,
        dataSourceId: '',
        text,
        metadata: source.sourceType === 'S3' ? { 'x-amz-bedrock-kb-source-uri': file.name } : {},
        score: 1,
      })),
    )
  }
  return passages
}

const bytesOf = ({ byteContent }: ExternalSource): FileToParse => {
  const { identifier, contentType = '', data } = byteContent ?? {}
  if (identifier === undefined || data === undefined)
    throw validationException('byteContent is required for the source type BYTE_CONTENT.')
  return { name: identifier, contentType, bytes: data }
}

const fetchFile = async (
  { s3Location }: ExternalSource,
  documents: ReadDocuments,
  signal: AbortSignal,
): Promise<FileToParse> => {
  const uri = s3Location?.uri
  if (uri === undefined) throw validationException('s3Location is required for the source type S3.')
  try {
    const { bytes, contentType } = await documents.readObject(uri, signal)
    return { name: uri, bytes, ...(contentType !== undefined && { contentType }) }
  } catch (cause) {
    signal.throwIfAborted()
    throw validationException(`The external source ${uri} could not be read.`, {
      cause,
      hint: `${(cause as Error).message} Buckets are mapped by knowledgeBases.buckets and knowledgeBases.s3.`,
    })
  }
}

/** @throws ValidationException with the parser's reason. */
const textOf = async (file: FileToParse, documents: ReadDocuments, signal: AbortSignal): Promise<string> => {
  const type = (file.contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const contentType = AS_THEY_ARE.has(type) ? 'text/plain' : type
  try {
    return documentText(await documents.parse({ ...file, contentType }, signal)).text
  } catch (cause) {
    signal.throwIfAborted()
    throw validationException(`The external source ${file.name} could not be read.`, {
      cause,
      hint: `${(cause as Error).message} SDKs encode byteContent.data in base64 themselves: hand the bytes over as they are.`,
    })
  }
}

/** Paragraphs together up to the length of a passage; a longer one alone, cut at its lines or where it must be. */
const cut = (text: string): string[] => {
  const passages: string[] = []
  let current = ''
  const close = () => {
    if (current.trim() !== '') passages.push(current.trim())
    current = ''
  }
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (current.length + paragraph.length > LONGEST_PASSAGE) close()
    for (let at = 0; at < paragraph.length; at += LONGEST_PASSAGE) {
      if (at > 0) close()
      current += `${current === '' ? '' : '\n\n'}${paragraph.slice(at, at + LONGEST_PASSAGE)}`
    }
  }
  close()
  if (passages.length > MOST_PASSAGES)
    throw validationException('The external source is too long.', {
      hint: `Outcrop takes ${MOST_PASSAGES * LONGEST_PASSAGE} characters at once. Ingest it into a knowledge base instead.`,
    })
  return passages
}
