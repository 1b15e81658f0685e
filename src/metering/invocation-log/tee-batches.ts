import type { InvocationLog } from './invocation-logs.ts'
import type { LoggedAnswer } from './record.ts'

export interface TeeOptions<Item> {
  readonly log: InvocationLog
  /** Aborted when the client has gone, also where it has read nothing. */
  readonly signal: AbortSignal
  /** About, in bytes. */
  readonly sizeOf: (item: Item) => number
  readonly answerOf: (items: readonly Item[]) => LoggedAnswer | Promise<LoggedAnswer>
}

/** The batches as they are, and a record of them all when they end, fail, or nobody wants them any more. */
export const teeBatches = <Item>(
  batches: AsyncIterable<Item[]>,
  { log, signal, sizeOf, answerOf }: TeeOptions<Item>,
): AsyncIterable<Item[]> => {
  const items: Item[] = []
  const answer = () => answerOf(items)
  const leave = () => {
    const said = [...items]
    log.ended(() => answerOf(said))
  }
  signal.addEventListener('abort', leave, { once: true })

  const keep = (batch: readonly Item[]): void => {
    const size = batch.reduce((sum, item) => sum + sizeOf(item), 0)
    if (log.keep(size)) items.push(...batch)
    else items.length = 0
  }

  return (async function* () {
    try {
      for await (const batch of batches) {
        keep(batch)
        yield batch
      }
    } catch (error) {
      log.failed(error, answer)
      throw error
    } finally {
      signal.removeEventListener('abort', leave)
      log.ended(answer)
    }
  })()
}
