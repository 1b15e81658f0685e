import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { loadConfig } from '../../config.ts'
import { checkLedger } from '../../metering/usage/check-ledger.ts'
import { type Dimension, dimensionNames, findDimension } from '../../metering/usage/dimensions.ts'
import { type LedgerReader, openLedgerReader } from '../../metering/usage/ledger-reader.ts'
import { readOutputLengths } from '../../metering/usage/output-lengths.ts'
import { reconcile } from '../../metering/usage/reconcile.ts'
import { readSessionRatios } from '../../metering/usage/session-ratios.ts'
import { readSpreads } from '../../metering/usage/spreads.ts'
import { summarizeUsage } from '../../metering/usage/summarize-usage.ts'
import type { UsageFilter } from '../../metering/usage/usage-filter.ts'
import { readMoment } from '../moments.ts'
import { runReport } from '../run-report.ts'
import { printChecks, printReconciliation } from '../usage/print-checks.ts'
import { printLengths } from '../usage/print-lengths.ts'
import { printPercentiles } from '../usage/print-percentiles.ts'
import { type Format, printSessions, printSummary } from '../usage/print-summary.ts'
import { readAnswers } from '../usage/read-answers.ts'

const notes = `
Examples:
  outcrop usage                                     by model, all that is kept
  outcrop usage --by metadata.feature --since 7d    what each feature cost in a week
  outcrop usage --by variant                        the models behind an alias, side by side
  outcrop usage --by session,turn,step --session s-1
                                                    what each step of an agent took
  outcrop usage --percentiles --since 24h           p50, p95 and p99 by hour
  outcrop usage --lengths --by metadata.feature     how long answers are, and the maxTokens to set
  outcrop usage --reconcile answers.jsonl           what a client saw, against what was recorded
  outcrop usage --reconcile                         whether the ledger agrees with itself

Unused is the share of reserved quota that calls did not take. Times are in UTC.
Exit codes: 0; 1 where --reconcile finds a difference; 2 for what cannot be done.`

interface Options {
  readonly by?: readonly Dimension[]
  readonly since?: number
  readonly until?: number
  readonly model?: readonly string[]
  readonly principal?: readonly string[]
  readonly session?: readonly string[]
  readonly percentiles?: true
  readonly lengths?: true
  readonly reconcile?: string | true
  readonly format: Format
  readonly json?: true
  readonly limit: number
  readonly home?: string
  readonly config?: string
}

export const usage = (program: Command): void => {
  const moment = (text: string) => readMoment(text, Date.now())
  const command = program
    .command('usage')
    .description('What the calls took and cost, from the ledger of a home; also while its server runs.')
    .option('--by <names>', `groups: ${dimensionNames.join(', ')} (default: model)`, readDimensions)
    .option('--since <moment>', 'from an ISO date or time, or so long ago (24h, 7d)', moment)
    .option('--until <moment>', 'before a moment', moment)
    .option('--model <ids>', 'of these models or profiles only; * stands for anything', readList)
    .option('--principal <arns>', 'of these principals only; * stands for anything', readList)
    .option('--session <ids>', 'of these sessions only; * stands for anything', readList)
    .addOption(
      new Option('--percentiles', 'latency and first token (default: --by hour)').conflicts([
        'lengths',
        'reconcile',
      ]),
    )
    .addOption(new Option('--lengths', 'histograms of output lengths').conflicts('reconcile'))
    .option(
      '--reconcile [file]',
      'compare with a JSON-lines file of {requestId, inputTokens, outputTokens, ...}',
    )
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['table', 'csv', 'json']).default('table'),
    )
    .option('--json', 'the same as --format json')
    .option('--limit <rows>', 'rows of a table; 0 shows all', readLimit, 50)
    .option('--home <folder>', 'where the data is (default: as the server has it)')
    .option('--config <file>', 'settings of the server')
    .addHelpText('after', notes)
  runReport(command, (options: Options) => {
    const home = options.home ?? homeOf(options.config)
    const reader = openLedgerReader(join(home, 'ledger.db'))
    try {
      return report(reader, options)
    } finally {
      reader.close()
    }
  })
}

const homeOf = (file: string | undefined): string =>
  loadConfig({ file, environment: process.env, flags: {} }).config.home

const report = (reader: LedgerReader, options: Options): { output: string; code: number } => {
  const format = options.json ? 'json' : options.format
  if (options.reconcile !== undefined) return check(reader, options.reconcile, format)
  const filter: UsageFilter = {
    since: options.since,
    until: options.until,
    models: options.model,
    principals: options.principal,
    sessions: options.session,
  }
  const by = options.by ?? usualDimensions(options.percentiles ? 'hour' : 'model')
  const shown = { limit: options.limit, newestLast: ['hour', 'day'].includes(by[0]?.name ?? '') }
  if (options.lengths)
    return { output: printLengths(readOutputLengths(reader, by, filter), by, format), code: 0 }
  if (options.percentiles) {
    const [latencies, firstTokens] = (['latency', 'first_token'] as const).map(spread =>
      readSpreads(reader, spread, by, filter),
    )
    return { output: printPercentiles(latencies ?? [], firstTokens ?? [], by, format, shown), code: 0 }
  }
  const summary = printSummary(summarizeUsage(reader, by, filter), by, format, shown)
  const hasSessions = format === 'table' && by.some(({ name }) => name === 'session')
  return {
    output: hasSessions ? summary + printSessions(readSessionRatios(reader, filter), shown) : summary,
    code: 0,
  }
}

const check = (reader: LedgerReader, file: string | true, format: Format) => {
  if (file === true) {
    const checks = checkLedger(reader)
    return {
      output: format === 'json' ? `${JSON.stringify(checks, null, 2)}\n` : printChecks(checks),
      code: checks.every(({ isGood }) => isGood) ? 0 : 1,
    }
  }
  const found = reconcile(reader, readAnswers(file))
  return {
    output: format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : printReconciliation(found),
    code: found.differences.length === 0 ? 0 : 1,
  }
}

const usualDimensions = (name: string): Dimension[] => [findDimension(name) ?? []].flat()

const readList = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== ''),
]

const readDimensions = (text: string, before: readonly Dimension[] = []): Dimension[] => {
  const found = readList(text).map(name => {
    const dimension = findDimension(name)
    if (dimension !== undefined) return dimension
    throw new InvalidArgumentError(`${name} is none. There are: ${dimensionNames.join(', ')}.`)
  })
  return [...new Map([...before, ...found].map(each => [each.name, each])).values()]
}

const readLimit = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a number of rows; 0 for all.')
  return Number(text)
}
