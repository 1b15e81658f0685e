import type { ConverseRequest, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import type { Backend, Call } from '../backend.ts'
import { answer } from './answer.ts'
import { createThoughts } from './create-thoughts.ts'
import { embed } from './embed.ts'
import { closingEvents, type Delta, deltas, openingEvents, wholeDelta } from './events.ts'
import { type LimitedAnswer, limitAnswer } from './limit-answer.ts'
import { rerank } from './rerank.ts'
import { waitUntil } from './wait-until.ts'

/** How fast answers come; as fast as they can be read where nothing is said. */
export interface EmbeddedBackendOptions {
  /** Milliseconds until the first token. */
  readonly firstTokenMs?: number | undefined
  /** How fast the further tokens come, above 0. */
  readonly tokensPerSecond?: number | undefined
}

type Events = AsyncGenerator<ConverseStreamOutput[], void, undefined>
type Close = () => ConverseStreamOutput[]

const MOST_EVENTS = 32
/** What takes about a millisecond to answer; more would hold up everyone else. */
const INLINE_TOKENS = 100

/**
 * Outcrop's own model: deterministic, rule-based, without weights or network. It works on the text of the
 * request and knows nothing else. Nothing is held between calls.
 */
export function createEmbeddedBackend({
  firstTokenMs = 0,
  tokensPerSecond,
}: EmbeddedBackendOptions = {}): Backend {
  const { think, close: closeThoughts } = createThoughts()
  return {
    async converse(request: ConverseRequest, call: Call) {
      const { signal, streaming, clocks } = call
      signal.throwIfAborted()
      const started = clocks.wall.now()
      const inputTokens = call.inputTokens ?? countTokens(request, counterFor(request.modelId ?? ''))
      const answered = inputTokens > INLINE_TOKENS ? await think(request, signal) : answer(request)
      const limited = limitAnswer(answered, request.inferenceConfig)
      const close: Close = () =>
        closingEvents(
          limited,
          inputTokens,
          clocks.wall.now() - started,
          request.additionalModelResponseFieldPaths,
        )
      const tokenMs = tokensPerSecond === undefined ? 0 : 1_000 / tokensPerSecond
      const firstAt = started + firstTokenMs
      const lastAt = firstAt + limited.outputTokens * tokenMs
      const readyAt = streaming ? firstAt : lastAt
      if (readyAt > started) await waitUntil(readyAt, clocks.wall, signal)
      const events = !streaming
        ? inOne(limited, close)
        : tokenMs === 0
          ? inBatches(limited, close, signal)
          : atPace(limited, close, call, firstAt, tokenMs)
      return { served: { backend: 'embedded', inputTokens }, events }
    },
    embed,
    rerank,
    close: closeThoughts,
  }
}

async function* inOne(limited: LimitedAnswer, close: Close): Events {
  yield [...openingEvents(limited), ...wholeDelta(limited), ...close()]
}

/** The first delta alone, so that a reader has it at once, then all others in as few arrays as they fill. */
async function* inBatches(limited: LimitedAnswer, close: Close, signal: AbortSignal): Events {
  signal.throwIfAborted()
  const all = deltas(limited).map(({ event }) => event)
  yield [...openingEvents(limited), ...all.slice(0, 1)]
  let index = 1
  for (; index + MOST_EVENTS < all.length; index += MOST_EVENTS) {
    signal.throwIfAborted()
    yield all.slice(index, index + MOST_EVENTS)
  }
  signal.throwIfAborted()
  yield [...all.slice(index), ...close()]
}

/** Each delta when its first token is due; those that are due together, together. */
async function* atPace(
  limited: LimitedAnswer,
  close: Close,
  { clocks: { wall }, signal }: Call,
  firstAt: number,
  tokenMs: number,
): Events {
  const [first, ...others] = deltas(limited)
  signal.throwIfAborted()
  yield [...openingEvents(limited), ...(first ? [first.event] : [])]
  let dueAt = firstAt + (first?.tokens ?? 0) * tokenMs
  let due: Delta['event'][] = []
  for (const { event, tokens } of others) {
    if (due.length > 0 && dueAt > wall.now()) {
      yield due
      due = []
    }
    await waitUntil(dueAt, wall, signal)
    due.push(event)
    dueAt += tokens * tokenMs
  }
  await waitUntil(dueAt, wall, signal)
  yield [...due, ...close()]
}
