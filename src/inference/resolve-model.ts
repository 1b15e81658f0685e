import { validationException } from '../errors.ts'
import { parseArn } from '../resources/arn.ts'
import type { Catalogue, FoundationModel } from './catalogue.ts'
import { inferenceTypes } from './catalogue.ts'
import type { FindOwnModel } from './own-models.ts'

/** What a `modelId` names. */
export interface ResolvedModel {
  readonly model: FoundationModel
  /** The ID that it can be called by at Bedrock: its own, or the cross-region profile's. */
  readonly invocable: string
  /** The alias that was called. */
  readonly alias?: string
  /** Whose quota a call takes. */
  readonly quota: 'on-demand' | 'cross-region' | 'global-cross-region'
  /** `us`, `eu`, `global` ...: by a cross-region profile. */
  readonly geography?: string
  /** The application inference profile that was called. */
  readonly applicationProfile?: string
  /** The prompt router that was called, and what it chose. */
  readonly promptRouter?: { readonly arn: string; readonly invokedModelId: string }
}

export interface ResolveModelOptions {
  readonly catalogue: Catalogue
  readonly account: string
  readonly region: string
  /** `any`: also by the bare ID of a model that this Region serves by profile only. */
  readonly throughput?: 'on-demand' | 'any'
  /** Answers in every Region and past its end of life. */
  readonly isKept: (model: FoundationModel) => boolean
  /** What the configuration routes to a backend beyond the catalogue. */
  readonly findOwnModel: FindOwnModel
  /** The ARN that an application inference profile of the caller was copied from. */
  readonly findApplicationProfile: (id: string) => Promise<string | undefined>
}

const GEOGRAPHY = /^(us|eu|apac|au|jp|ca|in|us-gov|global)\.(.+)$/
/** `anthropic.claude-3-haiku-20240307-v1:0:48k`: only provisioned throughput takes a context length. */
const CONTEXT_LENGTH = /^(.+):(\d+k)$/

/** ARNs that name a model by what an account has made. */
const OWN_KINDS: Readonly<Record<string, string>> = {
  'provisioned-model': 'Provisioned Throughput',
  'custom-model': 'custom model',
  'custom-model-deployment': 'custom model deployment',
  'imported-model': 'imported model',
  prompt: 'prompt',
}

/**
 * A foundation model by its ID or ARN, a cross-region profile by either, an application inference profile by its ARN.
 *
 * @throws ValidationException for an unknown one, one that is not in this Region, and a model that this Region serves
 * by profile only.
 */
export const resolveModel = async (modelId: string, options: ResolveModelOptions): Promise<ResolvedModel> => {
  const own = options.findOwnModel(modelId)
  if (own !== undefined) return { model: own, invocable: own.id, quota: 'on-demand' }
  if (!modelId.startsWith('arn:')) return resolveId(modelId, modelId, options)
  const arn = parseArn(modelId)
  if (arn === undefined) throw unknown(modelId)
  const { account, region, findApplicationProfile } = options
  const isHere = arn.region === region || (arn.kind === 'foundation-model' && arn.region === '')
  if (!isHere || (arn.account !== '' && arn.account !== account)) {
    throw unknown(modelId, `The ARN is of another account or Region; this call was made in ${region}.`)
  }
  switch (arn.kind) {
    case 'foundation-model':
      if (arn.account !== '' || GEOGRAPHY.test(arn.id)) throw unknown(modelId)
      return resolveId(arn.id, modelId, options)
    case 'inference-profile':
      if (!GEOGRAPHY.test(arn.id)) throw unknown(modelId)
      return resolveId(arn.id, modelId, options)
    case 'application-inference-profile': {
      const copiedFrom = await findApplicationProfile(arn.id)
      if (copiedFrom === undefined)
        throw unknown(modelId, `There is no application inference profile ${arn.id} in ${region}.`)
      return { ...(await resolveModel(copiedFrom, options)), applicationProfile: modelId }
    }
    case 'prompt-router':
    case 'default-prompt-router':
      throw unknown(modelId, 'A prompt router chooses by a prompt: Converse and InvokeModel take its ARN.')
    default: {
      const kind = OWN_KINDS[arn.kind]
      throw unknown(
        modelId,
        kind &&
          `There is no ${kind} ${arn.id}. "models" in the configuration can route its ARN to a backend.`,
      )
    }
  }
}

/** @param called as the client wrote it, for the answer. */
const resolveId = (id: string, called: string, options: ResolveModelOptions): ResolvedModel => {
  const [, geography, profiled] = GEOGRAPHY.exec(id) ?? []
  if (geography !== undefined && profiled !== undefined)
    return resolveProfile(geography, profiled, called, options)
  const { catalogue, region, isKept, throughput } = options
  const [, base, length] = CONTEXT_LENGTH.exec(id) ?? []
  const model = catalogue.find(base ?? id)
  if (model === undefined || (length !== undefined && model.provisioned?.[length] === undefined))
    throw unknown(called)
  if (length !== undefined) throw notOnDemand(model, called, region)
  const resolved: ResolvedModel = {
    model,
    invocable: id,
    quota: 'on-demand',
  }
  if (isKept(model)) return resolved
  if (!model.regions?.includes(region)) throw notInRegion(model, called, region)
  const isOnDemand =
    inferenceTypes(model, region).includes('ON_DEMAND') || model.onDemandRegionsUnconfirmed?.includes(region)
  if (!isOnDemand && throughput !== 'any') throw notOnDemand(model, called, region)
  return resolved
}

const resolveProfile = (
  geography: string,
  id: string,
  called: string,
  { catalogue, region, isKept }: ResolveModelOptions,
): ResolvedModel => {
  const model = catalogue.find(id)
  const sources = model?.profileRegions?.[geography]
  if (model === undefined || sources === undefined) throw unknown(called)
  const resolved: ResolvedModel = {
    model,
    invocable: `${geography}.${id}`,
    quota: geography === 'global' ? 'global-cross-region' : 'cross-region',
    geography,
  }
  // The scans do not list every source Region of a Legacy model's profile.
  const isListedWhole = model.lifecycle.status !== 'LEGACY'
  if (!isKept(model) && isListedWhole && !sources.includes(region)) {
    throw unknown(
      called,
      `The profile ${geography}.${model.id} is not offered in ${region}. ${profilesHere(model, region)}`,
    )
  }
  return resolved
}

const unknown = (
  modelId: string,
  hint = `'${modelId}' is no foundation model or inference profile of the catalogue. ListFoundationModels lists them.`,
) => validationException('The provided model identifier is invalid.', { hint })

const notInRegion = (model: FoundationModel, called: string, region: string) => {
  const { regions } = model
  const where =
    regions === undefined
      ? `No source tells in which Regions ${model.id} is offered; keptModels: ['${model.id}'] lets it answer everywhere.`
      : `${model.id} is offered in ${regions.join(', ')}, not in ${region}.`
  return unknown(called, where)
}

const profilesHere = (model: FoundationModel, region: string): string => {
  const profiles = Object.entries(model.profileRegions ?? {})
    .filter(([, regions]) => regions.includes(region))
    .map(([geography]) => `${geography}.${model.id}`)
  return profiles.length === 0
    ? `No profile of it is offered in ${region}.`
    : `In ${region} call it as ${profiles.join(' or ')}.`
}

/** Bedrock's own text, with its curly apostrophe (U+2019), which clients match on. */
const notOnDemand = (model: FoundationModel, called: string, region: string) =>
  validationException(
    `Invocation of model ID ${called} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    { hint: profilesHere(model, region) },
  )
