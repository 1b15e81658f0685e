import type { BedrockException } from '../errors.ts'
import type { ServiceDescription } from './api.ts'
import type { HttpResponse } from './exchange.ts'

/** As Bedrock sends it; clients cut the header at the colon. */
const ERROR_NAMESPACE = 'http://internal.amazon.com/coral/com.amazon.bedrock/'

/** AWS's front door leaves the key out where it has no text. */
export const exceptionBody = ({ message, messageKey, members }: BedrockException): string =>
  JSON.stringify(message === '' ? members : { [messageKey]: message, ...members })

/**
 * The one way an error becomes an answer. The status is the service's own: ConflictException is 400 in
 * bedrock-runtime and 409 in bedrock-agent.
 */
export const encodeError = (exception: BedrockException, service?: ServiceDescription): HttpResponse => ({
  status: service?.shapes[exception.name]?.error?.httpStatus ?? exception.status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': `${exception.name}:${ERROR_NAMESPACE}`,
    ...(exception.hint === undefined ? {} : { 'x-outcrop-hint': headerText(exception.hint) }),
  },
  body: Buffer.from(exceptionBody(exception)),
})

/** A hint may quote what the client sent; a header takes visible ASCII only. */
export const headerText = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1_000)
