import { expect, test } from 'vitest'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

/** `modelInvocationInput`, `observation ACTION_GROUP` ... */
const kinds = ({ traces }: Told): string[] =>
  traces.map(({ trace = {} }) => {
    const [kind = '', part = {}] = Object.entries(trace)[0] ?? []
    if (kind !== 'orchestrationTrace') return kind
    const [member = '', of = {}] = Object.entries(part as object)[0] ?? []
    const { type, invocationType } = of as { type?: string; invocationType?: string }
    return [member, member === 'modelInvocationInput' ? undefined : (invocationType ?? type)]
      .filter(each => each !== undefined)
      .join(' ')
  })

const rules = [
  onTool(
    'orders__look_up',
    use('orders__cancel', { order: '17', copies: 2 }, { text: 'It can still be cancelled.' }),
  ),
  onTool('orders__cancel', 'Order 17 is cancelled.'),
  { match: { text: 'Where' }, ...use('orders__look_up', { order: '17' }, { text: 'I look it up.' }) },
]

test('reasons, acts and observes until it answers, and each step is told in its order', async () => {
  await using server = await runAgents({
    rules,
    handlers: {
      orders: answering("event.function + ' ' + event.parameters.map(({ value }) => value).join(' ')"),
    },
  })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Order 17 is cancelled.')
  expect(kinds(told)).toEqual([
    'modelInvocationInput',
    'modelInvocationOutput',
    'rationale',
    'invocationInput ACTION_GROUP',
    'observation ACTION_GROUP',
    'modelInvocationInput',
    'modelInvocationOutput',
    'rationale',
    'invocationInput ACTION_GROUP',
    'observation ACTION_GROUP',
    'modelInvocationInput',
    'modelInvocationOutput',
    'observation FINISH',
  ])
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
})
