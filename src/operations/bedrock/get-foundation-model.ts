import type { GetFoundationModelRequest, GetFoundationModelResponse } from '@aws-sdk/client-bedrock'
import { resourceNotFoundException } from '../../errors.ts'
import { summarizeModel } from '../../inference/summarize-model.ts'
import type { Operation } from '../operation.ts'

export const getFoundationModel: Operation<GetFoundationModelRequest, GetFoundationModelResponse> = async (
  { modelIdentifier },
  { catalogue, region },
) => {
  const id = modelIdentifier.slice(modelIdentifier.lastIndexOf('/') + 1)
  const model = catalogue.find(id)
  if (model === undefined) {
    throw resourceNotFoundException(
      'Could not resolve the foundation model from the provided model identifier.',
      {
        hint: `'${id}' is not in the catalogue. ListFoundationModels lists what is.`,
      },
    )
  }
  return { modelDetails: summarizeModel(model, region) }
}
