import type {
  GetFoundationModelAvailabilityRequest,
  GetFoundationModelAvailabilityResponse,
} from '@aws-sdk/client-bedrock'
import { findModel } from '../../inference/find-model.ts'
import { needsUseCase } from '../../inference/model-access.ts'
import { modelUseCase, ownerOfUseCase, USE_CASE_ID } from '../../resources/model-use-case.ts'
import type { Operation } from '../operation.ts'

/** Whether the account may call a model here: its subscription, its use-case form, its Region. */
export const getFoundationModelAvailability: Operation<
  GetFoundationModelAvailabilityRequest,
  GetFoundationModelAvailabilityResponse
> = async ({ modelId }, context) => {
  const { catalogue, region, access, resources, isKept } = context
  const model = findModel(catalogue, modelId)
  const status = await access.agreement(model, context)
  const form = await resources.of(modelUseCase).find(ownerOfUseCase(context), USE_CASE_ID)
  const isAuthorized = access.isGranted(model) || !needsUseCase(model) || form !== undefined
  const isHere = isKept(model) || model.regions?.includes(region)
  return {
    modelId,
    agreementAvailability: { status },
    authorizationStatus: isAuthorized ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
    entitlementAvailability: status === 'AVAILABLE' ? 'AVAILABLE' : 'NOT_AVAILABLE',
    regionAvailability: isHere ? 'AVAILABLE' : 'NOT_AVAILABLE',
  }
}
