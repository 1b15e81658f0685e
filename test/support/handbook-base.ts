import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { embedText } from '../../src/backends/embedded/embed-text.ts'
import type { OpenedBase } from '../../src/knowledge-bases/open-base.ts'
import type { Metadata } from '../../src/vectors/chunk-index.ts'
import { createExactIndex } from './exact-index.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/examples/handbook')
export const hasHandbook = existsSync(folder)

export interface TextDocument {
  /** `s3://...`, `https://...`, or a name of the caller's own. */
  readonly uri: string
  /** A chunk each. */
  readonly texts: readonly string[]
  readonly metadata?: Metadata
  /** Which of `parents` the text at this place belongs to. */
  readonly parentOf?: (place: number) => number
  readonly parents?: readonly string[]
}

export const embeddingModelArn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0'
const DIMENSIONS = 256

/** A base that finds by the embedded model's own vectors. */
export const baseOf = async (
  documents: readonly TextDocument[],
  facts: Partial<OpenedBase> = {},
): Promise<OpenedBase & { readonly index: ReturnType<typeof createExactIndex> }> => {
  const index = createExactIndex()
  for (const { uri, texts, metadata = {}, parentOf, parents } of documents)
    await index.put({
      id: uri,
      dataSourceId: 'DATASOURC1',
      chunks: texts.map((text, place) => ({
        id: `${uri}#${place}`,
        text,
        vector: embedText(text, DIMENSIONS),
        metadata: { 'x-amz-bedrock-kb-source-uri': uri, ...metadata },
        ...(parentOf && { parent: parentOf(place) }),
      })),
      ...(parents && { parents: parents.map((text, place) => ({ id: `${uri}^${place}`, text })) }),
    })
  return {
    id: 'KB12345678',
    embeddingModelArn,
    dimensions: DIMENSIONS,
    isHybrid: true,
    wasSynced: documents.length > 0,
    sourceTypes: new Map([['DATASOURC1', 'S3']]),
    ...facts,
    index,
  }
}

/** The handbook, a chunk for each heading. */
export const handbookDocuments = (): TextDocument[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .map(name => ({
      uri: `s3://handbook/${name}`,
      texts: readFileSync(resolve(folder, name), 'utf8')
        .split(/\n(?=## )/)
        .map(part => part.trim())
        .filter(part => part.includes('\n')),
    }))
