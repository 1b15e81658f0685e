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
const handlers = {
  orders: answering("event.function + ' ' + event.parameters.map(({ value }) => value).join(' ')"),
}

test('reasons, acts and observes until it answers, and each step is told in its order', async () => {
  await using server = await runAgents({ rules, handlers })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Order 17 is cancelled.')
  const step = ['modelInvocationInput', 'modelInvocationOutput']
  const acted = [...step, 'rationale', 'invocationInput ACTION_GROUP', 'observation ACTION_GROUP']
  expect(kinds(told)).toEqual([...acted, ...acted, ...step, 'observation FINISH'])
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  const parts = told.traces.flatMap(({ trace }) => trace?.orchestrationTrace ?? [])
  expect(parts.flatMap(({ rationale }) => rationale?.text ?? [])).toEqual([
    'I look it up.',
    'It can still be cancelled.',
  ])
  expect(parts.flatMap(({ invocationInput }) => invocationInput?.actionGroupInvocationInput ?? [])).toEqual([
    {
      actionGroupName: 'orders',
      function: 'look_up',
      parameters: [{ name: 'order', type: 'string', value: '17' }],
      executionType: 'LAMBDA',
    },
    {
      actionGroupName: 'orders',
      function: 'cancel',
      parameters: [
        { name: 'order', type: 'string', value: '17' },
        { name: 'copies', type: 'integer', value: '2' },
      ],
      executionType: 'LAMBDA',
    },
  ])
  const observed = parts.flatMap(({ observation }) => observation?.actionGroupInvocationOutput?.text ?? [])
  expect(observed).toEqual(['look_up 17', 'cancel 17 2'])
})

test('the tokens of each step are those of the ledger, which files them by session, turn, step and agent', async () => {
  await using server = await runAgents({ rules, handlers })
  const { agentId } = await server.store()
  const inline = await server.askInline({ actionGroups: [orders], agentName: 'orders-agent' })
  await server.askInline({ actionGroups: [orders], agentName: 'orders-agent', inputText: 'Where else?' })
  const stored = await server.ask(agentId, { inputText: 'Where is it?', sessionId: 'session-2' })
  const tokensOf = (told: Told) =>
    told.traces.flatMap(
      ({ trace }) => trace?.orchestrationTrace?.modelInvocationOutput?.metadata?.usage ?? [],
    )
  const rows = server.usage()
  const filed = rows.map(({ session, turn, step, metadata }) => [
    session,
    turn,
    step,
    JSON.parse(String(metadata)).agent,
  ])
  expect(filed).toEqual([
    ['session-1', '1', '1', 'orders-agent'],
    ['session-1', '1', '2', 'orders-agent'],
    ['session-1', '1', '3', 'orders-agent'],
    ['session-1', '2', '1', 'orders-agent'],
    ['session-1', '2', '2', 'orders-agent'],
    ['session-1', '2', '3', 'orders-agent'],
    ['session-2', '1', '1', agentId],
  ])
  const taken = rows.map(({ input: inputTokens, output: outputTokens }) => ({
    inputTokens,
    outputTokens,
  }))
  expect(tokensOf(inline)).toEqual(taken.slice(0, 3))
  expect(tokensOf(stored)).toEqual(taken.slice(6))
})

test('nothing but the answer is told where no trace is asked for', async () => {
  await using server = await runAgents({ rules, handlers })
  const told = await server.askInline({ actionGroups: [orders], enableTrace: false })
  expect(told).toEqual({
    text: 'Order 17 is cancelled.',
    chunks: ['Order 17 is cancelled.'],
    traces: [],
    citations: [],
  })
})

test('an answer in its tags is told as it comes, without them', async () => {
  await using server = await runAgents({
    rules: [
      onTool('orders__look_up', {
        answer: '<answer>\n\nIt is on its way, and it comes tomorrow.\n</answer>',
        pace: 400,
      }),
      use('orders__look_up', { order: '17' }, { text: 'I look it up.' }),
    ],
    handlers,
  })
  const streamingConfigurations = { streamFinalResponse: true }
  const told = await server.askInline({ actionGroups: [orders], streamingConfigurations })
  expect(told.chunks.length).toBeGreaterThan(3)
  expect(told.text).toBe('It is on its way, and it comes tomorrow.')
  const whole = await server.askInline({ actionGroups: [orders], sessionId: 'session-2' })
  expect(whole.chunks).toEqual([told.text])
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
})

test('a model that never ends is stopped, with what was set for that', async () => {
  await using server = await runAgents({
    rules: [{ answer: { toolUse: { name: 'orders__look_up', input: { order: '{{turn}}' } } } }],
    handlers,
    agents: { budgets: { '*': { stepsPerTurn: 4, fallback: 'Please call us.' } } },
  })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Please call us.')
  expect(kinds(told).filter(kind => kind === 'modelInvocationInput')).toHaveLength(4)
  expect(told.traces.at(-1)?.trace?.failureTrace?.failureReason).toBe('Max iterations exceeded')
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
})

test('a model that fails fails the turn, and the same question can be asked again', async () => {
  await using server = await runAgents({
    rules: [{ sequence: [{ error: 'ThrottlingException' }, 'Hello.'] }],
    handlers,
  })
  const failed = await server.askInline({ actionGroups: [orders] })
  expect(failed.error?.name).toBe('ThrottlingException')
  expect(failed.traces.at(-1)?.trace?.failureTrace?.failureReason).toEqual(expect.any(String))
  expect(failed.chunks).toEqual([])
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.text).toBe('Hello.')
})

test('thoughts of the model are in its trace', async () => {
  await using server = await runAgents({
    rules: [{ answer: { reasoning: { text: 'I greet.', signature: 'c2ln' }, text: 'Hello.' } }],
  })
  const told = await server.askInline()
  const output = told.traces.flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationOutput ?? [])[0]
  expect(output?.reasoningContent).toEqual({ reasoningText: { text: 'I greet.', signature: 'c2ln' } })
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
})
