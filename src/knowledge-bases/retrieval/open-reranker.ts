import type { BedrockRerankingModelConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { rerankDialectFor } from '../../dialects/index.ts'
import { validationException } from '../../errors.ts'
import type { ResolvedModel } from '../../inference/resolve-model.ts'
import { unbuilt } from './refuse-unbuilt.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** @throws ValidationException for a model that writes, embeds ... and does not rank. */
export const openReranker = async (
  { modelArn = '', additionalModelRequestFields = {} }: Partial<BedrockRerankingModelConfiguration>,
  context: Pick<RetrievalContext, 'catalogue' | 'models' | 'account' | 'region'>,
): Promise<ResolvedModel> => {
  if (Object.keys(additionalModelRequestFields).length > 0)
    throw unbuilt(
      'additionalModelRequestFields of a reranking model are',
      'Leave them out: a reranking model is given the query and the documents.',
    )
  const resolved = await context.models.open(modelArn, context, 'any')
  const { id } = resolved.model
  // What the configuration brings may be anything.
  if (context.catalogue.find(id) !== undefined && rerankDialectFor(id) === undefined)
    throw validationException('The provided model does not support reranking.', {
      hint: `${id} is no reranking model. amazon.rerank-v1:0 and cohere.rerank-v3-5:0 rank documents.`,
    })
  return resolved
}
