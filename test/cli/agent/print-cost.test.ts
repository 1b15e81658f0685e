import { expect, test } from 'vitest'
import { costToJson, printCost } from '../../../src/cli/agent/print-cost.ts'

const turns = [
  {
    agent: 'A1',
    session: 's-1',
    turn: '1',
    at: Date.parse('2026-10-01T10:00:00Z'),
    steps: 3,
    tokens: 4_000,
    visible: 40,
    cost: 2_000_000_000n,
    unpriced: 1,
  },
  {
    agent: 'A2',
    session: 's-2',
    turn: '1',
    at: Date.parse('2026-10-01T11:00:00Z'),
    steps: 1,
    tokens: 50,
    visible: 0,
    cost: null,
    unpriced: 1,
  },
]

test('sums, and the worst turns under them', () => {
  expect(
    printCost({ turns, by: ['agent'], most: 1, rolledUp: 12 }),
  ).toBe(`agent  turns  steps  tokens  visible         ratio                 USD  USD a turn
─────  ─────  ─────  ──────  ───────  ────────────  ──────────────────  ──────────
A1         1      3   4,000       40       100.0 x  0.0020 + 1 unknown     unknown
A2         1      1      50        0  none visible             unknown     unknown
─────  ─────  ─────  ──────  ───────  ────────────  ──────────────────  ──────────
total      2      4   4,050       40       101.3 x  0.0020 + 2 unknown     unknown

Visible is the output of a turn's last step; collaborators count to the turn that asked them.

The worst turns

session  turn  agent  steps  tokens  visible    ratio                 USD
───────  ────  ─────  ─────  ──────  ───────  ───────  ──────────────────
s-1         1  A1         3   4,000       40  100.0 x  0.0020 + 1 unknown
1 of 2 rows are shown; --limit 0 shows all.
12 older calls are kept by the hour only: outcrop usage --by metadata.agent,day has them.
`)
  expect(printCost({ turns: [], by: ['agent'], most: 1, rolledUp: 0 })).toBe('No turns of agents.\n')
})

test('the same for a program, with exact money', () => {
  expect(JSON.parse(costToJson({ turns, by: ['day'], most: 0, rolledUp: 0 }))).toEqual({
    groups: [
      { day: '2026-10-01', turns: 2, steps: 4, tokens: 4_050, visible: 40, unpriced: 2, costUsd: '0.002000' },
    ],
    worstTurns: [
      expect.objectContaining({ session: 's-1', at: '2026-10-01T10:00:00.000Z', costUsd: '0.002000' }),
      expect.objectContaining({ session: 's-2', costUsd: null }),
    ],
    rolledUpCalls: 0,
  })
})
