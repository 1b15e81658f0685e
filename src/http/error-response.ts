import { randomUUID } from 'node:crypto'
import type { BedrockException } from '../errors.ts'
import type { HttpResponse } from '../wire/exchange.ts'

export interface ErrorResponse extends HttpResponse {
  readonly body: Buffer
}

/** An exception met before the pipeline or around it: no operation is known, so the body is plain JSON. */
export const errorResponse = (exception: BedrockException): ErrorResponse => ({
  status: exception.status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': exception.name,
    'x-amzn-requestid': randomUUID(),
    ...(exception.hint === undefined ? {} : { 'x-outcrop-hint': printable(exception.hint) }),
  },
  body: Buffer.from(JSON.stringify({ [exception.messageKey]: exception.message, ...exception.members })),
})

/** A header carries ASCII; what a client sent may stand in a hint. */
const printable = (text: string): string => text.replaceAll(/[^ -~]/g, '?')
