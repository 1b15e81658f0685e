import type {
  ListFoundationModelAgreementOffersRequest,
  ListFoundationModelAgreementOffersResponse,
} from '@aws-sdk/client-bedrock'
import { offerOf } from '../../inference/agreement-offer.ts'
import { findModel } from '../../inference/find-model.ts'
import { needsSubscription } from '../../inference/model-access.ts'
import type { Operation } from '../operation.ts'

/** None for what is not sold through AWS Marketplace. */
export const listFoundationModelAgreementOffers: Operation<
  ListFoundationModelAgreementOffersRequest,
  ListFoundationModelAgreementOffersResponse
> = async ({ modelId }, { catalogue }) => {
  const model = findModel(catalogue, modelId)
  return { modelId, offers: needsSubscription(model) ? [offerOf(model)] : [] }
}
