import {
  BedrockException,
  internalServerException,
  modelTimeoutException,
  serviceUnavailableException,
  throttlingException,
  UNEXPECTED_ERROR,
} from '../../errors.ts'
import { isOwnFault, ofRequest, ownFault, type Refusal } from '../aws/refusal.ts'

/** Bedrock's refusal as the client shall see it: the same name, status, message and members. */
export const toBedrockError =
  (backend: string) =>
  (refusal: Refusal): BedrockException => {
    const { name, status, message, messageKey, members, requestId } = refusal
    if (name === undefined) return unreadable(status, backend)
    if (isOwnFault(refusal)) return ownFault(refusal, backend)
    const hint = `The upstream of the backend ${backend} answered so${ofRequest(requestId)}.`
    return new BedrockException(name, status, message, { hint, members }, messageKey)
  }

const unreadable = (status: number, backend: string): BedrockException => {
  const hint = `The upstream of the backend ${backend} answered HTTP ${status} without naming an exception: is it Bedrock, and is there a proxy before it?`
  switch (status) {
    case 429:
      return throttlingException('Too many requests, please wait before trying again.', { hint })
    case 408:
    case 504:
      return modelTimeoutException('Model has timed out in processing the request. Try your request again.', {
        hint,
      })
    case 502:
    case 503:
      return serviceUnavailableException('Bedrock is unable to process your request.', { hint })
  }
  return internalServerException(UNEXPECTED_ERROR, { hint })
}
