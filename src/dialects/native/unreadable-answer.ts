import { type BedrockException, modelErrorException, UNEXPECTED_ERROR } from '../../errors.ts'

/** @param problem what of the upstream's answer is not as its format says: a sentence for the log and the hint. */
export const unreadableAnswer = (problem: string, cause?: unknown): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, {
    hint: `The upstream's answer could not be read: ${problem}`,
    ...(cause !== undefined && { cause }),
  })
