import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addSpent, createTurnBudget, NOTHING } from '../../../src/agents/runtime/turn-budget.ts'
import { answering, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'

const amount = fc.integer({ min: 1, max: 5_000 })
const cap = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined })

test('no turn takes more than its caps, whatever its steps want', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(amount, amount, amount), { maxLength: 30 }),
      fc.record({ tokensPerTurn: cap, tokensPerSession: cap }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (steps, caps, before, begun) => {
        const budget = createTurnBudget(
          caps,
          { tokens: before, picodollars: '0' },
          { tokens: begun, picodollars: '0' },
        )
        for (const [input, wanted, answered] of steps) {
          const taken = budget.spent().tokens
          const admitted = budget.admit(input, wanted, () => undefined)
          if ('spent' in admitted) continue
          expect(admitted.maxTokens).toBeGreaterThan(0)
          expect(admitted.maxTokens).toBeLessThanOrEqual(wanted)
          budget.took(input + Math.min(admitted.maxTokens, answered), undefined)
          expect(budget.spent().tokens).toBeGreaterThan(taken)
          expect(budget.spent().tokens).toBeLessThanOrEqual(caps.tokensPerTurn ?? Infinity)
          expect(before + budget.spent().tokens).toBeLessThanOrEqual(caps.tokensPerSession ?? Infinity)
        }
      },
    ),
  )
})

test('no session costs more than its cap, where prices are known', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(amount, amount), { maxLength: 30 }),
      fc.integer({ min: 0, max: 100 }),
      fc.bigInt({ min: 0n, max: 50_000_000_000_000n }),
      (steps, dollars, before) => {
        const priceOf = (input: number, output: number) => BigInt(input + 5 * output) * 1_000_000_000n
        const spent = { tokens: 0, picodollars: before.toString() }
        const budget = createTurnBudget({ dollarsPerSession: dollars }, spent)
        for (const [input, wanted] of steps) {
          const admitted = budget.admit(input, wanted, priceOf)
          if ('spent' in admitted) continue
          budget.took(input + admitted.maxTokens, priceOf(input, admitted.maxTokens))
          expect(before + BigInt(budget.spent().picodollars)).toBeLessThanOrEqual(
            BigInt(dollars) * 1_000_000_000_000n,
          )
        }
      },
    ),
  )
})

test('what is spent adds up beyond the precision of numbers', () => {
  const much = { tokens: 3, picodollars: '9007199254740993' }
  expect(addSpent(much, { tokens: 4, picodollars: '1' })).toEqual({
    tokens: 7,
    picodollars: '9007199254740994',
  })
  expect(addSpent(much, NOTHING)).toEqual(much)
})

const failures = ({ traces }: Told) => traces.flatMap(({ trace }) => trace?.failureTrace?.failureReason ?? [])
const spentOf = (rows: readonly Record<string, unknown>[]) =>
  rows.reduce((sum, { input, output }) => sum + Number(input) + Number(output), 0)
const long = 'word '.repeat(1_200)
/** Three steps, of which each tells everything before it again: about 8,000 tokens. */
const incident = {
  rules: [
    onTool('orders__look_up', use('orders__cancel', { order: '17' })),
    onTool('orders__cancel', 'The ticket is made.'),
    use('orders__look_up', { order: '17' }),
  ],
  handlers: { orders: answering(JSON.stringify(long)) },
}

test('a turn of 8,000 tokens is stopped by a cap of 3,000, with the fallback, and the trace says so', async () => {
  const inputText = `Look into this. ${long}`
  await using free = await runAgents(incident)
  const whole = await free.askInline({ actionGroups: [orders], inputText })
  expect(whole.text).toBe('The ticket is made.')
  expect(spentOf(free.usage())).toBeGreaterThan(7_000)

  await using server = await runAgents({
    ...incident,
    agents: { budgets: { '*': { tokensPerTurn: 3_000, fallback: 'Please call us.' } } },
  })
  const told = await server.askInline({ actionGroups: [orders], inputText })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Please call us.')
  expect(failures(told)).toEqual([expect.stringMatching(/^The budget of 3000 tokens for a turn is spent: /)])
  expect(spentOf(server.usage())).toBeLessThanOrEqual(3_000)
})

test('a short instruction saves its difference with every step', async () => {
  await using server = await runAgents(incident)
  const words = (count: number) => 'help '.repeat(count).trim()
  await server.askInline({ actionGroups: [orders], instruction: words(150), sessionId: 'short' })
  await server.askInline({ actionGroups: [orders], instruction: words(790), sessionId: 'long-' })
  const inputs = (session: string) =>
    server.usage().flatMap(row => (row.session === session ? [Number(row.input)] : []))
  const short = inputs('short')
  expect(short).toHaveLength(3)
  const savings = inputs('long-').map((input, at) => input - (short[at] ?? 0))
  expect(new Set(savings).size).toBe(1)
  expect(savings[0]).toBeGreaterThan(600)
})

test('a session has tokens of its own, which turns that fail or wait spend too', async () => {
  await using server = await runAgents({
    rules: [{ match: { text: 'fail' }, ...use('orders__look_up', { order: '17' }) }, { answer: 'Fine.' }],
    handlers: { orders: 'export const handler = async () => ({})' },
    agents: { budgets: { '*': { tokensPerSession: 600, fallback: 'Enough.' } } },
  })
  const texts: string[] = []
  for (let turn = 0; turn < 6; turn++) {
    const told = await server.askInline({ actionGroups: [orders], inputText: turn === 5 ? 'Hello?' : 'fail' })
    texts.push(told.error?.name ?? told.text)
  }
  expect(texts[0]).toBe('DependencyFailedException')
  expect(texts.at(-1)).toBe('Enough.')
  expect(spentOf(server.usage())).toBeLessThanOrEqual(600)
  const other = await server.askInline({
    actionGroups: [orders],
    sessionId: 'session-2',
    inputText: 'Hello?',
  })
  expect(other.text).toBe('Fine.')
})

test('a session has money of its own, and an agent a budget of its own', async () => {
  await using server = await runAgents({
    rules: [{ answer: 'Fine.' }],
    agents: {
      budgets: {
        poor: { dollarsPerSession: 0, fallback: 'No money.' },
        '*': { dollarsPerSession: 100, fallback: 'No.' },
      },
    },
  })
  const poor = await server.askInline({ agentName: 'poor' })
  expect(poor.text).toBe('No money.')
  expect(failures(poor)).toEqual(['The budget of 0 USD for a session does not cover the next step.'])
  expect(server.usage()).toEqual([])
  expect((await server.askInline({ agentName: 'rich', sessionId: 'session-2' })).text).toBe('Fine.')
})
