import type { ExternalSource } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import type { Passage } from '../retrieval/passage.ts'
import { unbuilt } from '../retrieval/refuse-unbuilt.ts'

const TEXTS = new Set(['text/plain', 'text/markdown', 'text/csv', 'application/json', 'text/html'])
/** Characters of a passage, about 300 tokens. */
const LONGEST_PASSAGE = 1_500
/** About what a model's context takes. */
const MOST_PASSAGES = 200

/** What the caller brings, cut into passages at the ends of paragraphs. @throws ValidationException */
export const readExternalSources = (sources: readonly ExternalSource[]): Passage[] =>
  sources.flatMap(({ sourceType, byteContent }) => {
    if (sourceType === 'S3')
      throw unbuilt(
        'External sources in S3 are',
        'Send the document itself, as BYTE_CONTENT, or make a data source of the bucket.',
      )
    const { identifier, contentType = '', data } = byteContent ?? {}
    if (identifier === undefined || data === undefined)
      throw validationException('byteContent is required for the source type BYTE_CONTENT.')
    const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (!TEXTS.has(type))
      throw unbuilt(
        `External sources of the type ${type} are`,
        `Send ${[...TEXTS].join(', ')}, or ingest the document: data sources read more formats.`,
      )
    return cut(decode(data)).map((text, index) => ({
      id: `${identifier}#${index}`,
      documentId: identifier,
      dataSourceId: '',
      text,
      metadata: {},
      score: 1,
    }))
  })

const decode = (data: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch (cause) {
    throw validationException('The external source is not text.', {
      cause,
      hint: 'byteContent.data must be UTF-8. SDKs encode it in base64 themselves: hand the bytes over as they are.',
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
