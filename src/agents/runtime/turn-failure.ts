import { BedrockException } from '../../errors.ts'

/** A turn that cannot go on for what it depends on: the client reads AWS's sentence, the trace and the hint what really happened. */
export const turnFailure = (message: string, reason: string, cause?: unknown): BedrockException =>
  new BedrockException('DependencyFailedException', 424, message, {
    hint: reason,
    ...(cause !== undefined && { cause }),
  })

/** What the trace says of an error: why, where it is known. */
export const failureReason = (error: unknown): string =>
  error instanceof BedrockException
    ? (error.hint ?? error.message)
    : "An internal error ended the turn: the server's log tells more."
