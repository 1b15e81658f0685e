import type { CreateInferenceProfileRequest, CreateInferenceProfileResponse } from '@aws-sdk/client-bedrock'
import { modelArn } from '../../inference/summarize-model.ts'
import { destinationsOf } from '../../inference/system-profiles.ts'
import { applicationInferenceProfile } from '../../resources/application-inference-profile.ts'
import type { Operation } from '../operation.ts'

/** An application inference profile: one's own name, and tags, for a model or a cross-region profile. */
export const createInferenceProfile: Operation<
  CreateInferenceProfileRequest,
  CreateInferenceProfileResponse
> = async (input, context) => {
  const { clientRequestToken, ...asked } = input
  const { inferenceProfileName: name, description, modelSource, tags } = asked
  const { catalogue, region, models, resources } = context
  const copiedFrom = modelSource.copyFrom ?? ''
  const { model, geography } = await models.identify(copiedFrom, context)
  const profile = geography === undefined ? undefined : catalogue.profiles.get(`${geography}.${model.id}`)
  const regions = profile === undefined ? [region] : destinationsOf(profile, region)
  const { arn, status } = await resources.of(applicationInferenceProfile).create(context, {
    name,
    status: 'ACTIVE',
    document: {
      ...(description !== undefined && { description }),
      copiedFrom,
      models: regions.map(each => modelArn(model.id, each)),
    },
    tags,
    once: { token: clientRequestToken, input: asked },
  })
  return { inferenceProfileArn: arn, status: status as 'ACTIVE' }
}
