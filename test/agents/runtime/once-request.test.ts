import { expect, it } from 'vitest'
import { describeHistory, onceRequest, overriddenRequest } from '../../../src/agents/runtime/once-request.ts'
import type { Turn } from '../../../src/agents/runtime/turn.ts'

const said = (role: 'user' | 'assistant', text: string) => ({ role, content: [{ text }] })
const session = {
  turns: [
    {
      messages: [
        said('user', 'one'),
        said('assistant', 'step'),
        said('user', 'result'),
        said('assistant', 'ONE'),
      ],
    },
    { messages: [said('user', 'two'), said('assistant', 'TWO')] },
  ],
}

it('tells what was asked and answered', () => {
  expect(describeHistory({ session } as unknown as Turn)).toBe(
    'User: one\nAssistant: ONE\nUser: two\nAssistant: TWO',
  )
  expect(describeHistory({ session, previousTurns: 1 } as unknown as Turn)).toBe('User: two\nAssistant: TWO')
})

it('has a system prompt where there is one', () => {
  const messages = [said('user', 'a')]
  expect(onceRequest({ system: '', messages })).toEqual({ messages })
  expect(onceRequest({ system: 's', messages })).toEqual({ system: [{ text: 's' }], messages })
})

it('is none of a prompt that is not overridden', () =>
  expect(overriddenRequest({ definition: {} } as Turn, 'PRE_PROCESSING')).toBeUndefined())
