import { toDollars } from '../../metering/cost.ts'
import type { AgentTurn } from '../../metering/usage/agent-turns.ts'
import { writeDollars, writeNumber } from '../numbers.ts'
import { type Column, renderTable } from '../table.ts'
import { limit, tellHidden } from '../usage/print-summary.ts'
import { sumTurns, type TurnKey, type TurnSums, totalTurns } from './sum-turns.ts'

const right = (titles: readonly string[]): Column[] => titles.map(title => ({ title, align: 'right' }))

export interface CostReport {
  /** The worst first. */
  readonly turns: readonly AgentTurn[]
  readonly by: readonly TurnKey[]
  /** Turns that are shown one by one; 0 shows all. */
  readonly most: number
  /** Calls of which only the hours are kept. */
  readonly rolledUp: number
}

export const printCost = ({ turns, by, most, rolledUp }: CostReport): string => {
  const rolled =
    rolledUp === 0
      ? ''
      : `${writeNumber(rolledUp)} older calls are kept by the hour only: outcrop usage --by metadata.agent,day has them.\n`
  if (turns.length === 0) return `No turns of agents.\n${rolled}`
  const worst = limit(turns, { limit: most, newestLast: false })
  const sums = renderTable(
    [
      ...by.map(title => ({ title })),
      ...right(['turns', 'steps', 'tokens', 'visible', 'ratio', 'USD', 'USD a turn']),
    ],
    sumTurns(turns, by).map(row => [...row.keys, ...cellsOf(row)]),
    [...by.map((_, index) => (index === 0 ? 'total' : '')), ...cellsOf(totalTurns(turns))],
  )
  const table = renderTable(
    [
      { title: 'session' },
      ...right(['turn']),
      { title: 'agent' },
      ...right(['steps', 'tokens', 'visible', 'ratio', 'USD']),
    ],
    worst.map(turn => [
      turn.session,
      turn.turn,
      turn.agent,
      writeNumber(turn.steps),
      writeNumber(turn.tokens),
      writeNumber(turn.visible),
      ratioOf(turn),
      writeMoney(turn),
    ]),
  )
  return `${sums}\n\nVisible is the output of a turn's last step; collaborators count to the turn that asked them.\n\nThe worst turns\n\n${table}\n${tellHidden(turns.length, worst.length)}${rolled}`
}

const cellsOf = (row: TurnSums): string[] => [
  writeNumber(row.turns),
  writeNumber(row.steps),
  writeNumber(row.tokens),
  writeNumber(row.visible),
  ratioOf(row),
  writeMoney(row),
  row.cost === null || row.unpriced > 0 ? 'unknown' : writeDollars(row.cost / BigInt(row.turns)),
]

const ratioOf = ({ tokens, visible }: Pick<AgentTurn, 'tokens' | 'visible'>): string =>
  visible === 0 ? 'none visible' : `${(tokens / visible).toFixed(1)} x`

const writeMoney = ({ cost, unpriced }: Pick<AgentTurn, 'cost' | 'unpriced'>): string => {
  if (cost === null) return unpriced > 0 ? 'unknown' : ''
  return unpriced > 0 ? `${writeDollars(cost)} + ${writeNumber(unpriced)} unknown` : writeDollars(cost)
}

export const costToJson = ({ turns, by, most, rolledUp }: CostReport): string =>
  `${JSON.stringify(
    {
      groups: sumTurns(turns, by).map(({ keys, cost, ...sums }) => ({
        ...Object.fromEntries(by.map((key, index) => [key, keys[index]])),
        ...sums,
        costUsd: writeExactly(cost),
      })),
      worstTurns: limit(turns, { limit: most, newestLast: false }).map(({ cost, at, ...turn }) => ({
        ...turn,
        at: new Date(at).toISOString(),
        costUsd: writeExactly(cost),
      })),
      rolledUpCalls: rolledUp,
    },
    null,
    2,
  )}\n`

const writeExactly = (cost: bigint | null): string | null => (cost === null ? null : toDollars(cost))
