import { UNEXPECTED_ERROR } from '../errors.ts'

/** Exceptions that a fault may be, with status and text as the service was seen to give them. */
export const faultExceptions: Readonly<
  Record<string, { readonly status: number; readonly message: string }>
> = {
  AccessDeniedException: {
    status: 403,
    message: "You don't have access to the model with the specified model ID.",
  },
  InternalServerException: { status: 500, message: UNEXPECTED_ERROR },
  ModelErrorException: { status: 424, message: UNEXPECTED_ERROR },
  // No source quotes the texts of the next two.
  ModelNotReadyException: { status: 429, message: 'Model is not ready for inference.' },
  ModelTimeoutException: {
    status: 408,
    message: 'Model has timed out in processing the request. Try your request again.',
  },
  ModelStreamErrorException: { status: 424, message: UNEXPECTED_ERROR },
  ResourceNotFoundException: {
    status: 404,
    message:
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  },
  ServiceQuotaExceededException: { status: 400, message: 'You have exceeded a service quota.' },
  ServiceUnavailableException: { status: 503, message: 'Bedrock is unable to process your request.' },
  ThrottlingException: { status: 429, message: 'Too many requests, please wait before trying again.' },
  ValidationException: { status: 400, message: 'The provided model identifier is invalid.' },
}
