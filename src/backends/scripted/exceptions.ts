import { BedrockException, type ExceptionDetail } from '../../errors.ts'

/**
 * AWS's exceptions that a script may name: their status where no service description gives one, and what they say
 * where the script says nothing: the API reference's sentence for them, shortened. The live service's own words
 * differ with the cause.
 */
const exceptions: Readonly<Record<string, readonly [status: number, message: string]>> = {
  AccessDeniedException: [403, 'You do not have sufficient permissions to perform the requested action.'],
  ConflictException: [400, 'Error occurred because of a conflict while performing an operation.'],
  InternalServerException: [500, 'An internal server error occurred. Retry your request.'],
  ModelErrorException: [424, 'The request failed due to an error while processing the model.'],
  ModelNotReadyException: [
    429,
    'The model specified in the request is not ready to serve inference requests.',
  ],
  ModelStreamErrorException: [424, 'An error occurred while streaming the response. Retry your request.'],
  ModelTimeoutException: [408, 'The request took too long to process.'],
  ResourceNotFoundException: [404, 'The specified resource ARN was not found.'],
  ServiceQuotaExceededException: [400, 'Your request exceeds the service quota for your account.'],
  ServiceUnavailableException: [503, "The service isn't currently available."],
  ThrottlingException: [429, 'Too many requests, please wait before trying again.'],
  ValidationException: [400, 'The input fails to satisfy the constraints specified by Amazon Bedrock.'],
  // AWS's front door.
  ExpiredTokenException: [403, 'The security token included in the request is expired'],
  IncompleteSignatureException: [400, 'The request signature does not conform to AWS standards.'],
  InvalidSignatureException: [
    403,
    'The request signature we calculated does not match the signature you provided.',
  ],
  MissingAuthenticationTokenException: [403, 'Missing Authentication Token'],
  RequestEntityTooLargeException: [413, 'The request body is too large.'],
  RequestTimeoutException: [408, 'The request took too long to arrive.'],
  SerializationException: [400, ''],
  UnknownOperationException: [404, ''],
  UnrecognizedClientException: [403, 'The security token included in the request is invalid.'],
}

export const exceptionNames: readonly string[] = Object.keys(exceptions)

/** @param name one of `exceptionNames`. */
export const exceptionNamed = (
  name: string,
  message: string | undefined,
  detail: ExceptionDetail,
): BedrockException => {
  const [status, usual] = exceptions[name] ?? [500, '']
  return new BedrockException(name, status, message ?? usual, detail)
}
