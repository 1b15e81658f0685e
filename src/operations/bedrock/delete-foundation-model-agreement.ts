import type {
  DeleteFoundationModelAgreementRequest,
  DeleteFoundationModelAgreementResponse,
} from '@aws-sdk/client-bedrock'
import { modelAgreement } from '../../resources/model-agreement.ts'
import type { Operation } from '../operation.ts'

export const deleteFoundationModelAgreement: Operation<
  DeleteFoundationModelAgreementRequest,
  DeleteFoundationModelAgreementResponse
> = async ({ modelId }, context) => {
  await context.resources.of(modelAgreement).delete(context, modelId)
  return {}
}
