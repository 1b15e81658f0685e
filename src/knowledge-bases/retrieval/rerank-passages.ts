import type {
  MetadataConfigurationForReranking,
  VectorSearchRerankingConfiguration,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { rerank } from '../../inference/rerank.ts'
import { openReranker } from './open-reranker.ts'
import type { Passage } from './passage.ts'
import type { RetrievalContext } from './retrieval-context.ts'

const RESERVED = 'x-amz-bedrock-kb-'

/** The passages as a model ranks them, with its scores. */
export const rerankPassages = async (
  passages: readonly Passage[],
  query: string,
  { bedrockRerankingConfiguration }: VectorSearchRerankingConfiguration,
  context: RetrievalContext,
): Promise<Passage[]> => {
  if (bedrockRerankingConfiguration === undefined)
    throw validationException('bedrockRerankingConfiguration is required for BEDROCK_RERANKING_MODEL.')
  const { modelConfiguration, metadataConfiguration } = bedrockRerankingConfiguration
  const isShown = shownMetadata(metadataConfiguration)
  const resolved = await openReranker(modelConfiguration ?? {}, context)
  if (passages.length === 0) return []
  const documents = passages.map(passage => withMetadata(passage, isShown))
  const { scores } = await rerank(context.inference, resolved, { query, documents }, context)
  return passages
    .map((passage, index) => ({ ...passage, score: scores[index] ?? 0 }))
    .sort((one, other) => other.score - one.score)
}

type IsShown = (key: string) => boolean

/** Which metadata the model reads with a passage. Reserved keys say nothing of what it is about, unless they are named. */
const shownMetadata = (configuration: MetadataConfigurationForReranking | undefined): IsShown => {
  if (configuration === undefined) return () => false
  const isOwn: IsShown = key => !key.startsWith(RESERVED)
  if (configuration.selectionMode === 'ALL') return isOwn
  const { fieldsToInclude, fieldsToExclude } = configuration.selectiveModeConfiguration ?? {}
  if (fieldsToInclude === undefined && fieldsToExclude === undefined)
    throw validationException('selectiveModeConfiguration is required for the selection mode SELECTIVE.')
  const named = new Set((fieldsToInclude ?? fieldsToExclude ?? []).map(({ fieldName }) => fieldName))
  return fieldsToInclude === undefined ? key => isOwn(key) && !named.has(key) : key => named.has(key)
}

const withMetadata = ({ text, metadata }: Passage, isShown: IsShown): string => {
  const lines = Object.entries(metadata)
    .filter(([key]) => isShown(key))
    .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : value}`)
  return lines.length === 0 ? text : `${lines.join('\n')}\n\n${text}`
}
