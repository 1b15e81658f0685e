import type { Clock } from '../clock.ts'
import { applicationInferenceProfile } from '../resources/application-inference-profile.ts'
import type { Owner, ResourceStore } from '../resources/resource.ts'
import type { Catalogue, FoundationModel } from './catalogue.ts'
import { endOfLife, LEGACY_USE, legacyUnused, lifecycleAt } from './lifecycle.ts'
import type { ModelAccess } from './model-access.ts'
import type { ModelUse } from './model-use.ts'
import type { FindOwnModel } from './own-models.ts'
import { type ResolvedModel, type ResolveModelOptions, resolveModel } from './resolve-model.ts'

export interface ModelsOptions {
  readonly catalogue: Catalogue
  readonly resources: ResourceStore
  readonly access: ModelAccess
  readonly use: ModelUse
  /** The service clock. */
  readonly clock: Clock
  readonly isKept: (model: FoundationModel) => boolean
  readonly findOwnModel: FindOwnModel
}

export interface Models {
  /** What a `modelId` names, whoever may call it. */
  identify(modelId: string, owner: Owner): Promise<ResolvedModel>
  /**
   * The same, if the account may call it now.
   * @param throughput `any` where nothing is generated: the bare ID of a model behind profiles will do.
   */
  open(modelId: string, owner: Owner, throughput?: ResolveModelOptions['throughput']): Promise<ResolvedModel>
}

export const createModels = ({
  catalogue,
  resources,
  access,
  use,
  clock,
  isKept,
  findOwnModel,
}: ModelsOptions): Models => {
  const profiles = resources.of(applicationInferenceProfile)

  const requireAlive = async (model: FoundationModel, owner: Owner) => {
    if (isKept(model)) return
    const now = clock.now()
    const state = lifecycleAt(model, now)
    if (state === 'END_OF_LIFE') throw endOfLife(model)
    if (state !== 'LEGACY') return
    const last = await use.lastUsed(model, owner)
    if (last === undefined || now - last > LEGACY_USE) throw legacyUnused(model)
  }

  const identify = (
    modelId: string,
    owner: Owner,
    throughput: ResolveModelOptions['throughput'] = 'on-demand',
  ) =>
    resolveModel(modelId, {
      throughput,
      catalogue,
      account: owner.account,
      region: owner.region,
      isKept,
      findOwnModel,
      findApplicationProfile: async id => (await profiles.find(owner, id))?.document.copiedFrom,
    })

  return {
    identify: (modelId, owner) => identify(modelId, owner),
    async open(modelId, owner, throughput) {
      const resolved = await identify(modelId, owner, throughput)
      const { model } = resolved
      // Nobody subscribes to a model that the configuration has brought.
      if (findOwnModel(modelId) !== undefined) return resolved
      await requireAlive(model, owner)
      await access.require(model, owner)
      await use.record(model, owner)
      return resolved
    },
  }
}
