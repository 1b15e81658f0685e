import { join } from 'node:path'
import type { Command } from 'commander'
import { loadConfig } from '../../config.ts'
import { openLedgerReader } from '../../metering/usage/ledger-reader.ts'
import { readTierFigures } from '../../metering/usage/tier-figures.ts'
import { readMoment } from '../moments.ts'
import { runReport } from '../run-report.ts'
import { printTiers } from './print-tiers.ts'

const notes = `
Examples:
  outcrop agent tiers                  all that is kept
  outcrop agent tiers --since 7d --json

Turns that calls are still kept of one by one; hours that are rolled up know no turns. Exit codes: 0; 2 for what cannot
be done.`

interface TierOptions {
  readonly since?: number
  readonly until?: number
  readonly json?: true
  readonly home?: string
  readonly config?: string
}

export const addTiers = (group: Command): void => {
  const moment = (text: string) => readMoment(text, Date.now())
  const tiers = group
    .command('tiers')
    .description('How many questions one call answered and how many the loop, and the tokens that saved.')
    .option('--since <moment>', 'from an ISO date or time, or so long ago (24h, 7d)', moment)
    .option('--until <moment>', 'before a moment', moment)
    .option('--json', 'for a program')
    .option('--home <folder>', 'where the data is (default: as the server has it)')
    .option('--config <file>', 'settings of the server')
    .addHelpText('after', notes)
  runReport(tiers, ({ since, until, json, home, config }: TierOptions) => {
    const folder = home ?? loadConfig({ file: config, environment: process.env, flags: {} }).config.home
    const reader = openLedgerReader(join(folder, 'ledger.db'))
    try {
      const figures = readTierFigures(reader, { since, until })
      return { output: json ? `${JSON.stringify(figures, null, 2)}\n` : printTiers(figures), code: 0 }
    } finally {
      reader.close()
    }
  })
}
