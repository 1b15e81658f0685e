import { expect, test } from 'vitest'
import { createFigures } from '../../src/metering/create-figures.ts'
import type { UsageRecord } from '../../src/metering/usage-record.ts'

const usage: UsageRecord = {
  at: 1,
  requestId: 'r',
  account: '123456789012',
  region: 'us-east-1',
  principal: 'p',
  operation: 'Converse',
  model: 'm',
  attempts: 1,
  tokens: {},
  latency: 40,
  outcome: 'ok',
}
const valuesOf = (figures: ReturnType<typeof createFigures>): Record<string, number> =>
  Object.fromEntries(
    figures
      .metrics()
      .flatMap(({ name, samples }) =>
        samples.map(({ labels, value, part = '' }) => [
          [name, part, ...Object.values(labels)].filter(Boolean).join(' '),
          value,
        ]),
      ),
  )

test('calls by what came of them, tokens by kind', () => {
  const figures = createFigures({ isLegacy: model => model === 'old' })
  expect(valuesOf(figures)).toEqual({})
  const tokens = { input: 5, output: 2, cacheRead: 7, cacheWrite5m: 1, cacheWrite1h: 2, embedding: 3 }
  figures.count({ ...usage, tokens, reserved: 50, settled: 9 })
  figures.count({ ...usage, tokens: { input: 5 }, profile: 'us.m' })
  figures.count({ ...usage, model: 'old' })
  for (const outcome of [
    'ThrottlingException',
    'cancelled',
    'ValidationException',
    'ModelErrorException',
    'ServiceUnavailableException',
  ])
    figures.count({ ...usage, outcome })
  expect(valuesOf(figures)).toMatchObject({
    'bedrock_invocations_total m': 1,
    'bedrock_invocations_total us.m': 1,
    'bedrock_legacy_model_invocations_total old': 1,
    'bedrock_invocation_throttles_total m': 1,
    'bedrock_invocation_cancellations_total m': 1,
    'bedrock_invocation_client_errors_total m': 2,
    'bedrock_invocation_server_errors_total m': 1,
    'bedrock_input_tokens_total m': 5,
    'bedrock_input_tokens_total us.m': 5,
    'bedrock_output_tokens_total m': 2,
    'bedrock_cache_read_input_tokens_total m': 7,
    'bedrock_cache_write_input_tokens_total m': 3,
    'bedrock_embedding_tokens_total m': 3,
    'bedrock_reserved_quota_tokens_total m': 50,
    'bedrock_settled_quota_tokens_total m': 9,
  })
})

test('latency of answered calls, in buckets that add up', () => {
  const figures = createFigures({ isLegacy: () => false })
  figures.count({ ...usage, latency: 40, firstToken: 25 })
  figures.count({ ...usage, latency: 300_000, firstToken: 90 })
  figures.count({ ...usage, latency: 5, outcome: 'cancelled' })
  const values = valuesOf(figures)
  expect(values).toMatchObject({
    'bedrock_invocation_latency_seconds bucket m 0.025': 0,
    'bedrock_invocation_latency_seconds bucket m 0.05': 1,
    'bedrock_invocation_latency_seconds bucket m 120': 1,
    'bedrock_invocation_latency_seconds bucket m +Inf': 2,
    'bedrock_invocation_latency_seconds sum m': 300.04,
    'bedrock_invocation_latency_seconds count m': 2,
    'bedrock_time_to_first_token_seconds bucket m 0.025': 1,
    'bedrock_time_to_first_token_seconds count m': 2,
  })
})

test('what was counted can be forgotten', () => {
  const figures = createFigures({ isLegacy: () => false })
  figures.count(usage)
  figures.clear()
  expect(valuesOf(figures)).toEqual({})
})

test('names without end are counted together', () => {
  const figures = createFigures({ isLegacy: () => false })
  for (let call = 0; call < 3_000; call++) figures.count({ ...usage, profile: `m-${call}` })
  const values = valuesOf(figures)
  expect(values['bedrock_invocations_total others']).toBe(2_000)
  expect(Object.keys(values).filter(name => name.startsWith('bedrock_invocations_total'))).toHaveLength(1_001)
})
