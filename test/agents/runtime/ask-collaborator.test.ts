import { expect, test } from 'vitest'
import { addGroup, answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents } from '../../support/run-agents.ts'
import {
  COLLABORATOR,
  collaborate,
  collaborator,
  inline,
  named,
  prompts,
  rules,
  sane,
  supervise,
  superviseInline,
  supervisor,
} from '../../support/supervised-agents.ts'

const handlers = {
  orders: answering(
    "'on its way ' + JSON.stringify(event.sessionAttributes)",
    'sessionAttributes: { seen: "17" },',
  ),
}

test('two agents are asked in turn, and what each does is told as theirs', async () => {
  await using server = await runAgents({ rules, handlers })
  const ordersAgent = await server.store({ instruction: COLLABORATOR }, id => addGroup(server, id, orders))
  const stockAgent = await server.store({
    instruction: 'You count the stock of the shop, and you do nothing else.',
  })
  const { agentId } = await supervise(
    server,
    collaborate(server, 'orders', ordersAgent),
    collaborate(server, 'stock', stockAgent),
  )
  const told = await server.ask(agentId, { sessionState: { sessionAttributes: { user: 'u1' } } })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('It is on its way, and there are more.')
  sane(told)
  const tellers = told.traces.map(({ agentId: id, collaboratorName }) => [id, collaboratorName])
  expect(tellers).toContainEqual([agentId, undefined])
  expect(tellers).toContainEqual([ordersAgent.agentId, 'orders'])
  expect(tellers).toContainEqual([stockAgent.agentId, 'stock'])
  const own = told.traces.find(({ collaboratorName }) => collaboratorName === 'orders')
  expect(own?.callerChain?.at(-1)).toEqual({ agentAliasArn: ordersAgent.aliasArn })
  expect(own?.callerChain).toHaveLength(2)
  const invocations = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.invocationInput?.agentCollaboratorInvocationInput ?? [],
  )
  expect(invocations[0]).toEqual({
    agentCollaboratorName: 'orders',
    agentCollaboratorAliasArn: ordersAgent.aliasArn,
    input: { type: 'TEXT', text: 'Look order 17 up.' },
  })
  const outputs = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.observation?.agentCollaboratorInvocationOutput ?? [],
  )
  expect(outputs.map(({ output }) => output)).toEqual([
    { type: 'TEXT', text: 'It is on its way.' },
    { type: 'TEXT', text: 'There are three.' },
  ])
  const observed = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.observation?.actionGroupInvocationOutput?.text ?? [],
  )
  expect(observed).toEqual(['on its way {"user":"u1"}'])
  const again = await server.ask(agentId)
  expect(JSON.stringify(again.traces)).toContain('on its way {\\"seen\\":\\"17\\"}')
  expect(server.usage().map(({ turn, step }) => `${turn} ${step}`)).toEqual([
    ...['1 1', '1 orders:1', '1 orders:2', '1 2', '1 stock:1', '1 3'],
    ...['2 1', '2 orders:1', '2 orders:2', '2 2', '2 stock:1', '2 3'],
  ])
})

test.each([
  ['TO_COLLABORATOR' as const, ['Hello.', 'Good day.', 'Look order 17 up.']],
  ['DISABLED' as const, ['Look order 17 up.']],
])('the history is relayed where that is set: %s', async (relay, expected) => {
  await using server = await runAgents({
    rules: [
      { match: { ...supervisor, tool: 'agent__orders' }, answer: 'Done.' },
      { match: { ...supervisor, text: 'Hello.' }, answer: 'Good day.' },
      { match: supervisor, ...use('agent__orders', { message: 'Look order 17 up.' }) },
      { match: collaborator, answer: 'Looked up.' },
    ],
  })
  const ordersAgent = await server.store({ instruction: COLLABORATOR })
  const { agentId } = await supervise(server, collaborate(server, 'orders', ordersAgent, relay))
  await server.ask(agentId, { inputText: 'Hello.' })
  const told = await server.ask(agentId)
  const [asked] = prompts(told, 'orders')
  const texts = asked.map(({ content }: { content: { text: string }[] }) => content[0]?.text)
  expect(texts).toEqual(expected)
  const [second] = prompts(await server.ask(agentId), 'orders')
  const own = ['Look order 17 up.', 'Looked up.']
  const supervisors = relay === 'DISABLED' ? [] : ['Hello.', 'Good day.', 'Where is order 17?', 'Done.']
  expect(second.map(({ content }: { content: { text: string }[] }) => content[0]?.text)).toEqual([
    ...supervisors,
    ...own,
    'Look order 17 up.',
  ])
  expect(JSON.stringify(second)).not.toContain('toolUse')
})

test('agents that the call brings are asked, and ask each other, two levels deep', async () => {
  await using server = await runAgents({
    rules: [
      onTool('agent__b', 'B has said something.'),
      onTool('agent__a', 'A has said something.'),
      { match: { text: 'ask a' }, ...use('agent__a', { message: 'ask b' }) },
      { match: { text: 'ask b' }, ...use('agent__b', { message: 'ask a' }) },
    ],
  })
  const each = {
    agentCollaboration: 'SUPERVISOR' as const,
    collaboratorConfigurations: [named('a'), named('b')],
  }
  const told = await server.askInline({
    ...superviseInline(inline('a', each), inline('b', each)),
    inputText: 'ask a',
  })
  expect(told.text).toBe('A has said something.')
  sane(told)
  const depths = told.traces.flatMap(
    ({ trace }) =>
      trace?.orchestrationTrace?.observation?.agentCollaboratorInvocationOutput?.output?.text ?? [],
  )
  expect(depths).toEqual([
    'The agent a cannot be asked: agents may ask each other 2 levels deep.',
    'A has said something.',
    'B has said something.',
  ])
})

test('a collaborator that fails fails the turn', async () => {
  await using server = await runAgents({
    rules: [
      { match: supervisor, ...use('agent__orders', { message: 'Look order 17 up.' }) },
      { match: collaborator, ...use('orders__look_up', { order: '17' }) },
    ],
    handlers: { orders: 'export const handler = async () => { throw new Error("no") }' },
  })
  const told = await server.askInline(superviseInline(inline('orders', { actionGroups: [orders] })))
  expect(told.error?.name).toBe('DependencyFailedException')
  expect(told.chunks).toEqual([])
  sane(told)
  expect(told.traces.at(-1)?.trace?.failureTrace?.failureReason).toMatch(/threw/)
})

test('the steps of collaborators count into the budget of the turn', async () => {
  const again = { toolUse: { name: 'orders__look_up', input: { order: '{{turn}}' } } }
  await using server = await runAgents({
    rules: [{ match: collaborator, answer: again }, ...rules],
    handlers,
    agents: { budgets: { '*': { tokensPerTurn: 1_000, fallback: 'Enough.' } } },
  })
  const told = await server.askInline(superviseInline(inline('orders', { actionGroups: [orders] })))
  expect(told.text).toBe('Enough.')
  sane(told)
  const spent = server.usage().map(({ input, output }) => Number(input) + Number(output))
  expect(spent.length).toBeGreaterThan(2)
  expect(spent.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1_000)
})

test('an alias of another account or Region is not taken for an own one of the same ID', async () => {
  await using server = await runAgents({ rules, handlers })
  const { aliasArn } = await server.store({ instruction: COLLABORATOR }, id => addGroup(server, id, orders))
  for (const other of [
    aliasArn.replace('us-east-1', 'eu-west-1'),
    aliasArn.replace(/:\d{12}:/, ':999999999999:'),
  ]) {
    const told = await server.askInline({
      ...superviseInline(),
      collaboratorConfigurations: [{ ...named('orders'), agentAliasArn: other }],
    })
    expect(told.error?.name).toBe('ResourceNotFoundException')
  }
})
