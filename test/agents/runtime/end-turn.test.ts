import { expect, it } from 'vitest'
import type { AgentContext } from '../../../src/agents/runtime/agent-context.ts'
import { endTurn, stopTurn } from '../../../src/agents/runtime/end-turn.ts'
import type { Turn } from '../../../src/agents/runtime/turn.ts'

const turn = {
  input: { text: 'q', files: [] },
  attributes: { a: 'b' },
  session: {},
  depth: 0,
  teller: { callers: [] },
  limits: { steps: 1, actions: undefined, fallback: 'Enough.' },
} as unknown as Turn
const messages = (answer: string) => [
  { role: 'user', content: [{ text: 'q' }] },
  { role: 'assistant', content: [{ text: answer }] },
]

it('leaves the question and the answer to the session', () =>
  expect(endTurn(turn, 'A')).toEqual({
    answer: 'A',
    messages: messages('A'),
    attributes: { a: 'b' },
    collaborators: {},
  }))

it('says the fallback, and in the trace why', async () => {
  const events: unknown[] = []
  const stopping = stopTurn('spent', 'pre', turn, { requestId: '12345678-9' } as AgentContext)
  let next = await stopping.next()
  for (; next.done !== true; next = await stopping.next()) events.push(next.value)
  expect(events).toEqual([
    { teller: turn.teller, trace: { failureTrace: { traceId: '12345678-0-pre', failureReason: 'spent' } } },
    { text: 'Enough.' },
  ])
  expect(next.value).toMatchObject({ answer: 'Enough.', messages: messages('Enough.') })
})
