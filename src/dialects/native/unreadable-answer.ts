import { type BedrockException, modelErrorException, UNEXPECTED_ERROR } from '../../errors.ts'

/** @param problem what of the upstream's answer is not as its family's format says: a clause for the log and the hint. */
export const unreadableAnswer = (problem: string, cause?: unknown): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, {
    hint: `The model's answer cannot be read: ${problem}. Does the upstream speak this model's native format?`,
    ...(cause !== undefined && { cause }),
  })
