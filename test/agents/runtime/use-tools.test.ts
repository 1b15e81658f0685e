import { expect, test, vi } from 'vitest'
import { answering, api, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const handlers = { orders: answering('JSON.stringify(event)'), stock: answering('JSON.stringify(event)') }
const failures = ({ traces }: Told) => traces.flatMap(({ trace }) => trace?.failureTrace?.failureReason ?? [])
const observed = ({ traces }: Told) =>
  traces.flatMap(({ trace }) => trace?.orchestrationTrace?.observation ?? [])
const events = (told: Told) =>
  observed(told).flatMap(({ actionGroupInvocationOutput }) =>
    actionGroupInvocationOutput === undefined ? [] : [JSON.parse(actionGroupInvocationOutput.text ?? '')],
  )

test('a handler of functions is given the documented event', async () => {
  await using server = await runAgents({
    rules: [onTool('orders__look_up', 'Done.'), use('orders__look_up', { order: '17', else: 1 })],
    handlers,
  })
  const told = await server.askInline({
    actionGroups: [orders],
    inlineSessionState: { sessionAttributes: { user: 'u1' }, promptSessionAttributes: { day: 'Monday' } },
  })
  expect(events(told)).toEqual([
    {
      messageVersion: '1.0',
      agent: { name: 'INLINE_AGENT', id: 'INLINE_AGENT', alias: 'INLINE_AGENT', version: 'INLINE_AGENT' },
      inputText: 'Where is order 17?',
      sessionId: 'session-1',
      actionGroup: 'orders',
      function: 'look_up',
      parameters: [{ name: 'order', type: 'string', value: '17' }],
      sessionAttributes: { user: 'u1' },
      promptSessionAttributes: { day: 'Monday' },
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ])
})

test('a handler of an API is given path, method, parameters and body', async () => {
  await using server = await runAgents({
    rules: [
      onTool('stock__getItem', use('stock__setItem', { item: 'nut', left: 3, tags: ['a', 'b'] })),
      onTool('stock__setItem', 'Done.'),
      use('stock__getItem', { item: 'nut', size: 4 }),
    ],
    handlers,
  })
  const told = await server.askInline({ actionGroups: [api] })
  expect(told.text).toBe('Done.')
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  const [get, put] = events(told)
  expect(get).toMatchObject({
    apiPath: '/items/{item}',
    httpMethod: 'GET',
    parameters: [
      { name: 'item', type: 'string', value: 'nut' },
      { name: 'size', type: 'integer', value: '4' },
    ],
  })
  expect(get).not.toHaveProperty('requestBody')
  expect(put).toMatchObject({
    httpMethod: 'PUT',
    parameters: [{ name: 'item', type: 'string', value: 'nut' }],
    requestBody: {
      content: {
        'application/json': {
          properties: [
            { name: 'left', type: 'integer', value: '3' },
            { name: 'tags', type: 'array', value: '["a","b"]' },
          ],
        },
      },
    },
  })
})

test('each call has a key of its own, and the same call of a turn that is asked for again the same', async () => {
  const twice = {
    toolUse: [
      { name: 'orders__look_up', input: { order: '17' } },
      { name: 'orders__look_up', input: { order: '17' } },
    ],
  }
  await using server = await runAgents({
    rules: [
      { match: { tool: 'orders__look_up' }, sequence: [{ error: 'ThrottlingException' }, 'Done.'] },
      { answer: twice },
    ],
    handlers,
  })
  const keysOf = (told: Told) => events(told).map(({ idempotencyKey }) => idempotencyKey)
  const ask = (more = {}) => server.askInline({ actionGroups: [orders], ...more })
  const failed = await ask()
  expect(failed.error?.name).toBe('ThrottlingException')
  const again = await ask()
  expect(again.text).toBe('Done.')
  expect(new Set(keysOf(again)).size).toBe(2)
  expect(keysOf(again)).toEqual(keysOf(failed))
  const next = keysOf(await ask())
  const elsewhere = keysOf(await ask({ sessionId: 'session-2' }))
  expect(new Set([...keysOf(again), ...next, ...elsewhere]).size).toBe(6)
})

test('a tool that is not there, and an input against the schema, are corrected by asking again', async () => {
  await using server = await runAgents({
    rules: [
      {
        sequence: [
          use('orders__delete', { order: '17' }),
          use('orders__look_up', { number: 17 }),
          use('orders__look_up', { order: '17' }),
          { answer: 'Found.' },
        ],
      },
    ],
    handlers,
  })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.text).toBe('Found.')
  const corrections = observed(told).filter(({ type }) => type === 'REPROMPT')
  expect(corrections.map(({ repromptResponse }) => repromptResponse)).toEqual([
    {
      source: 'PARSER',
      text: 'There is no tool orders__delete. There are: orders__look_up, orders__cancel.',
    },
    { source: 'PARSER', text: expect.stringContaining('"order" is required') },
  ])
  expect(events(told)).toHaveLength(1)
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
})

test('no more corrections than are set: then the fallback, and why in the trace', async () => {
  await using server = await runAgents({
    rules: [use('orders__look_up', { number: 17 })],
    handlers,
    agents: { corrections: 1 },
  })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.text).toBe('I could not finish this within the limits that are set for me.')
  expect(failures(told)).toEqual([
    expect.stringMatching(
      /^The model made 2 calls that no tool could take\. The last: .*"order" is required/,
    ),
  ])
  expect(server.usage()).toHaveLength(2)
  const next = await server.askInline({ actionGroups: [orders], inputText: 'Hello?' })
  expect(next.error).toBeUndefined()
})

test('the same call for ever is stopped, and its handler has run thrice', async () => {
  await using server = await runAgents({ rules: [use('orders__look_up', { order: '17' })], handlers })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(failures(told)).toEqual(['The model called orders__look_up with the same input for the 4th time.'])
  expect(events(told)).toHaveLength(3)
  expect(told.text).toContain('limits')
})

test('actions have a limit of their own, and many are warned of', async () => {
  const lines: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation(line => lines.push(String(line)) > 0)
  try {
    await using server = await runAgents({
      rules: [use('orders__look_up', { order: '{{turn}}' })],
      handlers,
      agents: { budgets: { '*': { actionsPerTurn: 7 } } },
      log: { level: 'warn', format: 'json' },
    })
    const told = await server.askInline({ actionGroups: [orders] })
    expect(failures(told)).toEqual(['The turn has made the 7 calls of action groups that it may make.'])
    expect(events(told)).toHaveLength(7)
    const warnings = lines
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line))
      .filter(({ msg }) => msg.startsWith('More than 5'))
    expect(warnings).toEqual([expect.objectContaining({ level: 'warn', session: 'session-1' })])
  } finally {
    spy.mockRestore()
  }
})

test('an agent that may asks its user, and goes on with the answer', async () => {
  await using server = await runAgents({
    rules: [
      { match: { text: '17' }, answer: 'It is on its way.' },
      use('user__askuser', { question: 'Which order?' }),
    ],
  })
  const actionGroups = [{ actionGroupName: 'ask', parentActionGroupSignature: 'AMAZON.UserInput' as const }]
  const asked = await server.askInline({ actionGroups, inputText: 'Where is it?' })
  expect(asked.text).toBe('Which order?')
  expect(observed(asked)).toEqual([expect.objectContaining({ type: 'ASK_USER' })])
  expect(asked.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  const told = await server.askInline({ actionGroups, inputText: 'Order 17' })
  expect(told.text).toBe('It is on its way.')
  const said = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [],
  )[0]
  expect(JSON.parse(said ?? '').messages).toEqual([
    { role: 'user', content: [{ text: 'Where is it?' }] },
    { role: 'assistant', content: [{ text: 'Which order?' }] },
    { role: 'user', content: [{ text: 'Order 17' }] },
  ])
})

test('attributes that a handler sets live as long as the session, those of the prompt for the turn', async () => {
  const setting = answering(
    'JSON.stringify(event)',
    "sessionAttributes: { seen: event.parameters[0].value }, promptSessionAttributes: { mood: 'good' },",
  )
  await using server = await runAgents({
    rules: [
      {
        sequence: [
          use('orders__look_up', { order: '17' }),
          use('orders__look_up', { order: '18' }),
          { answer: 'One.' },
          use('orders__look_up', { order: '19' }),
          { answer: 'Two.' },
        ],
      },
    ],
    handlers: { orders: setting },
  })
  const ask = (inlineSessionState = {}) => server.askInline({ actionGroups: [orders], inlineSessionState })
  const first = await ask({ sessionAttributes: { user: 'u1' }, promptSessionAttributes: { day: 'Monday' } })
  const attributesOf = (told: Told) =>
    events(told).map(({ sessionAttributes, promptSessionAttributes }) => [
      sessionAttributes,
      promptSessionAttributes,
    ])
  expect(attributesOf(first)).toEqual([
    [{ user: 'u1' }, { day: 'Monday' }],
    [{ seen: '17' }, { mood: 'good' }],
  ])
  expect(attributesOf(await ask())).toEqual([[{ seen: '18' }, {}]])
})
