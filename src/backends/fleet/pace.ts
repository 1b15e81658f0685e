import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Call } from '../backend.ts'
import { pieceEnd } from '../embedded/language/piece-end.ts'
import { waitUntil } from '../embedded/wait-until.ts'
import type { Latency } from './latency.ts'

/** One call's times on the wall clock. */
export interface Schedule extends Pick<Latency, 'tokenMs'> {
  readonly startedAt: number
  readonly firstAt: number
}

/**
 * The items of a stream in their order, each when its last token is due; those that are due together, together. Reads
 * no further than the array it gives from, so a fast source waits for a slow schedule.
 */
export async function* pace<Item>(
  source: AsyncIterable<Item[]>,
  tokensOf: (item: Item) => number,
  { firstAt, tokenMs }: Schedule,
  { clocks: { wall }, signal }: Call,
): AsyncGenerator<Item[], void, undefined> {
  let tokens = 0
  for await (const batch of source) {
    let due: Item[] = []
    for (const item of batch) {
      const carried = tokensOf(item)
      tokens += carried
      const dueAt = firstAt + Math.max(0, tokens - 1) * tokenMs
      if (carried > 0 && dueAt > wall.now()) {
        if (due.length > 0) yield due
        due = []
        await waitUntil(dueAt, wall, signal)
      }
      signal.throwIfAborted()
      due.push(item)
    }
    if (due.length > 0) yield due
  }
}

/** How many tokens an event carries, about. */
export const tokensOfEvent = ({ contentBlockDelta }: ConverseStreamOutput): number => {
  const { text, toolUse, reasoningContent } = contentBlockDelta?.delta ?? {}
  const content = text ?? toolUse?.input ?? reasoningContent?.text ?? ''
  let tokens = 0
  for (let end = 0; end < content.length; tokens++) end = pieceEnd(content, end)
  return tokens
}

/** What the metadata tells of the time is what the caller waited. */
export async function* withLatency(
  source: AsyncIterable<ConverseStreamOutput[]>,
  { startedAt }: Schedule,
  { clocks: { wall } }: Call,
): AsyncGenerator<ConverseStreamOutput[], void, undefined> {
  for await (const batch of source)
    yield batch.map(event => {
      if (event.metadata?.metrics === undefined) return event
      const latencyMs = Math.max(0, Math.floor(wall.now() - startedAt))
      return { metadata: { ...event.metadata, metrics: { ...event.metadata.metrics, latencyMs } } }
    })
}
