import { expect, it } from 'vitest'
import type { AgentContext } from '../../../src/agents/runtime/agent-context.ts'
import { traceFailure } from '../../../src/agents/runtime/trace-failure.ts'
import type { Turn } from '../../../src/agents/runtime/turn.ts'
import { turnFailure } from '../../../src/agents/runtime/turn-failure.ts'

const failing = async function* (): AsyncGenerator<never, void> {
  yield* []
  throw turnFailure('words', 'why')
}
const turn = { depth: 0, teller: { callers: [] } } as unknown as Turn
const contextOf = (signal: AbortSignal) => ({ requestId: '12345678', signal }) as AgentContext

it('tells why, and fails on', async () => {
  const events = traceFailure('pre', turn, contextOf(new AbortController().signal), failing())
  expect((await events.next()).value).toMatchObject({ trace: { failureTrace: { failureReason: 'why' } } })
  await expect(events.next()).rejects.toThrow('words')
})

it('tells nobody who has left', async () =>
  expect(traceFailure('pre', turn, contextOf(AbortSignal.abort()), failing()).next()).rejects.toThrow(
    'words',
  ))
