import type { ModelRequest } from '../dialects/dialect.ts'
import { BedrockException, validationException } from '../errors.ts'
import { arnOf, parseArn } from '../resources/arn.ts'
import { type PromptRouter, promptRouter } from '../resources/prompt-router.ts'
import type { Owner, ResourceStore } from '../resources/resource.ts'
import type { Catalogue } from './catalogue.ts'
import { chooseTarget } from './choose-target.ts'
import { findDefaultPromptRouter, isDefaultPromptRouter } from './default-prompt-routers.ts'
import type { Models } from './models.ts'
import type { FindOwnModel } from './own-models.ts'
import { difficultyOf, predictQuality } from './predict-quality.ts'
import type { ResolvedModel } from './resolve-model.ts'
import { modelArn } from './summarize-model.ts'

export interface PromptRouters {
  /** Whether a `modelId` is to be chosen for, whoever may have the router. */
  isRouter(modelId: string): boolean
  /**
   * The model that a router chooses for a request, if the account may call it now.
   *
   * @param read the request, in the form of the family of the foundation model given.
   * @throws ValidationException where there is no such router.
   */
  open(arn: string, owner: Owner, read: ReadRequest): Promise<ResolvedModel>
}

/** Undefined where nobody here speaks the family's language. */
export type ReadRequest = (modelId: string) => ModelRequest | undefined

export interface PromptRoutersOptions {
  readonly resources: ResourceStore
  readonly catalogue: Catalogue
  readonly models: Models
  /** What the configuration routes to a backend is not chosen for here. */
  readonly findOwnModel: FindOwnModel
}

export const createPromptRouters = ({
  resources,
  catalogue,
  models,
  findOwnModel,
}: PromptRoutersOptions): PromptRouters => {
  const own = resources.of(promptRouter)

  const find = async (arn: string, owner: Owner): Promise<PromptRouter | undefined> =>
    isDefaultPromptRouter(arn)
      ? findDefaultPromptRouter(arn, owner)?.document
      : (await own.find(owner, arn))?.document

  /** Whoever cannot tell how hard a request is leaves it to the fallback. */
  const choose = (router: PromptRouter, read: ReadRequest) => {
    const fallback = router.targets.find(({ arn }) => arn === router.fallbackArn)
    const difficulty = readDifficulty(() => read(fallback?.model ?? ''))
    return chooseTarget(router, ({ model: id }) => {
      const model = catalogue.find(id)
      return model && difficulty !== undefined ? predictQuality(difficulty, model) : undefined
    })
  }

  return {
    isRouter: modelId =>
      modelId.startsWith('arn:') &&
      KINDS.has(parseArn(modelId)?.kind ?? '') &&
      findOwnModel(modelId) === undefined,

    async open(arn, owner, read) {
      const router = await find(arn, owner)
      const target = router && choose(router, read)
      if (target === undefined)
        throw validationException('The provided model identifier is invalid.', {
          hint: `There is no prompt router ${arn} of this account in ${owner.region}. ListPromptRouters lists them by type: default, custom.`,
        })
      const resolved = await models.open(target.arn, owner)
      return { ...resolved, promptRouter: { arn, invokedModelId: invokedModelId(resolved, owner) } }
    },
  }
}

const KINDS: ReadonlySet<string> = new Set(['prompt-router', 'default-prompt-router'])

/** Undefined for what the family does not accept, which is refused where it is called. */
const readDifficulty = (read: () => ModelRequest | undefined): number | undefined => {
  try {
    const request = read()
    return request && difficultyOf(request)
  } catch (error) {
    if (error instanceof BedrockException) return undefined
    throw error
  }
}

/** The trace names a foundation model or a cross-region profile, never an application inference profile. */
const invokedModelId = ({ geography, invocable, model }: ResolvedModel, owner: Owner): string =>
  geography === undefined ? modelArn(model.id, owner.region) : arnOf('inference-profile', invocable, owner)
