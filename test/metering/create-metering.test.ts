import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MovableClock } from '../../src/clock.ts'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { createLogger } from '../../src/log.ts'
import { createMetering } from '../../src/metering/create-metering.ts'
import { readUsage } from '../support/read-usage.ts'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rm(home, { recursive: true }))

const catalogue = loadCatalogue()
const start = async (values: Record<string, number> = {}) => {
  const clock = new MovableClock()
  const log = await createLogger({ level: 'silent', format: 'json' })
  const metering = await createMetering({
    config: {
      home,
      ledger: { durability: 'process', retention: 90 },
      quotas: { mode: 'enforce', set: 'aws', values },
    },
    catalogue,
    clocks: { service: clock, wall: clock },
    log,
  })
  const model = catalogue.find('anthropic.claude-3-sonnet-20240229-v1:0')
  if (model === undefined) throw new Error('The catalogue has lost a model')
  const begin = () =>
    metering.meter.begin({
      requestId: 'r',
      account: '123456789012',
      region: 'us-east-1',
      principal: { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true },
      operation: 'Converse',
      model,
      kind: 'on-demand',
      invocable: model.id,
      metadata: {},
      streaming: false,
      signal: new AbortController().signal,
    })
  const readMetric = async (metric: string) =>
    (await metering.metrics()).find(({ name }) => name === metric)?.samples[0]?.value
  return { metering, begin, readMetric }
}

test('a call is reserved, settled, counted and kept; a reset keeps the record alone', async () => {
  const { metering, begin, readMetric } = await start()
  const call = begin()
  await call.admit({ inputTokens: 10, maxTokens: 100 })
  expect(await readMetric('outcrop_quota_reserved')).toBeDefined()
  call.began('embedded')
  await call.took({ inputTokens: 10, outputTokens: 3 })
  await call.ended()
  expect(await readMetric('bedrock_invocations_total')).toBe(1)
  expect(await readMetric('bedrock_legacy_model_invocations_total')).toBeUndefined()
  expect(await readMetric('outcrop_ledger_records_total')).toBe(1)
  await metering.reset()
  expect(await readMetric('bedrock_invocations_total')).toBeUndefined()
  await metering.close()
  expect(readUsage(home)).toMatchObject([{ outcome: 'ok', input: 10, output: 3 }])
})

test('a call whose record cannot be kept fails, and is counted as a failure', async () => {
  const { metering, begin, readMetric } = await start()
  await metering.close()
  const call = begin()
  call.began('embedded')
  await expect(call.ended()).rejects.toMatchObject({ name: 'ServiceUnavailableException' })
  expect(await readMetric('bedrock_invocations_total')).toBeUndefined()
  expect(await readMetric('bedrock_invocation_server_errors_total')).toBe(1)
  expect(await readMetric('outcrop_ledger_failures_total')).toBe(1)
})
