import {
  type BedrockException,
  internalServerException,
  modelErrorException,
  modelTimeoutException,
  serviceUnavailableException,
  throttlingException,
  UNEXPECTED_ERROR,
  validationException,
} from '../../errors.ts'
import { readErrorMessage } from './read-error-message.ts'
import { readWhole } from './read-json.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** Whose failure it is. */
export interface AboutUpstream {
  /** The backend's name in the configuration. */
  readonly name: string
  /** Never shown, though an upstream repeats them. */
  readonly secrets: readonly string[]
}

const UNAVAILABLE = 'Bedrock is unable to process your request.'
const TIMED_OUT = 'Model has timed out in processing the request. Try your request again.'
const TOO_MANY = 'Too many requests, please wait before trying again.'

/** Longer errors are no explanation. */
const ERROR_BYTES = 65_536
/** Shorter values of headers are no secrets, and stand in many words. */
const SHORTEST_SECRET = 8
/** A body of an error that does not come is not waited for. */
const ERROR_MS = 2_000

/** @param cause why there is no answer, or no more of it: an error of the connection. */
export const transportError = (cause: unknown, { name }: Pick<AboutUpstream, 'name'>): BedrockException => {
  const { code = '', message = '' } = innermost(cause)
  switch (code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
      return timedOut(name, 'sent no answer in time', 'readTimeoutMs', cause)
    case 'UND_ERR_BODY_TIMEOUT':
      return timedOut(name, 'stopped in the middle of its answer', 'streamTimeoutMs', cause)
    case ANSWER_TIMEOUT:
      return timedOut(name, 'did not end its answer in time', 'answerTimeoutMs', cause)
    case 'UND_ERR_CONNECT_TIMEOUT':
      return unavailable(`The backend ${name} could not be connected to in time (connectTimeoutMs).`, cause)
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return unreadable(name, message, cause)
  }
  if (code.startsWith('HPE_') || isUnparsable(cause)) return unreadable(name, message, cause)
  return unavailable(
    `The backend ${name}: ${explain(code)} (${[code, message].filter(Boolean).join(': ')}).`,
    cause,
  )
}

/** The code of an answer that takes too long as a whole. */
export const ANSWER_TIMEOUT = 'ANSWER_TIMEOUT'

/**
 * What an answer with another status than 2xx means to the client. Reads the little that it says.
 *
 * @param resourceName the model's name there.
 */
export const statusError = async (
  answer: UpstreamAnswer,
  { name, secrets }: AboutUpstream,
  resourceName: string,
): Promise<BedrockException> => {
  const { status, headers } = answer
  const told = withoutSecrets(readErrorMessage(await readError(answer)), secrets)
  const says = told === '' ? '' : ` It says: ${told}`
  const hint = `The backend ${name} answered ${status}.${says}`
  switch (status) {
    case 400:
    case 413:
    case 422:
      return validationException(`The model returned the following errors: ${told || UNEXPECTED_ERROR}`, {
        hint,
      })
    case 401:
    case 403:
      // What it says may hold a part of the key.
      return modelError(
        `The backend ${name} answered ${status}: it refuses the credentials. Check "backends.${name}.apiKey" and "headers".`,
        status,
        resourceName,
      )
    case 404:
      return modelError(
        `${hint} Check "backends.${name}.baseUrl", and whether it has the model ${resourceName}.`,
        status,
        resourceName,
      )
    case 408:
    case 504:
      return modelTimeoutException(TIMED_OUT, { hint })
    case 429: {
      const after = headers['retry-after']
      return throttlingException(TOO_MANY, {
        hint:
          typeof after === 'string' ? `${hint} It asks to wait: Retry-After: ${after.slice(0, 100)}.` : hint,
      })
    }
    case 502:
    case 503:
    case 529:
      return serviceUnavailableException(UNAVAILABLE, { hint })
  }
  return status >= 500
    ? internalServerException(UNEXPECTED_ERROR, { hint })
    : modelError(hint, status, resourceName)
}

const readError = async ({ body }: UpstreamAnswer): Promise<string> => {
  const timer = setTimeout(() => body.discard(), ERROR_MS)
  try {
    return (await readWhole(body, ERROR_BYTES)).toString()
  } catch {
    return '' // The status says enough.
  } finally {
    clearTimeout(timer)
  }
}

const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text)

/** Connection attempts to several addresses fail with one error that holds those of each. */
const innermost = (cause: unknown): { readonly code?: string; readonly message?: string } => {
  if (cause instanceof AggregateError && cause.errors.length > 0) return innermost(cause.errors[0])
  if (!(cause instanceof Error)) return {}
  const { code } = cause as { readonly code?: unknown }
  return { message: cause.message, ...(typeof code === 'string' && { code }) }
}

/** What is not HTTP at all has no code. */
const isUnparsable = (cause: unknown): boolean => cause instanceof Error && cause.name === 'HTTPParserError'

const explain = (code: string): string => {
  if (code === 'ECONNREFUSED') return 'nothing listens at its baseUrl'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host of its baseUrl is not known'
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'its host cannot be reached'
  if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_/.test(code))
    return 'its TLS certificate is not trusted, or it does not speak TLS: "ca" names a file of certificates to trust'
  if (code === 'UND_ERR_ABORTED' || code === 'UND_ERR_PRX_TLS')
    return 'its "proxy" does not let the call through'
  return 'the connection was lost'
}

const timedOut = (name: string, what: string, setting: string, cause: unknown): BedrockException =>
  modelTimeoutException(TIMED_OUT, { cause, hint: `The backend ${name} ${what} (${setting}).` })

const unavailable = (hint: string, cause: unknown): BedrockException =>
  serviceUnavailableException(UNAVAILABLE, { cause, hint })

const unreadable = (name: string, message: string, cause: unknown): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, {
    cause,
    hint: `The backend ${name} does not answer in HTTP as it should be: ${message}`,
  })

const modelError = (hint: string, originalStatusCode: number, resourceName: string): BedrockException =>
  modelErrorException(UNEXPECTED_ERROR, { hint, members: { originalStatusCode, resourceName } })
