import type { DeleteInferenceProfileRequest, DeleteInferenceProfileResponse } from '@aws-sdk/client-bedrock'
import { applicationInferenceProfile } from '../../resources/application-inference-profile.ts'
import type { Operation } from '../operation.ts'

/** Only what the account has made: a cross-region profile is not found here. */
export const deleteInferenceProfile: Operation<
  DeleteInferenceProfileRequest,
  DeleteInferenceProfileResponse
> = async ({ inferenceProfileIdentifier }, context) => {
  await context.resources.of(applicationInferenceProfile).delete(context, inferenceProfileIdentifier)
  return {}
}
