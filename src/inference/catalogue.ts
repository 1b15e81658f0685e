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
  readonly prices?: Prices
  /** Quota tokens that an output token takes when a reservation settles. */
  readonly outputBurndown?: number
  readonly promptCache?: PromptCacheLimits
  readonly reasoning?: boolean
  readonly toolUse?: boolean
  /** Lengths of its embeddings. */
  readonly dimensions?: readonly number[]
  /** By context length (`24k`; empty without one), the Regions where throughput can be bought. */
  readonly provisioned?: Readonly<Record<string, readonly string[]>>
}

/** USD for a million tokens. */
export interface TokenPrice {
  readonly input?: number
  readonly output?: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
}

export interface Prices {
  readonly inRegion?: TokenPrice
  /** By geography of a cross-region profile. */
  readonly geographies?: Readonly<Record<string, TokenPrice>>
  /** USD for a thousand rerank queries. */
  readonly thousandQueries?: number
  /** The year, or the month, of the list it was read from. */
  readonly asOf?: string
  readonly note?: string
}

export interface PromptCacheLimits {
  /** Tokens of the shortest prefix that is cached. */
  readonly minimumTokens?: number
  readonly checkpoints?: number
  readonly ttls?: readonly ('5m' | '1h')[]
}

export interface Lifecycle {
  readonly status: 'ACTIVE' | 'LEGACY' | 'UNKNOWN'
  /** ISO dates. */
  readonly startOfLifeTime?: string | null
  readonly legacyTime?: string | null
  readonly publicExtendedAccessTime?: string | null
  readonly endOfLifeTime?: string | null
}

/** A cross-region inference profile as AWS defines it. */
export interface SystemProfile {
  /** The foundation model's ID. */
  readonly model: string
  /** Regions that may call it; absent where unknown. */
  readonly sourceRegions?: readonly string[]
  /** Where a call may be answered, by the Region that it comes from where that matters. */
  readonly destinationsBySource?: Readonly<Record<string, readonly string[]>>
  readonly destinationRegions?: readonly string[]
}

export interface Catalogue {
  /** In the order of their IDs. */
  readonly models: readonly FoundationModel[]
  find(id: string): FoundationModel | undefined
  /** By their IDs, in order. */
  readonly profiles: ReadonlyMap<string, SystemProfile>
}

export const loadCatalogue = (): Catalogue => {
  const { models } = load('models') as { models: FoundationModel[] }
  const { profiles } = load('profiles') as { profiles: Record<string, SystemProfile> }
  const byId = new Map(models.map(model => [model.id, model]))
  return { models, find: id => byId.get(id), profiles: new Map(Object.entries(profiles)) }
}

const load = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`catalogue/${name}.json`, import.meta.url), 'utf8'))

/** `ON_DEMAND`, `INFERENCE_PROFILE`: how a model may be called in a Region. Empty where unknown. */
export const inferenceTypes = (model: FoundationModel, region: string): string[] => {
  const types: string[] = []
  if (model.onDemandRegions?.includes(region)) types.push('ON_DEMAND')
  if (Object.values(model.profileRegions ?? {}).some(regions => regions.includes(region))) {
    types.push('INFERENCE_PROFILE')
  }
  return types
}
