import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { BedrockException } from '../../errors.ts'
import type { Call } from '../backend.ts'
import { waitUntil } from '../embedded/wait-until.ts'
import type { AnswerEvents } from './answer-events.ts'

export interface Plan extends AnswerEvents {
  /** On the wall clock, in milliseconds. */
  readonly startedAt: number
  readonly firstAt: number
  /** Between two tokens; 0 is as fast as they can be read. */
  readonly tokenMs: number
  readonly death?: Death | undefined
}

/** How a stream ends before its end. */
export interface Death {
  /** Events that still come; of an answer with fewer, all but the last. */
  readonly after: number
  /** Absent where it ends in silence. */
  readonly exception?: BedrockException
}

const MOST_EVENTS = 32

/** The events when they are due, those that are due together in one array; the first token's alone. */
export async function* play(
  plan: Plan,
  { clocks: { wall }, signal, streaming }: Call,
): AsyncGenerator<ConverseStreamOutput[], void, undefined> {
  const { events, firstAt, tokenMs, death } = plan
  const left = death === undefined ? events : events.slice(0, death.after)
  const mostEvents = streaming ? MOST_EVENTS : Number.POSITIVE_INFINITY
  let batch: ConverseStreamOutput[] = []
  let tokensSeen = 0
  signal.throwIfAborted()
  for (const { event, tokens } of left) {
    const dueAt = firstAt + Math.max(0, tokensSeen + tokens - 1) * tokenMs
    const isFirstToken = tokensSeen > 0 && batch.some(each => each.messageStart)
    if (
      streaming &&
      batch.length > 0 &&
      (isFirstToken || (tokens > 0 && dueAt > wall.now()) || batch.length >= mostEvents)
    ) {
      yield batch
      batch = []
      signal.throwIfAborted()
    }
    if (streaming && tokens > 0 && tokenMs > 0) await waitUntil(dueAt, wall, signal)
    batch.push(event)
    tokensSeen += tokens
  }
  if (death !== undefined) {
    if (batch.length > 0) yield batch
    signal.throwIfAborted()
    if (death.exception !== undefined) throw death.exception
    return
  }
  signal.throwIfAborted()
  const latencyMs = Math.max(0, Math.floor(wall.now() - plan.startedAt))
  yield [...batch, { metadata: { usage: plan.usage, metrics: { latencyMs } } }]
}

/** When the last token is due. */
export const lastAt = ({ events, firstAt, tokenMs }: Plan): number =>
  firstAt + Math.max(0, events.reduce((sum, { tokens }) => sum + tokens, 0) - 1) * tokenMs
