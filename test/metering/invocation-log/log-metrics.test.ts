import { expect, test } from 'vitest'
import { logMetrics } from '../../../src/metering/invocation-log/log-metrics.ts'

test('every figure has its name', () => {
  const metrics = logMetrics({ figures: () => ({ delivered: 3, failed: 2, dropped: 1 }) })
  expect(metrics.map(({ name, kind, samples }) => [name, kind, samples[0]?.value])).toEqual([
    ['outcrop_invocation_log_delivered_total', 'counter', 3],
    ['outcrop_invocation_log_failed_total', 'counter', 2],
    ['outcrop_invocation_log_dropped_total', 'counter', 1],
  ])
})
