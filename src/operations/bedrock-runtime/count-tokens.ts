import type { CountTokensRequest, CountTokensResponse } from '@aws-sdk/client-bedrock-runtime'
import { countNative } from '../../inference/invoke.ts'
import type { Operation } from '../operation.ts'

/** The input tokens that the same request would be charged with. Also by the bare ID of a model behind profiles. */
export const countTokens: Operation<CountTokensRequest, CountTokensResponse> = async (
  { modelId, input },
  context,
) => {
  const { models, inference } = context
  const resolved = await models.open(modelId, context, 'any')
  const inputTokens =
    input.invokeModel === undefined
      ? inference.count(resolved, input.converse ?? {}, 'converse')
      : countNative(inference, resolved, input.invokeModel.body)
  return { inputTokens }
}
