import type { Clock } from '../clock.ts'
import { accessDeniedException, BedrockException, resourceNotFoundException } from '../errors.ts'
import { modelAgreement } from '../resources/model-agreement.ts'
import { modelUseCase, ownerOfUseCase, USE_CASE_ID } from '../resources/model-use-case.ts'
import type { Owner, ResourceStore } from '../resources/resource.ts'
import type { FoundationModel } from './catalogue.ts'

export type AgreementState = 'AVAILABLE' | 'PENDING' | 'NOT_AVAILABLE'

/** Who may call a third party's model: its subscription, and the form that Anthropic wants. */
export interface ModelAccess {
  /**
   * @throws AccessDeniedException while there is no subscription; the first such call starts one.
   * @throws ResourceNotFoundException where the use-case form is missing, which no waiting mends.
   */
  require(model: FoundationModel, owner: Owner): Promise<void>
  agreement(model: FoundationModel, owner: Owner): Promise<AgreementState>
  isGranted(model: FoundationModel): boolean
  /** Starts a subscription. @throws ConflictException where there is one. */
  subscribe(model: FoundationModel, owner: Owner): Promise<void>
}

export interface ModelAccessOptions {
  readonly resources: ResourceStore
  readonly clock: Clock
  /** Granted by the configuration. */
  readonly isGranted: (model: FoundationModel) => boolean
}

/**
 * Not sold through AWS Marketplace, so there is nothing to subscribe to.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access-product-ids.html
 */
const WITHOUT_SUBSCRIPTION = new Set(['Amazon', 'DeepSeek', 'Mistral AI', 'Meta', 'Qwen', 'OpenAI'])
/** Milliseconds: "up to 2 minutes", model-access.html of the user guide. */
const SUBSCRIPTION_TIME = 2 * 60_000

export const needsSubscription = ({ provider }: FoundationModel): boolean =>
  !WITHOUT_SUBSCRIPTION.has(provider)
export const needsUseCase = ({ provider }: FoundationModel): boolean => provider === 'Anthropic'

export const createModelAccess = ({ resources, clock, isGranted }: ModelAccessOptions): ModelAccess => {
  const agreements = resources.of(modelAgreement)
  const useCases = resources.of(modelUseCase)

  const agreement = async (model: FoundationModel, owner: Owner): Promise<AgreementState> => {
    if (isGranted(model) || !needsSubscription(model)) return 'AVAILABLE'
    const found = await agreements.find(owner, model.id)
    if (found === undefined) return 'NOT_AVAILABLE'
    return found.document.availableAt <= clock.now() ? 'AVAILABLE' : 'PENDING'
  }

  const subscribe = async (model: FoundationModel, owner: Owner) => {
    const document = { availableAt: clock.now() + SUBSCRIPTION_TIME }
    await agreements.create(owner, { id: model.id, status: 'ACTIVE', document })
  }

  /** Of calls that come at the same time, the first one starts it. */
  const subscribeOnce = async (model: FoundationModel, owner: Owner) => {
    try {
      await subscribe(model, owner)
    } catch (error) {
      if (!(error instanceof BedrockException && error.name === 'ConflictException')) throw error
    }
  }

  return {
    isGranted,
    agreement,
    subscribe,
    async require(model, owner) {
      if (isGranted(model)) return
      const state = await agreement(model, owner)
      if (state === 'NOT_AVAILABLE') await subscribeOnce(model, owner)
      if (state !== 'AVAILABLE') throw notSubscribed(model)
      if (!needsUseCase(model)) return
      const form = await useCases.find(ownerOfUseCase(owner), USE_CASE_ID)
      if (form === undefined) throw useCaseMissing(model)
    },
  }
}

const grantHint = (model: FoundationModel) => `modelAccess: ['${model.id}'] grants it in the configuration.`

const notSubscribed = (model: FoundationModel) =>
  accessDeniedException(
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
    {
      hint: `The first call has started the subscription to ${model.id} in this Region; it clears by itself within 2 minutes. ${grantHint(model)}`,
    },
  )

const useCaseMissing = (model: FoundationModel) =>
  resourceNotFoundException(
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.',
    { hint: `Call PutUseCaseForModelAccess once for the account. ${grantHint(model)}` },
  )
