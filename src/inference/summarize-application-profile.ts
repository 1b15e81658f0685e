import type { InferenceProfileSummary } from '@aws-sdk/client-bedrock'
import type { ApplicationInferenceProfile } from '../resources/application-inference-profile.ts'
import type { Resource } from '../resources/resource.ts'

/** An application inference profile as the control plane shows it. */
export const summarizeApplicationProfile = ({
  id,
  arn,
  name,
  createdAt,
  updatedAt,
  document: { description, models },
}: Resource<ApplicationInferenceProfile>): InferenceProfileSummary => ({
  inferenceProfileId: id,
  inferenceProfileArn: arn,
  inferenceProfileName: name,
  ...(description !== undefined && { description }),
  models: models.map(modelArn => ({ modelArn })),
  status: 'ACTIVE',
  type: 'APPLICATION',
  createdAt,
  updatedAt,
})
