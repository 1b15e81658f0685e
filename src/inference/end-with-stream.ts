import type { CallMeter } from '../metering/meter.ts'

/** A stream whose call ends with it: its last batch waits until the call is kept. */
export const endWithStream = async function* <Item>(
  batches: AsyncIterable<Item[]>,
  meter: CallMeter,
): AsyncGenerator<Item[]> {
  try {
    for await (const batch of batches) {
      if (meter.isSettled()) await meter.ended()
      yield batch
    }
    await meter.ended()
  } catch (error) {
    await meter.failed(error)
    throw error
  } finally {
    if (!meter.isOver()) await meter.failed(new DOMException('The client has left.', 'AbortError'))
  }
}
