import type { ReturnControlPayload } from '@aws-sdk/client-bedrock-agent-runtime'
import { toDollars } from '../../metering/cost.ts'
import { writeNumber } from '../numbers.ts'
import type { RecordedStep, TurnRecord, TurnTotals } from './record-turn.ts'
import { writeCost } from './write-cost.ts'

/** More are a sign of an agent that does too much: each one sends everything before it to the model again. */
const MANY_ACTIONS = 5

/** `3 steps · 2 tools · 3,906 tokens, 60 of them visible (65.1 x) · 0.00034 USD` */
export const printTotals = ({ steps, tools, tokens, visibleTokens, cost, unpriced }: TurnTotals): string =>
  [
    count(steps, 'step'),
    count(tools, 'tool call'),
    `${writeNumber(tokens)} tokens, ${writeNumber(visibleTokens)} of them visible${visibleTokens === 0 ? '' : ` (${(tokens / visibleTokens).toFixed(1)} x)`}`,
    `${writeCost(cost)}${cost !== undefined && unpriced > 0 ? ` and ${count(unpriced, 'step')} without price` : ''}`,
  ].join(' · ')

const count = (many: number, name: string): string => `${writeNumber(many)} ${name}${many === 1 ? '' : 's'}`

export const warningsOf = ({ actions }: TurnTotals): string[] =>
  actions > MANY_ACTIONS
    ? [
        `${actions} calls of action groups in one turn, more than ${MANY_ACTIONS}: split the agent, or give it functions that do more at once.`,
      ]
    : []

/** How a turn has ended. */
export interface TurnOutcome {
  readonly answer: string
  readonly returnControl?: ReturnControlPayload
  readonly failure?: { readonly name: string; readonly message: string }
}

/** Whether the user got to see anything. */
export const hasAnswer = ({ failure, returnControl }: TurnOutcome): boolean =>
  failure === undefined && returnControl === undefined

export interface TurnAddress {
  readonly agentId: string
  readonly agentAliasId: string
  readonly sessionId: string
}

export const turnToJson = (address: TurnAddress, outcome: TurnOutcome, record: TurnRecord): string => {
  const { answer, returnControl, failure } = outcome
  const totals = record.totals(hasAnswer(outcome))
  const { cost, ...numbers } = totals
  return `${JSON.stringify(
    {
      ...address,
      answer,
      ...(returnControl !== undefined && { returnControl }),
      ...(failure !== undefined && { failure }),
      reasons: record.failures,
      steps: record.steps.map(toJson),
      totals: { ...numbers, costUsd: writeExactly(cost) },
      warnings: warningsOf(totals),
    },
    null,
    2,
  )}\n`
}

const toJson = ({ cost, calls, ...step }: RecordedStep) => ({
  ...step,
  costUsd: writeExactly(cost),
  calls: calls.map(({ arguments: given, ...call }) => ({ ...call, arguments: Object.fromEntries(given) })),
})

/** A number would not be exact. */
const writeExactly = (cost: bigint | undefined): string | null =>
  cost === undefined ? null : toDollars(cost)
