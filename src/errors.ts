/**
 * Every error that a client may see, by AWS's own name, status and text.
 * Texts and body keys: docs/differences.md says which of them are confirmed.
 */
export interface ExceptionDetail {
  /** The likely cause and the fix, sent beside AWS's text in `x-outcrop-hint` and the log. */
  readonly hint?: string
  /** Kept for the log, never sent. */
  readonly cause?: unknown
  /** Further modelled members, such as `originalStatusCode`. */
  readonly members?: Readonly<Record<string, unknown>>
}

export class BedrockException extends Error {
  readonly hint: string | undefined
  readonly members: Readonly<Record<string, unknown>>
  /** AWS's own spelling differs by layer: IAM denials say `Message`, services say `message`. */
  readonly messageKey: 'message' | 'Message'
  /** The status where no service description gives one; a description's status for the name wins. */
  readonly status: number

  constructor(
    name: string,
    status: number,
    message: string,
    detail: ExceptionDetail = {},
    messageKey: 'message' | 'Message' = 'message',
  ) {
    super(message, { cause: detail.cause })
    this.name = name
    this.status = status
    this.hint = detail.hint
    this.members = detail.members ?? {}
    this.messageKey = messageKey
  }
}

type Factory = (message: string, detail?: ExceptionDetail) => BedrockException

const factory =
  (name: string, status: number, messageKey: 'message' | 'Message' = 'message'): Factory =>
  (message, detail) =>
    new BedrockException(name, status, message, detail, messageKey)

// Modelled by the services.
export const accessDeniedException = factory('AccessDeniedException', 403)
export const conflictException = factory('ConflictException', 400)
export const internalServerException = factory('InternalServerException', 500)
export const modelErrorException = factory('ModelErrorException', 424)
export const modelNotReadyException = factory('ModelNotReadyException', 429)
export const modelStreamErrorException = factory('ModelStreamErrorException', 424)
export const modelTimeoutException = factory('ModelTimeoutException', 408)
export const resourceNotFoundException = factory('ResourceNotFoundException', 404)
export const serviceQuotaExceededException = factory('ServiceQuotaExceededException', 400)
export const serviceUnavailableException = factory('ServiceUnavailableException', 503)
export const throttlingException = factory('ThrottlingException', 429)
export const tooManyTagsException = factory('TooManyTagsException', 400)
export const validationException = factory('ValidationException', 400)

// AWS's front door, before any service: not in the descriptions.
/** Not HTTP as it should be. */
export const badRequestException = factory('BadRequestException', 400)
export const expiredTokenException = factory('ExpiredTokenException', 403)
export const incompleteSignatureException = factory('IncompleteSignatureException', 400)
export const invalidSignatureException = factory('InvalidSignatureException', 403)
export const missingAuthenticationTokenException = factory('MissingAuthenticationTokenException', 403)
export const requestEntityTooLargeException = factory('RequestEntityTooLargeException', 413)
export const requestTimeoutException = factory('RequestTimeoutException', 408)
export const serializationException = factory('SerializationException', 400)
export const unknownOperationException = factory('UnknownOperationException', 404)
export const unrecognizedClientException = factory('UnrecognizedClientException', 403)
/** An IAM denial: AWS spells its body key `Message`. */
export const accessDeniedByPolicy = factory('AccessDeniedException', 403, 'Message')

/** Outcrop's own: the operation exists in Bedrock and is not built here. */
export const notImplementedException = factory('NotImplementedException', 501)

/** AWS's text for a failure that is nobody's fault but the service's. */
export const UNEXPECTED_ERROR =
  'The system encountered an unexpected error during processing. Try your request again.'

/** What a client may see of anything thrown: the exception itself, or AWS's text for an internal error. */
export const toBedrockException = (error: unknown): BedrockException =>
  error instanceof BedrockException ? error : internalServerException(UNEXPECTED_ERROR, { cause: error })
