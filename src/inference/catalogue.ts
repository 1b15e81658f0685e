import { readFileSync } from 'node:fs'

/** A foundation model as Bedrock's catalogue has it. A fact that no source gives is absent, never guessed. */
export interface FoundationModel {
  readonly id: string
  readonly name?: string
  /** The model's maker, as `providerName` spells it. */
  readonly provider: string
  readonly inputModalities: readonly string[]
  readonly outputModalities: readonly string[]
  readonly streaming?: boolean
  readonly customizations?: readonly string[]
  /** Where it is offered at all; absent where unknown. */
  readonly regions?: readonly string[]
  readonly onDemandRegions?: readonly string[]
  /** Regions that `ListFoundationModels` and the user guide disagree on. */
  readonly onDemandRegionsUnconfirmed?: readonly string[]
  /** By geography (`us`, `eu`, `global` ...), the Regions that may call its cross-region profile. */
  readonly profileRegions?: Readonly<Record<string, readonly string[]>>
  readonly lifecycle: Lifecycle
  /** In tokens. */
  readonly limits: { readonly context?: number; readonly output?: number }
}

export interface Lifecycle {
  readonly status: 'ACTIVE' | 'LEGACY' | 'UNKNOWN'
  /** ISO dates. */
  readonly startOfLifeTime?: string | null
  readonly legacyTime?: string | null
  readonly publicExtendedAccessTime?: string | null
  readonly endOfLifeTime?: string | null
}

export interface Catalogue {
  /** In the order of their IDs. */
  readonly models: readonly FoundationModel[]
  find(id: string): FoundationModel | undefined
}

export const loadCatalogue = (): Catalogue => {
  const file = new URL('catalogue/models.json', import.meta.url)
  const { models } = JSON.parse(readFileSync(file, 'utf8')) as { models: FoundationModel[] }
  const byId = new Map(models.map(model => [model.id, model]))
  return { models, find: id => byId.get(id) }
}

/** `ON_DEMAND`, `INFERENCE_PROFILE`: how a model may be called in a Region. Empty where unknown. */
export const inferenceTypes = (model: FoundationModel, region: string): string[] => {
  const types: string[] = []
  if (model.onDemandRegions?.includes(region)) types.push('ON_DEMAND')
  if (Object.values(model.profileRegions ?? {}).some(regions => regions.includes(region))) {
    types.push('INFERENCE_PROFILE')
  }
  return types
}
