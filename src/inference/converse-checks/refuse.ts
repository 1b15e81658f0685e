import { type BedrockException, validationException } from '../../errors.ts'

/** What Converse itself says of a request. */
export const refuse = (message: string, hint: string): BedrockException =>
  validationException(message, { hint })

/** What the model's provider says of a request, as Converse passes it on. */
export const refuseAsModel = (message: string, hint: string): BedrockException =>
  refuse(`The model returned the following errors: ${message}`, hint)
