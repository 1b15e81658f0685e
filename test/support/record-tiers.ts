import type { UsageRecord } from '../../src/metering/usage-record.ts'
import { call } from './fill-ledger.ts'

/** A call of a turn, of so many tokens. */
export const tierCall = (
  [session, turn, tier, tokens]: readonly [session: string, turn: number, tier: string, tokens: number],
  more: Readonly<Record<string, string>> = {},
  agent = 'AGENT12345',
): UsageRecord =>
  call({
    tokens: { input: tokens - 10, output: 10 },
    session,
    turn: String(turn),
    metadata: { session, turn: String(turn), tier, agent, ...more },
  })

/** What two answers to one question came to. */
export const comparison = (
  session: string,
  turn: number,
  routed: 'simple' | 'loop',
  agrees: boolean,
): UsageRecord =>
  call({
    operation: 'CompareTiers',
    tokens: {},
    session,
    turn: String(turn),
    metadata: { tier: 'comparison', routed, agrees: String(agrees) },
  })

/** Two simple turns, one tried in vain, two loops, of which one was compared, and another agent's. */
export const tierRecords = (): UsageRecord[] => [
  tierCall(['a', 1, 'simple', 100]),
  tierCall(['a', 2, 'classifier', 20]),
  tierCall(['a', 2, 'simple', 200]),
  tierCall(['b', 1, 'simple', 150]),
  tierCall(['b', 1, 'loop', 500]),
  tierCall(['b', 1, 'loop', 700], {}, 'COLLABORAT'),
  tierCall(['b', 2, 'loop', 1_000]),
  tierCall(['b', 2, 'sample', 90]),
  comparison('b', 2, 'simple', false),
  tierCall(['c', 1, 'loop', 800]),
  tierCall(['c', 1, 'sample', 60]),
  comparison('c', 1, 'loop', true),
  tierCall(['d', 1, 'simple', 70], {}, 'OTHER12345'),
  call({ session: 'e', turn: '1', metadata: { agent: 'AGENT12345' } }),
]
