import { type BedrockException, modelErrorException, UNEXPECTED_ERROR } from '../../errors.ts'

/** What a model answered that is not an answer of its family. */
export const unreadable = (what: string): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, {
    hint: `The model's answer cannot be read: ${what}. Does the upstream speak this model's native format?`,
  })
