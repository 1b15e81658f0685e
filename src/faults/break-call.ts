import { setTimeout } from 'node:timers/promises'
import { BedrockException } from '../errors.ts'
import type { HttpResponse } from '../wire/exchange.ts'
import { breakBytes } from './break-bytes.ts'
import { breakEvents } from './break-events.ts'
import type { Fault } from './fault.ts'

/**
 * What goes wrong before a call begins to be answered: the exceptions that wait for no event, and all that would
 * come among the events of an answer that has none.
 */
export const failBefore = async (fault: Fault, streams: boolean, signal: AbortSignal): Promise<void> => {
  if (fault.kind === 'exception' && (fault.after === undefined || !streams))
    throw new BedrockException(fault.name, fault.status, fault.message)
  if (fault.kind === 'stall' && !streams) await setTimeout(fault.milliseconds, undefined, { signal })
}

/** An output whose stream goes wrong. */
export const breakStream = (
  output: Readonly<Record<string, unknown>>,
  fault: Fault,
  signal: AbortSignal,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(output).map(([name, value]) => [
      name,
      isEvents(value) ? breakEvents(value, fault, signal) : value,
    ]),
  )

const isEvents = (value: unknown): value is AsyncIterable<Record<string, unknown>[]> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** An answer whose bytes go wrong. */
export const breakResponse = (response: HttpResponse, fault: Fault, signal: AbortSignal): HttpResponse =>
  response.body === undefined || !changesBytes(fault)
    ? response
    : { ...response, body: breakBytes(response.body, fault, signal) }

const changesBytes = ({ kind }: Fault): boolean =>
  kind === 'truncate' || kind === 'corrupt' || kind === 'drop' || kind === 'drip'
