import type { AgentTurn } from '../../metering/usage/agent-turns.ts'

/** What turns can be told apart by. */
export const turnKeys = ['agent', 'day'] as const
export type TurnKey = (typeof turnKeys)[number]

/** Turns that are told as one. */
export interface TurnSums {
  readonly keys: readonly string[]
  turns: number
  steps: number
  tokens: number
  visible: number
  cost: bigint | null
  unpriced: number
}

/** A row for each agent, or day in UTC, or both, in their order. */
export const sumTurns = (turns: readonly AgentTurn[], by: readonly TurnKey[]): TurnSums[] => {
  const rows = new Map<string, TurnSums>()
  for (const turn of turns) {
    const keys = by.map(key => (key === 'agent' ? turn.agent : new Date(turn.at).toISOString().slice(0, 10)))
    const name = JSON.stringify(keys)
    const row = rows.get(name) ?? emptyOf(keys)
    rows.set(name, row)
    addTurn(row, turn)
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

export const totalTurns = (turns: readonly AgentTurn[]): TurnSums => {
  const total = emptyOf([])
  for (const turn of turns) addTurn(total, turn)
  return total
}

const emptyOf = (keys: readonly string[]): TurnSums => ({
  keys,
  turns: 0,
  steps: 0,
  tokens: 0,
  visible: 0,
  cost: null,
  unpriced: 0,
})

const addTurn = (row: TurnSums, { steps, tokens, visible, cost, unpriced }: AgentTurn): void => {
  row.turns += 1
  row.steps += steps
  row.tokens += tokens
  row.visible += visible
  row.unpriced += unpriced
  if (cost !== null) row.cost = (row.cost ?? 0n) + cost
}
