import type { Metric } from '../metric.ts'
import type { InvocationLogs } from './invocation-logs.ts'

const help = {
  delivered: 'Records that their target has.',
  failed: 'Records that their target did not take.',
  dropped: 'Records for which there was no room.',
} as const

/** What became of the records of model invocation logging. */
export const logMetrics = (logs: Pick<InvocationLogs, 'figures'>): readonly Metric[] =>
  Object.entries(logs.figures()).map(([name, value]) => ({
    name: `outcrop_invocation_log_${name}_total`,
    help: help[name as keyof typeof help],
    kind: 'counter',
    samples: [{ labels: {}, value }],
  }))
