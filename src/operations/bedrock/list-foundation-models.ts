import type { ListFoundationModelsRequest, ListFoundationModelsResponse } from '@aws-sdk/client-bedrock'
import { inferenceTypes } from '../../inference/catalogue.ts'
import { lifecycleAt } from '../../inference/lifecycle.ts'
import { summarizeModel } from '../../inference/summarize-model.ts'
import type { Operation } from '../operation.ts'

/** Not paginated by AWS either. A model whose Regions are unknown is listed in none, one past its end nowhere. */
export const listFoundationModels: Operation<
  ListFoundationModelsRequest,
  ListFoundationModelsResponse
> = async (
  { byProvider, byOutputModality, byInferenceType, byCustomizationType },
  { catalogue, region, clocks, isKept },
) => {
  const now = clocks.service.now()
  return {
    modelSummaries: catalogue.models
      .filter(
        model =>
          isKept(model) || (model.regions?.includes(region) && lifecycleAt(model, now) !== 'END_OF_LIFE'),
      )
      .filter(
        model =>
          (byProvider === undefined || model.provider.toLowerCase() === byProvider.toLowerCase()) &&
          (byOutputModality === undefined || model.outputModalities.includes(byOutputModality)) &&
          (byInferenceType === undefined || inferenceTypes(model, region).includes(byInferenceType)) &&
          (byCustomizationType === undefined || model.customizations?.includes(byCustomizationType)),
      )
      .map(model => summarizeModel(model, region, now)),
  }
}
