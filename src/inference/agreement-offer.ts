import type { Offer } from '@aws-sdk/client-bedrock'
import type { FoundationModel } from './catalogue.ts'

/** The one public offer of a third party's model. Its token names the model, so that no other takes it. */
export const offerTokenOf = (model: FoundationModel): string =>
  Buffer.from(JSON.stringify(['public-offer', model.id])).toString('base64url')

/** The prices that the catalogue has; the terms themselves are AWS's to show. */
export const offerOf = (model: FoundationModel): Offer => {
  const { input, output } = model.prices?.inRegion ?? model.prices?.geographies?.global ?? {}
  const rate = (dimension: string, description: string, price: number | undefined) =>
    price === undefined
      ? []
      : [{ dimension, price: String(price), description, unit: 'USD for a million tokens' }]
  return {
    offerId: `offer-${model.id}`,
    offerToken: offerTokenOf(model),
    termDetails: {
      usageBasedPricingTerm: {
        rateCard: [
          ...rate('InputTokens', `${model.name ?? model.id}: input`, input),
          ...rate('OutputTokens', `${model.name ?? model.id}: output`, output),
        ],
      },
      legalTerm: {},
      supportTerm: {},
    },
  }
}
