import { expect, test } from 'vitest'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents } from '../../support/run-agents.ts'

const handlers = { orders: answering("'Order 17 is shipped.'") }
const rules = [
  { match: { text: 'Nobody has said 2026-12-24' }, answer: 'Order 17 is shipped.' },
  onTool('orders__look_up', 'Order 17 is shipped and comes on 2026-12-24.'),
  { match: { text: 'Where' }, ...use('orders__look_up', { order: '17' }) },
  { match: { text: 'twice' }, answer: 'As I said: 17.' },
]
const question = { inputText: 'Where is order 17?', actionGroups: [orders] }

test('the model is asked once for an answer without what nobody has said, and later turns know nothing of it', async () => {
  await using server = await runAgents({ rules, handlers, agents: { unsaidFacts: 'correct' } })
  const { text, traces } = await server.askInline({ ...question, sessionId: 'one' })
  expect(text).toBe('Order 17 is shipped.')
  expect(
    traces.flatMap(({ trace }) => trace?.orchestrationTrace?.observation?.repromptResponse?.text ?? []),
  ).toEqual([expect.stringContaining('Nobody has said 2026-12-24 before your answer')])

  const later = await server.askInline({ ...question, sessionId: 'one', inputText: 'Say it twice.' })
  const [input] = later.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [],
  )
  expect(input).toContain('Order 17 is shipped.')
  expect(input).not.toContain('Nobody has said')
  expect(input).not.toContain('2026-12-24')
})

test('the answer is told as it is where nothing else is set', async () => {
  await using server = await runAgents({ rules, handlers })
  const { text } = await server.askInline(question)
  expect(text).toBe('Order 17 is shipped and comes on 2026-12-24.')
})
