import type { Call, NativeGeneration } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { waitUntil } from '../embedded/wait-until.ts'
import type { Resettable } from '../scripted/resettable.ts'
import { createLatency, type LatencySettings } from './latency.ts'
import { pace, type Schedule, tokensOfEvent, withLatency } from './pace.ts'

export interface FleetSettings extends LatencySettings {
  /** The backend that answers. */
  readonly of: string
}

/** A whole native answer that tells no usage counts a token for so many bytes. */
const BYTES_PER_TOKEN = 5

/** Another backend, as slow as a fleet that many share. @throws SettingError */
export const createFleetBackend = async (
  { of, ...settings }: FleetSettings,
  { name, backend }: Pick<BackendSetup, 'name' | 'backend'>,
): Promise<Resettable> => {
  const draw = createLatency(name, settings)
  const wrapped = await backend(of)
  let calls = 0

  const begin = ({ clocks: { wall, service } }: Call): Schedule => {
    calls += 1
    const { firstTokenMs, tokenMs } = draw(calls, service.now())
    const startedAt = wall.now()
    return { startedAt, firstAt: startedAt + firstTokenMs, tokenMs }
  }
  const once = async <Answer>(ask: (call: Call) => Promise<Answer>, call: Call): Promise<Answer> => {
    const { firstAt } = begin(call)
    const answer = await ask(call)
    await waitUntil(firstAt, call.clocks.wall, call.signal)
    return answer
  }

  const { converse, invoke, embed, rerank } = wrapped
  return {
    reset() {
      calls = 0
    },
    ...(wrapped.isBedrock && { isBedrock: true }),
    ...(converse && {
      async converse(request, call) {
        const schedule = begin(call)
        const { served, events } = await converse.call(wrapped, request, call)
        await firstToken(schedule, events, call)
        return { served, events: withLatency(pace(events, tokensOfEvent, schedule, call), schedule, call) }
      },
    }),
    ...(invoke && {
      invoke(request, call) {
        const asked = invoke.call(wrapped, request, call)
        if (asked === undefined) return undefined
        const schedule = begin(call)
        return asked.then(async generation => {
          await firstToken(schedule, generation.chunks, call)
          const tokensOf = call.streaming ? () => 1 : wholeTokens(generation)
          return { ...generation, chunks: pace(generation.chunks, tokensOf, schedule, call) }
        })
      },
    }),
    ...(embed && { embed: (request, call) => once(each => embed.call(wrapped, request, each), call) }),
    ...(rerank && { rerank: (request, call) => once(each => rerank.call(wrapped, request, each), call) }),
  }
}

/** Whoever leaves while he waits lets the answer go that nobody has begun to read. */
const firstToken = async (
  { firstAt }: Schedule,
  answer: AsyncIterable<unknown>,
  { clocks: { wall }, signal }: Call,
): Promise<void> => {
  try {
    await waitUntil(firstAt, wall, signal)
  } catch (error) {
    await answer[Symbol.asyncIterator]().return?.()
    throw error
  }
}

/** All that the upstream counted comes with the first chunk of a whole answer, which is its only one. */
const wholeTokens = ({ usage }: NativeGeneration) => {
  let counted = usage?.outputTokens
  return ({ byteLength }: Uint8Array): number => {
    const tokens = counted ?? Math.ceil(byteLength / BYTES_PER_TOKEN)
    if (counted !== undefined) counted = 0
    return tokens
  }
}
