import { expect, test } from 'vitest'
import { createTurnBudget, NOTHING } from '../../../src/agents/runtime/turn-budget.ts'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents } from '../../support/run-agents.ts'

test('steps and actions count on where a turn goes on', () => {
  const first = createTurnBudget({}, NOTHING)
  expect([first.step(), first.step(), first.act()]).toEqual([1, 2, 1])
  const second = createTurnBudget({}, NOTHING, first.spent())
  expect([second.step(), second.act()]).toEqual([3, 2])
})

test('what a collaborator does counts into the turn that asked it', async () => {
  await using server = await runAgents({
    rules: [
      onTool('agent__helper', 'Done.'),
      { match: { system: 'You help' }, ...use('orders__look_up', { order: '{{turn}}' }) },
      use('agent__helper', { message: 'Help.' }),
    ],
    handlers: { orders: answering("'Order 17 is here.'") },
    agents: { budgets: { '*': { stepsPerTurn: 4, fallback: 'Enough.' } } },
  })
  const { text, traces } = await server.askInline({
    inputText: 'Do it.',
    agentCollaboration: 'SUPERVISOR',
    collaboratorConfigurations: [
      { collaboratorName: 'helper', collaboratorInstruction: 'Helps with everything.' },
    ],
    collaborators: [
      {
        agentName: 'helper',
        foundationModel: 'amazon.nova-lite-v1:0',
        actionGroups: [orders],
        instruction: 'You help with everything that the supervisor asks you for.',
      },
    ],
  })
  expect(text).toBe('Enough.')
  const steps = traces.filter(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput !== undefined)
  expect(steps).toHaveLength(4)
})
