import type { StopReason } from '@aws-sdk/client-bedrock-runtime'

export interface StopReasons {
  encode(reason: StopReason | undefined): string
  decode(native: string): StopReason
}

/**
 * A family's words for why it stopped, in pairs; the first pair with a reason is the one that is written.
 *
 * @param finished what stands for reasons that the family has no word for.
 */
export const stopReasons = (
  finished: string,
  pairs: readonly (readonly [native: string, reason: StopReason])[],
): StopReasons => {
  const toConverse = new Map(pairs)
  const toNative = new Map(pairs.toReversed().map(([native, reason]) => [reason, native]))
  return {
    encode: reason => (reason && toNative.get(reason)) ?? finished,
    decode: native => toConverse.get(native) ?? 'end_turn',
  }
}
