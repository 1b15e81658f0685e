import { expect, test } from 'vitest'
import { addGroup, callersOrders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'
import {
  COLLABORATOR,
  collaborate,
  collaborator,
  inline,
  prompts,
  rules,
  sane,
  supervise,
  superviseInline,
  supervisor,
} from '../../support/supervised-agents.ts'

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
