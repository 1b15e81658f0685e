import { expect, test } from 'vitest'
import { quotaMetrics } from '../../src/metering/quota-metrics.ts'

test('limit, use and reservations of each quota, and the errors of estimates', async () => {
  const quota = { name: 'tokens of a', code: 'L-1', metric: 'tokens-per-minute' as const, value: 100 }
  const standing = { account: '123456789012', region: 'us-east-1', quota, settled: 10, reserved: 20 }
  const metrics = await quotaMetrics({
    standings: async () => [standing],
    estimateErrors: () => new Map([['a', 0.25]]),
  })
  const labels = { account: '123456789012', region: 'us-east-1', quota: 'tokens of a', code: 'L-1' }
  expect(metrics.map(({ name, samples }) => [name, samples])).toEqual([
    ['outcrop_quota_limit', [{ labels, value: 100 }]],
    ['outcrop_quota_used', [{ labels, value: 10 }]],
    ['outcrop_quota_reserved', [{ labels, value: 20 }]],
    ['outcrop_token_estimate_error_ratio', [{ labels: { model_id: 'a' }, value: 0.25 }]],
  ])
})
