import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { loadConfig } from '../../config.ts'
import { countRolledUp, readAgentTurns } from '../../metering/usage/agent-turns.ts'
import { openLedgerReader } from '../../metering/usage/ledger-reader.ts'
import type { UsageFilter } from '../../metering/usage/usage-filter.ts'
import { readMoment } from '../moments.ts'
import { runReport } from '../run-report.ts'
import { costToJson, printCost } from './print-cost.ts'
import { type TurnKey, turnKeys } from './sum-turns.ts'

const notes = `
Examples:
  outcrop agent cost                                by agent and day, and the worst turns
  outcrop agent cost --by day --from 7d             a week, whichever agent
  outcrop agent cost --agent ABCDE12345 --limit 50  more of the worst turns of one agent
  outcrop agent cost --json                         for a program

From the ledger, also while the server runs. Times are in UTC; what has no known price is unknown.
Exit codes: 0; 2 for what cannot be done.`

interface CostFlags {
  readonly by: readonly TurnKey[]
  readonly agent?: string
  readonly from?: number
  readonly to?: number
  readonly limit: number
  readonly json?: true
  readonly home?: string
  readonly config?: string
}

export const addCost = (group: Command): void => {
  const moment = (text: string) => readMoment(text, Date.now())
  const command = group
    .command('cost')
    .description('What agents took within, against what their users got to see.')
    .option('--by <names>', `groups: ${turnKeys.join(', ')}`, readKeys, [...turnKeys])
    .option('--agent <id>', 'of one agent only')
    .option('--from <moment>', 'an ISO date or time, or so long ago (24h, 7d)', moment)
    .option('--to <moment>', 'before a moment', moment)
    .option('--limit <turns>', 'of the worst turns; 0 shows all', readLimit, 10)
    .option('--json', 'as JSON')
    .option('--home <folder>', 'where the data is (default: as the server has it)')
    .option('--config <file>', 'settings of the server')
    .addHelpText('after', notes)
  runReport<CostFlags>(command, ({ by, agent, from, to, limit, json, home, config: file }) => {
    const folder = home ?? loadConfig({ file, environment: process.env, flags: {} }).config.home
    const reader = openLedgerReader(join(folder, 'ledger.db'))
    try {
      const filter: UsageFilter = { since: from, until: to }
      const all = readAgentTurns(reader, filter)
      const report = {
        turns: agent === undefined ? all : all.filter(turn => turn.agent === agent),
        by,
        most: limit,
        rolledUp: countRolledUp(reader, filter),
      }
      return { output: json ? costToJson(report) : printCost(report), code: 0 }
    } finally {
      reader.close()
    }
  })
}

const readKeys = (text: string): TurnKey[] =>
  text.split(',').map(each => {
    const key = turnKeys.find(known => known === each.trim())
    if (key === undefined) throw new InvalidArgumentError(`There are: ${turnKeys.join(', ')}.`)
    return key
  })

const readLimit = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a number of turns; 0 for all.')
  return Number(text)
}
