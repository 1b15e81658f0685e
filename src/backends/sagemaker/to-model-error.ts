import {
  type BedrockException,
  internalServerException,
  modelErrorException,
  modelNotReadyException,
  modelTimeoutException,
  serviceUnavailableException,
  throttlingException,
  UNEXPECTED_ERROR,
  validationException,
} from '../../errors.ts'
import { isOwnFault, ofRequest, ownFault, type Refusal } from '../aws/refusal.ts'
import { readErrorMessage } from '../upstream/read-error-message.ts'

const TIMED_OUT = 'Model has timed out in processing the request. Try your request again.'

/**
 * A refusal of SageMaker in Bedrock's words: the client asked for a model, and knows of no endpoint.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export const toModelError =
  (backend: string, endpoint: string) =>
  (refusal: Refusal): BedrockException => {
    const { name, status, message, requestId } = refusal
    if (isOwnFault(refusal)) return ownFault(refusal, backend)
    const hint = `SageMaker answered for the backend ${backend} with ${name ?? `HTTP ${status}`}${ofRequest(requestId)}: ${message.slice(0, 500)}`
    switch (name) {
      case 'ModelError':
        return ofContainer(refusal, hint, endpoint)
      case 'ModelNotReadyException':
        return modelNotReadyException('Model is not ready for inference.', { hint })
      case 'ThrottlingException':
        return tooMany(hint)
      case 'ServiceUnavailable':
      case 'ServiceUnavailableException':
        return unavailable(hint)
      case 'InternalFailure':
      case 'InternalDependencyException':
        return internalServerException(UNEXPECTED_ERROR, { hint })
    }
    if (name === undefined)
      return byStatus(status, hint) ?? internalServerException(UNEXPECTED_ERROR, { hint })
    // ValidationError, AccessDeniedException ...: the endpoint, or the role, is not as the configuration says.
    return modelErrorException(UNEXPECTED_ERROR, {
      hint: `${hint} Check "backends.${backend}.endpointName", and whether this server may call it.`,
      members: { originalStatusCode: status, resourceName: endpoint },
    })
  }

/** What the container said, which SageMaker passes on. */
const ofContainer = ({ members }: Refusal, hint: string, resourceName: string): BedrockException => {
  const { OriginalStatusCode: status, OriginalMessage: original } = members
  const told = readErrorMessage(typeof original === 'string' ? original : '')
  const originalStatusCode = typeof status === 'number' && status >= 100 && status <= 599 ? status : 500
  if ([400, 413, 422].includes(originalStatusCode))
    return validationException(`The model returned the following errors: ${told || UNEXPECTED_ERROR}`, {
      hint,
    })
  return (
    byStatus(originalStatusCode, hint) ??
    modelErrorException(UNEXPECTED_ERROR, { hint, members: { originalStatusCode, resourceName } })
  )
}

const byStatus = (status: number, hint: string): BedrockException | undefined => {
  switch (status) {
    case 408:
    case 504:
      return modelTimeoutException(TIMED_OUT, { hint })
    case 429:
      return tooMany(hint)
    case 502:
    case 503:
      return unavailable(hint)
  }
  return undefined
}

const tooMany = (hint: string) =>
  throttlingException('Too many requests, please wait before trying again.', { hint })

const unavailable = (hint: string) =>
  serviceUnavailableException('Bedrock is unable to process your request.', { hint })
