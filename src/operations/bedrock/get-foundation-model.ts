import type { GetFoundationModelRequest, GetFoundationModelResponse } from '@aws-sdk/client-bedrock'
import { findModel } from '../../inference/find-model.ts'
import { endOfLife, lifecycleAt } from '../../inference/lifecycle.ts'
import { summarizeModel } from '../../inference/summarize-model.ts'
import type { Operation } from '../operation.ts'

export const getFoundationModel: Operation<GetFoundationModelRequest, GetFoundationModelResponse> = async (
  { modelIdentifier },
  { catalogue, region, clocks, isKept },
) => {
  const model = findModel(catalogue, modelIdentifier)
  const now = clocks.service.now()
  if (!isKept(model) && lifecycleAt(model, now) === 'END_OF_LIFE') throw endOfLife(model)
  return { modelDetails: summarizeModel(model, region, now) }
}
