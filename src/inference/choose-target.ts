import type { PromptRouter, PromptRouterTarget } from '../resources/prompt-router.ts'

/** What is expected of a target; undefined where no source tells enough. */
export interface Expectation {
  /** From 0 to 1. */
  readonly quality: number
  /** USD for a million tokens of a usual mix. */
  readonly price: number
}

/**
 * Which target answers. "The fallback model acts as an anchor", and the other one, chosen "to either improve accuracy or
 * reduce costs compared to the fallback model", takes its place: a dearer one if it is expected to be better by more
 * than the difference, a cheaper one if it is expected to be no worse by more than it. Bedrock was seen to give more
 * prompts to the cheaper model the larger the difference is under a dearer fallback, and the user guide's example is
 * the other case.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-routing.html#prompt-router-criteria
 */
export const chooseTarget = (
  { targets, fallbackArn, responseQualityDifference: percent }: PromptRouter,
  expect: (target: PromptRouterTarget) => Expectation | undefined,
): PromptRouterTarget | undefined => {
  const fallback = targets.find(({ arn }) => arn === fallbackArn)
  const anchor = fallback && expect(fallback)
  if (anchor === undefined) return fallback
  const takesOver = (target: PromptRouterTarget) => {
    const other = expect(target)
    if (target === fallback || other === undefined) return false
    const { quality, price } = other
    if (price < anchor.price) return quality * 100 >= anchor.quality * (100 - percent)
    return quality > anchor.quality && quality * 100 >= anchor.quality * (100 + percent)
  }
  return targets.find(takesOver) ?? fallback
}
