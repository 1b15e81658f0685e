import { expect, test } from 'vitest'
import { turnsOf } from '../../../src/agents/runtime/conversation-history.ts'

const said = (role: 'user' | 'assistant', ...texts: string[]) => ({
  role,
  content: texts.map(text => ({ text })),
})

test('a history is whole turns', () => {
  expect(
    turnsOf({
      messages: [said('user', 'a'), said('assistant', 'b'), said('user', 'c'), said('assistant', 'd')],
    }),
  ).toEqual([
    { messages: [said('user', 'a'), said('assistant', 'b')] },
    { messages: [said('user', 'c'), said('assistant', 'd')] },
  ])
})

test('what one says twice in a row is one message', () => {
  expect(turnsOf({ messages: [said('user', 'a'), said('user', 'b'), said('assistant', 'c', 'd')] })).toEqual([
    { messages: [said('user', 'a', 'b'), said('assistant', 'c', 'd')] },
  ])
})

test.each([
  ['nothing', []],
  ['an answer to no question', [said('assistant', 'a')]],
  ['a question without an answer', [said('user', 'a')]],
  ['blanks', [said('user', ' '), said('assistant', 'a')]],
])('%s is no turn', (_, messages) => {
  expect(turnsOf({ messages })).toEqual([])
})

test('a long history of one side takes no square of its length', () => {
  const messages = Array.from({ length: 200_000 }, () => said('user', 'a'))
  const [turn] = turnsOf({ messages: [...messages, said('assistant', 'b')] })
  expect(turn?.messages[0]?.content).toHaveLength(200_000)
}, 5_000)
