import type { KnowledgeBaseConfiguration, StorageConfiguration } from '@aws-sdk/client-bedrock-agent'
import { notImplementedException, validationException } from '../errors.ts'
import { embed } from '../inference/embed.ts'
import type { Inference, InferenceContext } from '../inference/inference.ts'
import type { Models } from '../inference/models.ts'
import type { KnowledgeBase } from '../resources/knowledge-base.ts'
import type { Owner } from '../resources/resource.ts'

export interface CheckedBase {
  readonly embeddingModelArn: KnowledgeBase['embeddingModelArn']
  readonly dimensions?: number
}

/** The member of the configuration that each kind needs. */
const STORAGES: Readonly<Record<string, keyof StorageConfiguration>> = {
  S3_VECTORS: 's3VectorsConfiguration',
  RDS: 'rdsConfiguration',
  OPENSEARCH_SERVERLESS: 'opensearchServerlessConfiguration',
  OPENSEARCH_MANAGED_CLUSTER: 'opensearchManagedClusterConfiguration',
  PINECONE: 'pineconeConfiguration',
}

/** The kind that is here. */
const EMBEDDED = 'S3_VECTORS'

/**
 * What to tell of another storage than the one here, which stands in for it.
 *
 * @param isMapped whether the settings say where it is.
 * @throws ValidationException for what cannot be, NotImplementedException for what nothing stands in for.
 */
export const checkStorage = (
  storage: { readonly type?: string | undefined } | undefined,
  isMapped = false,
): string | undefined => {
  if (storage === undefined) return undefined
  const type = storage.type ?? ''
  const member = Object.hasOwn(STORAGES, type) ? STORAGES[type] : undefined
  if (member === undefined)
    throw notImplementedException(`Knowledge bases that are stored in ${type} are not implemented.`, {
      hint: 'Leave the storage configuration away, or take S3_VECTORS, for the storage that comes with Outcrop.',
    })
  if (!Object.hasOwn(storage, member)) throw invalidStorage(`a storage of the type ${type} needs ${member}`)
  return type === EMBEDDED || isMapped
    ? undefined
    : `${type} is not asked: the index that comes with Outcrop stands in for it. The setting knowledgeBases.storages says where it is.`
}

/** AWS's words up to the dots, as seen in awslabs/generative-ai-cdk-constructs#1070. */
export const invalidStorage = (why: string, cause?: unknown) =>
  validationException(
    `The knowledge base storage configuration provided is invalid... ${/[.;]$/.test(why) ? why : `${why}.`}`,
    { cause },
  )

/** @throws ValidationException for a model that does not exist, embeds no text, or has no vectors of that length. */
export const checkConfiguration = async (
  { type, vectorKnowledgeBaseConfiguration: vector }: KnowledgeBaseConfiguration,
  models: Models,
  owner: Owner,
): Promise<CheckedBase> => {
  if (type !== 'VECTOR')
    throw notImplementedException(`Knowledge bases of the type ${type} are not implemented.`, {
      hint: 'Knowledge bases of the type VECTOR are.',
    })
  if (vector?.embeddingModelArn === undefined)
    throw validationException('A knowledge base of the type VECTOR needs vectorKnowledgeBaseConfiguration.')
  if (vector.supplementalDataStorageConfiguration !== undefined)
    throw notImplementedException('Supplemental data storage for images is not implemented.')
  const { embeddingModelArn, embeddingModelConfiguration } = vector
  const asked = embeddingModelConfiguration?.bedrockEmbeddingModelConfiguration
  if (asked?.embeddingDataType === 'BINARY')
    throw notImplementedException('Knowledge bases with binary vectors are not implemented.')
  if (asked?.audio !== undefined || asked?.video !== undefined)
    throw notImplementedException('Knowledge bases with audio and video are not implemented.')
  const { model } = await models.open(embeddingModelArn, owner, 'any')
  const isOwn = model.provider === 'own'
  const embedsText = model.outputModalities.includes('EMBEDDING') && model.inputModalities.includes('TEXT')
  if (!isOwn && !embedsText)
    throw validationException(
      `The embedding model ${embeddingModelArn} is not supported for knowledge bases.`,
      { hint: `${model.id} makes ${model.outputModalities.join(', ')}, not embeddings of texts.` },
    )
  const dimensions = asked?.dimensions ?? longest(model.dimensions)
  if (asked?.dimensions !== undefined && model.dimensions?.includes(asked.dimensions) === false)
    throw validationException(
      `The embedding model ${embeddingModelArn} does not support ${asked.dimensions} dimensions.`,
      { hint: `${model.id} makes vectors of ${model.dimensions.join(', ')} dimensions.` },
    )
  return { embeddingModelArn, ...(dimensions !== undefined && { dimensions }) }
}

/** Where only the model's backend knows them: of the vector of a word. */
export const measureDimensions = async (
  embeddingModelArn: string,
  context: InferenceContext & { readonly inference: Inference; readonly models: Models },
): Promise<number> => {
  const resolved = await context.models.open(embeddingModelArn, context, 'any')
  const asked = { texts: ['dimensions'], purpose: 'document' as const }
  const { embeddings } = await embed(context.inference, resolved, asked, context)
  const length = embeddings[0]?.length ?? 0
  if (length === 0) throw validationException(`The model ${embeddingModelArn} gave no embedding.`)
  return length
}

/** What models of several lengths make unless they are asked for another. */
const longest = (dimensions: readonly number[] | undefined): number | undefined =>
  dimensions === undefined || dimensions.length === 0 ? undefined : Math.max(...dimensions)
