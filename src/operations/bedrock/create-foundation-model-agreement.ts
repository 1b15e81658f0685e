import type {
  CreateFoundationModelAgreementRequest,
  CreateFoundationModelAgreementResponse,
} from '@aws-sdk/client-bedrock'
import { validationException } from '../../errors.ts'
import { offerTokenOf } from '../../inference/agreement-offer.ts'
import { findModel } from '../../inference/find-model.ts'
import { needsSubscription } from '../../inference/model-access.ts'
import type { Operation } from '../operation.ts'

/** Starts a subscription, which clears by itself within two minutes of the service clock. */
export const createFoundationModelAgreement: Operation<
  CreateFoundationModelAgreementRequest,
  CreateFoundationModelAgreementResponse
> = async ({ modelId, offerToken }, context) => {
  const model = findModel(context.catalogue, modelId)
  if (!needsSubscription(model) || offerToken !== offerTokenOf(model)) {
    throw validationException('The provided offer token is invalid.', {
      hint: needsSubscription(model)
        ? 'Take it from ListFoundationModelAgreementOffers of the same model.'
        : `${model.id} is not sold through AWS Marketplace: nothing is to be agreed to.`,
    })
  }
  await context.access.subscribe(model, context)
  return { modelId }
}
