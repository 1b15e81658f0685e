import type { Catalogue } from '../../inference/catalogue.ts'
import { costOf } from '../../metering/cost.ts'
import { findPricedModel, PriceError } from '../../metering/price/find-priced-model.ts'

/** Picodollars of a model's call; undefined where no price list says. */
export type PriceStep = (model: string, input: number, output: number) => bigint | undefined

/** By AWS's prices, whichever backend answers. An alias, and a profile of one's own, are not to be seen through from here. */
export const createPriceStep =
  (catalogue: Catalogue): PriceStep =>
  (id, input, output) => {
    try {
      const { model, geography } = findPricedModel(catalogue, id)
      return costOf({ model, geography, tier: 'on-demand', tokens: { input, output } })?.picodollars
    } catch (error) {
      if (error instanceof PriceError) return undefined
      throw error
    }
  }
