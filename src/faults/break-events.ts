import { setTimeout } from 'node:timers/promises'
import { BedrockException } from '../errors.ts'
import type { Fault } from './fault.ts'

type Event = Record<string, unknown>

/**
 * The events of a stream, one at a time, with what goes wrong among them.
 *
 * @throws BedrockException where the fault is one, after as many events as it says.
 */
export const breakEvents = async function* (
  events: AsyncIterable<Event[]>,
  fault: Fault,
  signal: AbortSignal,
): AsyncGenerator<Event[]> {
  let seen = 0
  for await (const batch of events)
    for (const event of batch) {
      if (fault.kind === 'omit-stop' && isStop(event)) return
      if ('after' in fault && seen === fault.after) await goWrong(fault, signal)
      seen += 1
      yield [event]
    }
}

const goWrong = async (fault: Fault, signal: AbortSignal): Promise<void> => {
  if (fault.kind === 'stall') await setTimeout(fault.milliseconds, undefined, { signal })
  if (fault.kind === 'exception') throw new BedrockException(fault.name, fault.status, fault.message)
}

/** Converse's last words, and those of native streams: the chunk with the metrics, or before it what ends a message. */
const isStop = (event: Event): boolean => {
  if ('messageStop' in event) return true
  const { bytes } = (event.chunk ?? {}) as { bytes?: Uint8Array }
  if (bytes === undefined) return false
  const text = Buffer.from(bytes).toString('utf8')
  return /"(message_stop|messageStop|amazon-bedrock-invocationMetrics)"/.test(text)
}
