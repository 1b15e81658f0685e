import type { FoundationModel, TokenPrice } from './catalogue.ts'

/**
 * USD for a million tokens of a model, by a cross-region profile or by its own ID; undefined where no list gives it.
 *
 * A geography of its own is priced apart for newer models only: for the others "there's no additional routing cost for using cross-Region
 * inference" (user guide), so that the price is the Region's. A global price is never guessed.
 */
export const tokenPrice = (
  { prices }: Pick<FoundationModel, 'prices'>,
  geography: string | undefined,
): TokenPrice | undefined => {
  if (geography === undefined) return prices?.inRegion
  if (geography === 'global' || prices?.geographies !== undefined) return prices?.geographies?.[geography]
  return prices?.inRegion
}
