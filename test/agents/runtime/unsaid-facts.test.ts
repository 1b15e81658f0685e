import { expect, test } from 'vitest'
import { textsOf, unsaidFacts } from '../../../src/agents/runtime/unsaid-facts.ts'

const said = [
  'Where is order ORD-88421?',
  '{"orderId":"ORD-88421","status":"SHIPPED","trackingNumber":"JD0146000078","estimatedDelivery":"2026-12-03","total":1234.5}',
]

test.each([
  ['what a tool said', 'Your order ORD-88421 comes on 2026-12-03, tracking number JD0146000078.'],
  ['a date in another order', 'It comes on 03/12/2026, that is December 3, 2026.'],
  ['an amount with separators', 'The total is $1,234.50, or 1234.5.'],
  ['counts and steps', 'There are 2 orders. 1. Wait 14 days.'],
  ['nothing with digits', 'It has been shipped.'],
])('%s is nothing new', (_, answer) => {
  expect(unsaidFacts(answer, said)).toEqual([])
})

test.each([
  ['another identifier', 'Order ORD-99999 has been shipped.', ['ORD-99999']],
  ['a date', 'It comes on 2026-11-30.', ['2026-11-30']],
  ['an amount', 'You get 49.99 back, 49.99 in all.', ['49.99']],
  ['a telephone number', 'Call 0800-555-123.', ['0800-555-123']],
])('%s that nobody said', (_, answer, facts) => {
  expect(unsaidFacts(answer, said)).toEqual(facts)
})

test('a long answer of numbers takes no long time, and lists a few', () => {
  const answer = Array.from({ length: 100_000 }, (_, at) => 1_000_000 + at * 7).join(' ')
  expect(unsaidFacts(answer, said)).toHaveLength(5)
})

test('results of tools are said, in every form', () => {
  expect(
    textsOf([
      { role: 'user', content: [{ text: 'a' }] },
      { role: 'assistant', content: [{ toolUse: { toolUseId: 't', name: 'n', input: { x: 1 } } }] },
      {
        role: 'user',
        content: [{ toolResult: { toolUseId: 't', content: [{ text: 'b' }, { json: { c: 1 } }] } }],
      },
    ]),
  ).toEqual(['a', 'b', '{"c":1}'])
})
