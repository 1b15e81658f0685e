import {
  AssociateAgentCollaboratorCommand,
  type RelayConversationHistory,
} from '@aws-sdk/client-bedrock-agent'
import type { Collaborator, CollaboratorConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { foundationModel } from '../../support/agent-server.ts'
import { addGroup, answering, callersOrders, onTool, orders, use } from '../../support/order-agent.ts'
import { type RunAgents, runAgents, type Stored, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const handlers = {
  orders: answering(
    "'on its way ' + JSON.stringify(event.sessionAttributes)",
    'sessionAttributes: { seen: "17" },',
  ),
}
const SUPERVISOR = 'You ask the agents of the shop, each for what it knows.'
const COLLABORATOR = 'You look orders up, and you do nothing else than that.'

const collaborate =
  (server: RunAgents, name: string, { aliasArn }: Stored, relay?: RelayConversationHistory) =>
  (agentId: string) =>
    server.agents.send(
      new AssociateAgentCollaboratorCommand({
        agentId,
        agentVersion: 'DRAFT',
        agentDescriptor: { aliasArn },
        collaboratorName: name,
        collaborationInstruction: 'Ask it about orders.',
        ...(relay !== undefined && { relayConversationHistory: relay }),
      }),
    )
const supervise = (server: RunAgents, ...associate: ((agentId: string) => Promise<unknown>)[]) =>
  server.store({ instruction: SUPERVISOR, agentCollaboration: 'SUPERVISOR' }, async id => {
    for (const each of associate) await each(id)
  })
const supervisor = { system: 'You ask the agents' }
const collaborator = { system: 'You look orders up' }
const sane = (told: Told) => expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
const prompts = (told: Told, name?: string) =>
  told.traces
    .filter(({ collaboratorName }) => collaboratorName === name)
    .flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [])
    .map(text => JSON.parse(text).messages)

const rules = [
  { match: { ...collaborator, tool: 'orders__look_up' }, answer: 'It is on its way.' },
  { match: collaborator, ...use('orders__look_up', { order: '17' }) },
  { match: { ...supervisor, tool: 'agent__orders' }, ...use('agent__stock', { message: 'Is it there?' }) },
  { match: { ...supervisor, tool: 'agent__stock' }, answer: 'It is on its way, and there are more.' },
  { match: supervisor, ...use('agent__orders', { message: 'Look order 17 up.' }) },
  { match: { system: 'You count the stock' }, answer: 'There are three.' },
]

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

const inline = (agentName: string, more: Partial<Collaborator> = {}): Collaborator => ({
  agentName,
  foundationModel,
  instruction: COLLABORATOR,
  ...more,
})
const named = (collaboratorName: string): CollaboratorConfiguration => ({
  collaboratorName,
  collaboratorInstruction: 'Ask it about orders.',
})
const superviseInline = (...collaborators: Collaborator[]) => ({
  instruction: SUPERVISOR,
  agentCollaboration: 'SUPERVISOR' as const,
  collaboratorConfigurations: collaborators.map(({ agentName = '' }) => named(agentName)),
  collaborators,
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

const lookedUp = (more: object) => ({
  functionResult: {
    actionGroup: 'orders',
    function: 'look_up',
    responseBody: { TEXT: { body: 'on its way' } },
    ...more,
  },
})

test('control returns from a collaborator to the caller, and its result to the collaborator, over a restart', async () => {
  await using server = await runAgents({
    rules: [{ match: { ...supervisor, tool: 'agent__orders' }, answer: 'Both are on their way.' }, ...rules],
  })
  const ordersAgent = await server.store({ instruction: COLLABORATOR }, id =>
    addGroup(server, id, callersOrders),
  )
  const { agentId } = await supervise(server, collaborate(server, 'orders', ordersAgent))
  const asked = await server.ask(agentId)
  sane(asked)
  expect(shapeFaults('ReturnControlPayload', asked.control)).toEqual([])
  expect(asked.control?.invocationInputs).toEqual([
    {
      functionInvocationInput: {
        actionGroup: 'orders',
        function: 'look_up',
        agentId: ordersAgent.agentId,
        collaboratorName: 'orders',
        actionInvocationType: 'RESULT',
        parameters: [{ name: 'order', type: 'string', value: '17' }],
      },
    },
  ])
  const { invocationId } = asked.control ?? {}
  const resume = (more: object) =>
    server.ask(agentId, {
      sessionState: { invocationId, returnControlInvocationResults: [lookedUp(more)] },
    })
  await server.restart()
  await expect(resume({ agentId })).rejects.toMatchObject({ name: 'ValidationException' })
  const told = await resume({ agentId: ordersAgent.agentId })
  sane(told)
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Both are on their way.')
  expect(JSON.stringify(prompts(told, 'orders'))).toContain('on its way')
  expect(JSON.stringify(prompts(told))).toContain('It is on its way.')
})

test('a supervisor and its collaborators return control at once', async () => {
  const both = [
    { name: 'orders__look_up', input: { order: '1' } },
    { name: 'agent__a', input: { message: 'Look order 2 up.' } },
    { name: 'agent__b', input: { message: 'Look order 3 up.' } },
  ]
  await using server = await runAgents({
    rules: [
      {
        match: { ...collaborator, tool: 'orders__look_up', turn: 2 },
        ...use('orders__look_up', { order: 'more' }),
      },
      { match: { ...collaborator, tool: 'orders__look_up' }, answer: 'Looked up.' },
      { match: collaborator, ...use('orders__look_up', { order: '17' }) },
      { match: { ...supervisor, turn: 2 }, answer: 'All are looked up.' },
      { match: supervisor, answer: { toolUse: both } },
    ],
  })
  const agents = {
    ...superviseInline(
      inline('a', { actionGroups: [callersOrders] }),
      inline('b', { actionGroups: [callersOrders] }),
    ),
    actionGroups: [callersOrders],
  }
  const asked = await server.askInline(agents)
  sane(asked)
  const namesOf = (told: Told) =>
    told.control?.invocationInputs?.map(
      ({ functionInvocationInput }) => functionInvocationInput?.collaboratorName,
    )
  expect(namesOf(asked)).toEqual([undefined, 'a', 'b'])
  const resume = (told: Told, count: number) =>
    server.askInline({
      ...agents,
      inlineSessionState: {
        invocationId: told.control?.invocationId,
        returnControlInvocationResults: Array.from({ length: count }, () => lookedUp({})),
      },
    })
  const more = await resume(asked, 3)
  sane(more)
  expect(namesOf(more)).toEqual(['a', 'b'])
  const told = await resume(more, 2)
  sane(told)
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('All are looked up.')
  const [messages] = prompts(told)
  const results = messages
    .at(-1)
    .content.map(
      ({ toolResult }: { toolResult: { content: { text: string }[] } }) => toolResult.content[0]?.text,
    )
  expect(results.sort()).toEqual(['Looked up.', 'Looked up.', 'on its way'])
})
