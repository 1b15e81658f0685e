import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { createQuotaTable } from '../../src/quotas/quota-table.ts'

const aws = createQuotaTable({ set: 'aws', values: {} })
const lite = 'amazon.nova-lite-v1:0'
const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const short = (
  table = aws,
  model = lite,
  kind: Parameters<typeof aws>[1] = 'on-demand',
  region = 'us-east-1',
) => table(model, kind, region).map(({ metric, value }) => [metric, value])

test("AWS's defaults, requests before tokens, by Region where they differ", () => {
  // AWS General Reference: Nova Lite on demand in us-east-1 and elsewhere.
  expect(short()).toEqual([
    ['requests-per-minute', 2_000],
    ['tokens-per-minute', 4_000_000],
  ])
  expect(short(aws, lite, 'on-demand', 'eu-west-1')).toEqual([
    ['requests-per-minute', 200],
    ['tokens-per-minute', 200_000],
  ])
})

test("a day's tokens are a minute's, 1,440 times", () => {
  const [, minute, day] = [undefined, ...short(aws, haiku, 'cross-region')].filter(
    each => each === undefined || each[0] !== 'requests-per-minute',
  )
  expect(minute).toEqual(['tokens-per-minute', 5_000_000])
  expect(day).toEqual(['tokens-per-day', 5_000_000 * 1_440])
})

test("a day of a model that is called by its own ID is 1,440 of that ID's minutes", () => {
  const minute = 'L-9DC5F595'
  const table = createQuotaTable({ set: 'aws', values: { [minute]: 100_000 } })
  const limits = short(table, 'openai.gpt-oss-120b-1:0')
  expect(limits).toContainEqual(['tokens-per-minute', 100_000])
  expect(limits).toContainEqual(['tokens-per-day', 144_000_000])
})

test('a model without a known quota has none', () => {
  expect(short(aws, 'our-llama')).toEqual([])
})

test('values of its own, by name or code', () => {
  const table = createQuotaTable({
    set: 'aws',
    values: { 'On-demand model inference requests per minute for Amazon Nova Lite': 7, 'L-7C42E72A': 9 },
  })
  expect(short(table)[0]).toEqual(['requests-per-minute', 7])
  expect(short(table, lite, 'cross-region')).toContainEqual(['tokens-per-minute', 9])
})

test('a value for what is no quota is refused', () => {
  expect(() => createQuotaTable({ set: 'aws', values: { 'requests for Nova': 1 } })).toThrow(
    'There is no quota "requests for Nova"',
  )
})

test("the documents' set: five requests a second for every model", () => {
  const documents = createQuotaTable({ set: 'documents', values: {} })
  expect(short(documents)).toEqual([['requests-per-second', 5]])
  expect(short(documents, 'our-llama')).toEqual([['requests-per-second', 5]])
})

test('every quota is of a model of the catalogue, and of one that has it once', () => {
  const { models } = loadCatalogue()
  for (const { id } of models)
    for (const kind of ['on-demand', 'cross-region', 'global-cross-region'] as const) {
      const metrics = aws(id, kind, 'us-east-1').map(({ metric }) => metric)
      expect(new Set(metrics).size, `${id} ${kind}`).toBe(metrics.length)
    }
})
