import type {
  KnowledgeBaseRetrievalConfiguration,
  KnowledgeBaseVectorSearchConfiguration,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { embed } from '../../inference/embed.ts'
import type { OpenedBase } from '../open-base.ts'
import type { Passage } from './passage.ts'
import { readFilter } from './read-filter.ts'
import { unbuilt } from './refuse-unbuilt.ts'
import { rerankPassages } from './rerank-passages.ts'
import type { RetrievalContext } from './retrieval-context.ts'
import { toPassages } from './to-passages.ts'

const RESULTS = 5
/** Children fall together into their parents, a reranker chooses, and pages follow: more are looked for than are given. */
const CANDIDATES_PER_RESULT = 4
const MOST_CANDIDATES = 200
/** The documents of one search unit. */
const MOST_RERANKED = 100

export interface Search {
  /** All that was found, best first. */
  readonly passages: readonly Passage[]
  /** How many of them are a page. */
  readonly size: number
}

/** @param path of the configuration in the request. */
export const search = async (
  base: OpenedBase,
  query: string,
  configuration: KnowledgeBaseRetrievalConfiguration | undefined,
  path: string,
  context: RetrievalContext,
): Promise<Search> => {
  const asked = readConfiguration(configuration, path)
  const { numberOfResults = RESULTS, rerankingConfiguration } = asked
  const filter = asked.filter && readFilter(asked.filter, `${path}.filter`, base.unfilterable)
  const byWords = searchesWords(base, asked)
  const size =
    rerankingConfiguration?.bedrockRerankingConfiguration?.numberOfRerankedResults ?? numberOfResults
  const { signal } = context
  const most = rerankingConfiguration === undefined ? MOST_CANDIDATES : MOST_RERANKED
  const found = await base.index.search(
    {
      vector: await embedQuery(base, query, context),
      limit: Math.min(most, numberOfResults * CANDIDATES_PER_RESULT),
      ...(byWords && { text: query }),
      ...(filter && { filter }),
    },
    signal,
  )
  signal.throwIfAborted()
  if (found.length === 0 && !base.wasSynced)
    context.answer.hint(
      `The knowledge base ${base.id} holds nothing yet: start an ingestion job, or ingest documents directly.`,
    )
  const passages = toPassages(found)
  return {
    passages: rerankingConfiguration
      ? await rerankPassages(passages, query, rerankingConfiguration, context)
      : passages,
    size,
  }
}

const readConfiguration = (
  { vectorSearchConfiguration = {}, managedSearchConfiguration }: KnowledgeBaseRetrievalConfiguration = {},
  path: string,
): KnowledgeBaseVectorSearchConfiguration => {
  if (managedSearchConfiguration !== undefined)
    throw validationException('managedSearchConfiguration is for managed knowledge bases only.', {
      hint: 'There are no managed knowledge bases here: send vectorSearchConfiguration.',
    })
  if (vectorSearchConfiguration.implicitFilterConfiguration !== undefined)
    throw unbuilt(
      'Filters that a model makes (implicitFilterConfiguration) are',
      `Send the filter itself, as ${path}.filter.`,
    )
  return vectorSearchConfiguration
}

const searchesWords = (
  { id, isHybrid }: OpenedBase,
  { overrideSearchType }: KnowledgeBaseVectorSearchConfiguration,
): boolean => {
  if (overrideSearchType === 'HYBRID' && !isHybrid)
    throw validationException(
      `HYBRID search type is not supported for search operation on index ${id}. Retry your request with a different search type.`,
      { hint: 'The storage of this knowledge base finds by meaning only: ask for SEMANTIC.' },
    )
  return overrideSearchType === undefined ? isHybrid : overrideSearchType === 'HYBRID'
}

const embedQuery = async (
  { embeddingModelArn, dimensions }: OpenedBase,
  query: string,
  context: RetrievalContext,
): Promise<Float32Array> => {
  const resolved = await context.models.open(embeddingModelArn, context, 'any')
  const asked = { texts: [query], purpose: 'query' as const, ...(dimensions !== undefined && { dimensions }) }
  const { embeddings } = await embed(context.inference, resolved, asked, context)
  const [vector] = embeddings
  if (vector === undefined) throw new Error(`${embeddingModelArn} answered without a vector`)
  return vector
}
