import type { InferenceProfileSummary } from '@aws-sdk/client-bedrock'
import { arnOf } from '../resources/arn.ts'
import type { Owner } from '../resources/resource.ts'
import type { Catalogue, SystemProfile } from './catalogue.ts'
import { modelArn } from './summarize-model.ts'

/** Where a call of a profile from a Region may be answered; the Region itself where no source tells. */
export const destinationsOf = (profile: SystemProfile, region: string): readonly string[] =>
  profile.destinationsBySource?.[region] ?? profile.destinationRegions ?? [region]

/** The cross-region profiles that a Region may call, as the control plane shows them. */
export const systemProfilesIn = (catalogue: Catalogue, owner: Owner): InferenceProfileSummary[] =>
  [...catalogue.profiles]
    .filter(([, { sourceRegions }]) => sourceRegions?.includes(owner.region))
    .flatMap(([id, profile]) => summarize(catalogue, id, profile, owner) ?? [])

/** @param id `us.anthropic.claude-haiku-4-5-20251001-v1:0`. Undefined where the Region does not have it. */
export const findSystemProfile = (
  catalogue: Catalogue,
  id: string,
  owner: Owner,
): InferenceProfileSummary | undefined => {
  const profile = catalogue.profiles.get(id)
  if (!profile?.sourceRegions?.includes(owner.region)) return undefined
  return summarize(catalogue, id, profile, owner)
}

const summarize = (
  catalogue: Catalogue,
  id: string,
  profile: SystemProfile,
  owner: Owner,
): InferenceProfileSummary | undefined => {
  const model = catalogue.find(profile.model)
  if (model === undefined) return undefined
  const geography = id.slice(0, id.indexOf('.'))
  const regions = destinationsOf(profile, owner.region)
  const maker = `${model.provider} ${model.name ?? model.id}`
  return {
    inferenceProfileId: id,
    inferenceProfileArn: arnOf('inference-profile', id, owner),
    inferenceProfileName: `${geography === 'global' ? 'Global' : geography.toUpperCase()} ${maker}`,
    description: `Routes requests to ${maker} in ${listed(regions)}.`,
    models: regions.map(region => ({ modelArn: modelArn(model.id, region) })),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  }
}

const listed = (regions: readonly string[]): string =>
  regions.length < 2 ? regions.join() : `${regions.slice(0, -1).join(', ')} and ${regions.at(-1)}`
