import type { Catalogue, FoundationModel } from '../../inference/catalogue.ts'

/** A sentence for who asked what cannot be priced. */
export class PriceError extends Error {
  override readonly name = 'PriceError'
}

/** A model as it would be called. */
export interface PricedModel {
  /** Its own ID, or its cross-region profile's. */
  readonly name: string
  readonly model: FoundationModel
  /** `us`, `global` ... of the profile. */
  readonly geography?: string
}

const MOST_SUGGESTED = 6

/**
 * @param id of a model or a cross-region profile, or an ARN that ends in one.
 * @param profile the prefix of a profile to call models by that are named without one: `us`, `us.`.
 * @throws PriceError with IDs that are like it.
 */
export const findPricedModel = (catalogue: Catalogue, id: string, profile?: string): PricedModel => {
  const name = id.slice(id.lastIndexOf('/') + 1)
  const geographies = new Set([...catalogue.profiles.keys()].map(geographyOf))
  const own = catalogue.find(name)
  if (own !== undefined) {
    const geography = profile?.replace(/\.$/, '')
    if (geography === undefined || geography === '') return { name, model: own }
    if (!geographies.has(geography))
      throw new PriceError(
        `There are no profiles of ${geography}; there are those of ${[...geographies].sort().join(', ')}.`,
      )
    return { name: `${geography}.${name}`, model: own, geography }
  }
  const geography = geographyOf(name)
  const model = geographies.has(geography) ? catalogue.find(name.slice(geography.length + 1)) : undefined
  if (model !== undefined) return { name, model, geography }
  throw new PriceError(`The catalogue has no model ${name}. ${suggest(catalogue, name)}`)
}

const geographyOf = (id: string): string => id.slice(0, id.indexOf('.'))

const suggest = ({ models }: Catalogue, name: string): string => {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  const ranked = models
    .map(({ id }) => ({
      id,
      // What has the name as a whole comes before what has all its words.
      shared: words.filter(word => id.includes(word)).length + (id.includes(name.toLowerCase()) ? 1 : 0),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
  if (ranked.length === 0) return 'aws bedrock list-foundation-models shows what there is.'
  return `Like it: ${ranked
    .slice(0, MOST_SUGGESTED)
    .map(({ id }) => id)
    .join(', ')}.`
}
