import { validationException } from '../errors.ts'
import type { Catalogue, FoundationModel } from './catalogue.ts'
import { inferenceTypes } from './catalogue.ts'

const FOUNDATION_MODEL = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*::foundation-model\/(.+)$/
const INFERENCE_PROFILE = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d{12}:inference-profile\/(.+)$/
const GEOGRAPHY = /^(us|eu|apac|au|jp|ca|in|us-gov|global)\.(.+)$/

/**
 * What a `modelId` names: a foundation model by its ID or ARN, or a cross-region inference profile by either.
 *
 * @throws ValidationException for an unknown one, and for a model that this Region serves by profile only.
 */
export const resolveModel = (catalogue: Catalogue, modelId: string, region: string): FoundationModel => {
  const foundationModel = FOUNDATION_MODEL.exec(modelId)?.[1]
  const profile = INFERENCE_PROFILE.exec(modelId)?.[1] ?? (GEOGRAPHY.test(modelId) ? modelId : undefined)
  if (profile !== undefined) return resolveProfile(catalogue, profile, modelId)
  const model = catalogue.find(foundationModel ?? modelId)
  if (model === undefined) throw unknown(modelId)
  const types = inferenceTypes(model, region)
  if (types.includes('INFERENCE_PROFILE') && !types.includes('ON_DEMAND'))
    throw profileOnly(model, modelId, region)
  return model
}

const resolveProfile = (catalogue: Catalogue, profile: string, modelId: string): FoundationModel => {
  const [, geography = '', id = ''] = GEOGRAPHY.exec(profile) ?? []
  const model = catalogue.find(id)
  if (model === undefined || model.profileRegions?.[geography] === undefined) throw unknown(modelId)
  return model
}

const unknown = (modelId: string) =>
  validationException('The provided model identifier is invalid.', {
    hint: `'${modelId}' is no foundation model or inference profile of the catalogue. ListFoundationModels lists them.`,
  })

/** Bedrock's own text, with its curly apostrophe (U+2019), which clients match on. */
const profileOnly = (model: FoundationModel, modelId: string, region: string) => {
  const geographies = Object.entries(model.profileRegions ?? {})
    .filter(([, regions]) => regions.includes(region))
    .map(([geography]) => `${geography}.${model.id}`)
  return validationException(
    `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    { hint: `In ${region} call it as ${geographies.join(' or ')}.` },
  )
}
