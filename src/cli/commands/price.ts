import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { loadCatalogue } from '../../inference/catalogue.ts'
import { findPricedModel, type PricedModel, PriceError } from '../../metering/price/find-priced-model.ts'
import { costOfUnits, EXAMPLE_UNIT_PRICE, MONTH_HOURS } from '../../metering/price/model-units.ts'
import { type AlikeCalls, priceRun, type Tier, tiers } from '../../metering/price/price-run.ts'
import { countSample, readSample, type SampleCall } from '../../metering/price/read-sample.ts'
import type { UsageTokens } from '../../metering/usage-record.ts'
import { type BoughtUnits, printPrices } from '../print-prices.ts'
import { runReport } from '../run-report.ts'
import type { Format } from '../usage/print-summary.ts'

const notes = `
Examples:
  outcrop price --model anthropic.claude-3-sonnet-20240229-v1:0 --input 500 --output 200 --calls 100000 --days 30
  outcrop price --model amazon.nova-lite-v1:0,us.anthropic.claude-haiku-4-5-20251001-v1:0 --input 500 --output 200
  outcrop price --model amazon.nova-pro-v1:0 --input 500 --cache-read 2000 --output 200 --tier batch
  outcrop price --model amazon.nova-lite-v1:0,amazon.nova-pro-v1:0 --sample requests.jsonl --calls 1000000
  outcrop price --model anthropic.claude-3-sonnet-20240229-v1:0 --input 500 --output 200 --units 1

A sample is a file of requests as Converse takes them, a JSON object a line, with "outputTokens" beside "messages".
Their tokens are counted here, as each model family does; an estimate where its vocabulary is not public.
What has no published price is unknown, and never guessed. Exit codes: 0; 2 for what cannot be done.`

interface Options {
  readonly model?: readonly string[]
  readonly input?: number
  readonly output?: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
  readonly cacheWrite1h?: number
  readonly embedding?: number
  readonly searchUnits?: number
  readonly calls?: number
  readonly days?: number
  readonly tier: Tier
  readonly profile?: string
  readonly sample?: string
  readonly units?: number
  readonly hours: number
  readonly unitPrice: number
  readonly format: Format
  readonly json?: true
}

export const price = (program: Command): void => {
  const command = program
    .command('price')
    .description('What a run of calls will cost, before it is made.')
    .option('--model <ids>', 'models or profiles; several are compared', readList)
    .option('--input <tokens>', 'of a call, without what the prompt cache holds', readCount)
    .option('--output <tokens>', 'of a call', readCount)
    .option('--cache-read <tokens>', 'of a call', readCount)
    .option('--cache-write <tokens>', 'of a call, for five minutes', readCount)
    .option('--cache-write-1h <tokens>', 'of a call, for an hour', readCount)
    .option('--embedding <tokens>', 'of a call to an embedding model', readCount)
    .option('--search-units <queries>', 'of a call to a reranker', readCount)
    .option(
      '--calls <number>',
      'calls of the run, or of each day with --days (default: 1, or those of the sample)',
      readCount,
    )
    .option('--days <number>', 'days that the run is made', readCount)
    .addOption(new Option('--tier <tier>', 'how it is served').choices(tiers).default('default'))
    .option('--profile <prefix>', 'call the models by this cross-region profile: us., eu., global.')
    .option('--sample <file>', 'requests to price, instead of --input')
    .option('--units <number>', 'compare with so many model units of Provisioned Throughput', readCount)
    .option('--hours <number>', 'that the units are kept', readCount, MONTH_HOURS)
    .option(
      '--unit-price <usd>',
      "of a unit's hour: your offer's; the default is an example",
      readDollars,
      EXAMPLE_UNIT_PRICE,
    )
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['table', 'csv', 'json']).default('table'),
    )
    .option('--json', 'the same as --format json')
    .addHelpText('after', notes)
  runReport(command, (options: Options) => ({
    output: report(options),
    code: 0,
  }))
}

const report = (options: Options): string => {
  const { model: ids = [], tier, profile, days } = options
  const units = unitsOf(options)
  if (ids.length === 0 && units === undefined)
    throw new PriceError('Which model? --model names one, or several with commas between them.')
  const catalogue = loadCatalogue()
  const models = ids.map(id => findPricedModel(catalogue, id, profile))
  const groupsOf = options.sample === undefined ? alike(options, models) : sampled(options.sample, options)
  const runs = models.map(priced => priceRun(priced, tier, groupsOf(priced)))
  return printPrices(runs, {
    calls: options.calls,
    days,
    units,
    format: options.json ? 'json' : options.format,
  })
}

const unitsOf = ({ units, hours, unitPrice }: Options): BoughtUnits | undefined => {
  if (units === undefined) return undefined
  const bought = { units, hours, price: unitPrice }
  return { ...bought, cost: costOfUnits(bought) }
}

const alike = (options: Options, models: readonly PricedModel[]): (() => AlikeCalls[]) => {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h, embedding, searchUnits } = options
  const tokens: UsageTokens = Object.fromEntries(
    Object.entries({
      input,
      output,
      cacheRead,
      cacheWrite5m: cacheWrite,
      cacheWrite1h,
      embedding,
      searchUnits,
    }).filter(([, count]) => count !== undefined),
  )
  if (models.length > 0 && Object.keys(tokens).length === 0)
    throw new PriceError(
      'How long are the calls? --input and --output tell their tokens, or --sample has some.',
    )
  return () => [{ tokens, calls: options.calls ?? 1 }]
}

const sampled = (file: string, { output }: Options): ((priced: PricedModel) => AlikeCalls[]) => {
  const calls: SampleCall[] = readSample(read(file), file)
  return ({ model }) => countSample(calls, counterFor(model.id), output).map(tokens => ({ tokens, calls: 1 }))
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new PriceError(`${file} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

const readList = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== ''),
]

const readCount = (text: string): number => {
  const digits = text.replaceAll(/[,_](?=\d{3})/g, '')
  if (!/^\d{1,15}$/.test(digits)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(digits)
}

const readDollars = (text: string): number => {
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text))
    throw new InvalidArgumentError('It must be an amount, such as 60 or 39.60.')
  return Number(text)
}
