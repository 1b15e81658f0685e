import type { GetInferenceProfileRequest, GetInferenceProfileResponse } from '@aws-sdk/client-bedrock'
import { summarizeApplicationProfile } from '../../inference/summarize-application-profile.ts'
import { findSystemProfile } from '../../inference/system-profiles.ts'
import { applicationInferenceProfile } from '../../resources/application-inference-profile.ts'
import { parseArn } from '../../resources/arn.ts'
import type { Operation } from '../operation.ts'

/** By the ID or ARN of a cross-region profile or an application inference profile. */
export const getInferenceProfile: Operation<GetInferenceProfileRequest, GetInferenceProfileResponse> = async (
  { inferenceProfileIdentifier },
  context,
) => {
  const arn = parseArn(inferenceProfileIdentifier)
  const isOwn = arn === undefined || (arn.account === context.account && arn.region === context.region)
  const system =
    isOwn && arn?.kind !== 'application-inference-profile'
      ? findSystemProfile(context.catalogue, arn?.id ?? inferenceProfileIdentifier, context)
      : undefined
  if (system !== undefined) return system
  const profiles = context.resources.of(applicationInferenceProfile)
  return summarizeApplicationProfile(await profiles.get(context, inferenceProfileIdentifier))
}
