import type { InvocationResultMember } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import {
  addGroup,
  answering,
  api,
  callersOrders,
  confirmed,
  onTool,
  orders,
  use,
} from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const rules = [onTool('orders__look_up', 'It is on its way.'), use('orders__look_up', { order: '17' })]
const handlers = { orders: answering('JSON.stringify(event)') }
const lookedUp = (more: object = {}): InvocationResultMember => ({
  functionResult: {
    actionGroup: 'orders',
    function: 'look_up',
    responseBody: { TEXT: { body: 'on its way' } },
    ...more,
  },
})
const state = (told: Told, ...returnControlInvocationResults: InvocationResultMember[]) => ({
  invocationId: told.control?.invocationId,
  returnControlInvocationResults,
})
const sane = (told: Told) => {
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  if (told.control !== undefined) expect(shapeFaults('ReturnControlPayload', told.control)).toEqual([])
}
const ran = (told: Told) =>
  told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.invocationInput?.actionGroupInvocationInput ?? [],
  )
const eventOf = (told: Told) =>
  JSON.parse(
    told.traces.flatMap(
      ({ trace }) => trace?.orchestrationTrace?.observation?.actionGroupInvocationOutput?.text ?? [],
    )[0] ?? '',
  )
const lastPrompt = (told: Told) =>
  told.traces.flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? []).at(-1)

test('control returns to the caller, and the turn goes on with its result, also after a restart', async () => {
  await using server = await runAgents({ rules, handlers })
  const { agentId } = await server.store({}, id => addGroup(server, id, callersOrders))
  const asked = await server.ask(agentId)
  sane(asked)
  expect(asked.chunks).toEqual([])
  expect(asked.control).toEqual({
    invocationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    invocationInputs: [
      {
        functionInvocationInput: {
          actionGroup: 'orders',
          function: 'look_up',
          agentId,
          actionInvocationType: 'RESULT',
          parameters: [{ name: 'order', type: 'string', value: '17' }],
        },
      },
    ],
  })
  expect(ran(asked)).toEqual([
    expect.objectContaining({ executionType: 'RETURN_CONTROL', invocationId: asked.control?.invocationId }),
  ])
  await server.restart()
  const told = await server.ask(agentId, { inputText: undefined, sessionState: state(asked, lookedUp()) })
  sane(told)
  expect(told.text).toBe('It is on its way.')
  expect(lastPrompt(told)).toContain('on its way')
  expect(server.usage().map(({ turn, step }) => [turn, step])).toEqual([
    ['1', '1'],
    ['1', '2'],
  ])
})

test('an API returns control with path, method and body, and its status is told', async () => {
  await using server = await runAgents({
    rules: [onTool('stock__setItem', 'It is full.'), use('stock__setItem', { item: 'nut', left: 3 })],
  })
  const actionGroups = [{ ...api, actionGroupExecutor: { customControl: 'RETURN_CONTROL' as const } }]
  const asked = await server.askInline({ actionGroups })
  sane(asked)
  const [input] = asked.control?.invocationInputs ?? []
  expect(input?.apiInvocationInput).toEqual({
    actionGroup: 'stock',
    apiPath: '/items/{item}',
    httpMethod: 'PUT',
    actionInvocationType: 'RESULT',
    parameters: [{ name: 'item', type: 'string', value: 'nut' }],
    requestBody: {
      content: { 'application/json': { properties: [{ name: 'left', type: 'integer', value: '3' }] } },
    },
  })
  const apiResult = {
    actionGroup: 'stock',
    apiPath: '/items/{item}',
    httpMethod: 'put',
    httpStatusCode: 409,
    responseBody: { 'application/json': { body: '{"full":true}' } },
  }
  const told = await server.askInline({ actionGroups, inlineSessionState: state(asked, { apiResult }) })
  expect(told.text).toBe('It is full.')
  expect(lastPrompt(told)).toMatch(/"text":"\{\\"full\\":true\}"\}\],"status":"error"/)
})

test('several calls at once, and no more than five', async () => {
  const calls = ['1', '2', '3', '4', '5', '6'].map(order => ({ name: 'orders__look_up', input: { order } }))
  await using server = await runAgents({
    rules: [onTool('orders__look_up', 'All are on their way.'), { answer: { toolUse: calls } }],
  })
  const asked = await server.askInline({ actionGroups: [callersOrders] })
  sane(asked)
  expect(asked.control?.invocationInputs).toHaveLength(5)
  const few = server.askInline({
    actionGroups: [callersOrders],
    inlineSessionState: state(asked, lookedUp()),
  })
  await expect(few).rejects.toMatchObject({ name: 'ValidationException' })
  const results = ['a', 'b', 'c', 'd', 'e'].map(body => lookedUp({ responseBody: { TEXT: { body } } }))
  const told = await server.askInline({
    actionGroups: [callersOrders],
    inlineSessionState: state(asked, ...results),
  })
  expect(told.text).toBe('All are on their way.')
  const { content } = JSON.parse(lastPrompt(told) ?? '').messages.at(-1)
  const texts = content.map(
    ({ toolResult }: { toolResult: { content: { text: string }[] } }) => toolResult.content[0]?.text,
  )
  expect(texts).toEqual([expect.stringContaining('At most 5 calls'), 'a', 'b', 'c', 'd', 'e'])
})

test.each([
  ['CONFIRM' as const, 1],
  ['DENY' as const, 0],
])(
  'an action of a handler that needs a confirmation runs after %s: %s times',
  async (confirmationState, times) => {
    await using server = await runAgents({ rules, handlers })
    const actionGroups = [confirmed(orders)]
    const asked = await server.askInline({ actionGroups })
    sane(asked)
    expect(asked.control?.invocationInputs?.[0]?.functionInvocationInput?.actionInvocationType).toBe(
      'USER_CONFIRMATION',
    )
    const answer = { functionResult: { actionGroup: 'orders', function: 'look_up', confirmationState } }
    const told = await server.askInline({ actionGroups, inlineSessionState: state(asked, answer) })
    sane(told)
    expect(told.text).toBe('It is on its way.')
    expect(ran(told).map(({ executionType }) => executionType)).toEqual(Array(times).fill('LAMBDA'))
    if (times === 1) expect(eventOf(told).inputText).toBe('Where is order 17?')
    else expect(lastPrompt(told)).toContain('declined')
  },
)

test.each([
  ['CONFIRM' as const, 'on its way'],
  ['DENY' as const, 'declined'],
])('an action of the caller that needs a confirmation: %s', async (confirmationState, said) => {
  await using server = await runAgents({ rules })
  const actionGroups = [confirmed(callersOrders)]
  const asked = await server.askInline({ actionGroups })
  expect(asked.control?.invocationInputs?.[0]?.functionInvocationInput?.actionInvocationType).toBe(
    'USER_CONFIRMATION_AND_RESULT',
  )
  const told = await server.askInline({
    actionGroups,
    inlineSessionState: state(asked, lookedUp({ confirmationState })),
  })
  sane(told)
  expect(lastPrompt(told)).toContain(said)
})

test('what the caller could not do ends the turn, or goes back to the model, as it says', async () => {
  await using server = await runAgents({ rules })
  const ask = (inlineSessionState?: object) =>
    server.askInline({ actionGroups: [callersOrders], ...(inlineSessionState && { inlineSessionState }) })
  const asked = await ask()
  const failed = await ask(state(asked, lookedUp({ responseState: 'FAILURE' })))
  sane(failed)
  expect(failed.error?.name).toBe('DependencyFailedException')
  expect(failed.chunks).toEqual([])
  const told = await ask(state(asked, lookedUp({ responseState: 'REPROMPT' })))
  sane(told)
  expect(told.text).toBe('It is on its way.')
})

test.each<[string, (told: Told) => object]>([
  ['an unknown invocation', told => ({ ...state(told, lookedUp()), invocationId: 'another' })],
  ['another function', told => state(told, lookedUp({ function: 'cancel' }))],
  ['another group', told => state(told, lookedUp({ actionGroup: 'stock' }))],
  ['another agent', told => state(told, lookedUp({ agentId: 'ABCDEFGHIJ' }))],
  ['no body', told => state(told, lookedUp({ responseBody: undefined }))],
  ['one too many', told => state(told, lookedUp(), lookedUp())],
  ['an API', told => state(told, { apiResult: { actionGroup: 'orders', apiPath: '/', httpMethod: 'GET' } })],
])('results of %s are refused, and the right ones still taken, once', async (_, wrong) => {
  await using server = await runAgents({ rules })
  const ask = (inlineSessionState?: object) =>
    server.askInline({ actionGroups: [callersOrders], ...(inlineSessionState && { inlineSessionState }) })
  const asked = await ask()
  const refused = ask(wrong(asked))
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  })
  const right = state(asked, lookedUp())
  expect((await ask(right)).text).toBe('It is on its way.')
  await expect(ask(right)).rejects.toMatchObject({ name: 'ValidationException' })
})

test('a new question ends a turn that waits', async () => {
  await using server = await runAgents({
    rules: [{ match: { text: 'Never mind' }, answer: 'Fine.' }, ...rules],
  })
  const asked = await server.askInline({ actionGroups: [callersOrders] })
  const told = await server.askInline({ actionGroups: [callersOrders], inputText: 'Never mind.' })
  expect(told.text).toBe('Fine.')
  const late = server.askInline({
    actionGroups: [callersOrders],
    inlineSessionState: state(asked, lookedUp()),
  })
  await expect(late).rejects.toMatchObject({ name: 'ValidationException' })
})

test('a tool that is gone when its confirmation comes is no more called', async () => {
  await using server = await runAgents({ rules, handlers })
  const asked = await server.askInline({ actionGroups: [confirmed(orders)] })
  const answer = {
    functionResult: { actionGroup: 'orders', function: 'look_up', confirmationState: 'CONFIRM' as const },
  }
  const told = await server.askInline({ actionGroups: [api], inlineSessionState: state(asked, answer) })
  expect(told.text).toBe('It is on its way.')
  expect(ran(told)).toEqual([])
  expect(lastPrompt(told)).toContain('no longer')
})
