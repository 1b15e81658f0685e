import type { Dispatcher } from 'undici'
import { BedrockException } from '../errors.ts'
import { endedEarly, unreachable } from './failures.ts'
import type { FunctionRun } from './function-runner.ts'
import { ReplyBytes } from './reply-bytes.ts'

export interface Post {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly dispatcher: Dispatcher
  /** Bytes of a reply. */
  readonly most: number
}

export interface Posted {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Undefined where it is none of UTF-8. */
  readonly text: string | undefined
  /** Then there may be no text. */
  readonly isTooLarge: boolean
}

/** What is said of an error is read whole, however little may be replied. */
const ERROR_BYTES = 65_536

/**
 * Sends the event over a connection of its own: a kept one may have been closed meanwhile, and nothing may be sent
 * twice.
 *
 * @throws FunctionFailure, or the signal's reason.
 */
export const postOnce = async (
  { url, headers, dispatcher, most }: Post,
  { name, event, signal }: FunctionRun,
): Promise<Posted> => {
  const { request } = await import('undici')
  const reply = new ReplyBytes(Math.max(most, ERROR_BYTES))
  try {
    // The time limit is the signal's.
    const answer = await request(url, {
      method: 'POST',
      headers,
      body: event,
      dispatcher,
      signal,
      reset: true,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    for await (const piece of answer.body) if (!reply.add(piece)) break
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: reply.toText(),
      isTooLarge: reply.length > most,
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : toFailure(name, error)
  }
}

const toFailure = (name: string, error: unknown) => {
  if (error instanceof BedrockException)
    return unreachable(name, error.message.replace(/\.$/, ''), new Error(error.hint, { cause: error }))
  const code = codeOf(error)
  return NEVER_SENT.test(code)
    ? unreachable(name, `there is no connection to its server (${code})`, error)
    : endedEarly(name, `the connection to its server was lost (${code})`, error)
}

/** Codes of what goes wrong before anything is sent. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$|CERT|_TLS_|_SSL_/

const codeOf = (error: unknown): string => {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : 'no code'
}
