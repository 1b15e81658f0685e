import type { Quotas, Standing } from '../quotas/quotas.ts'
import type { Metric } from './metric.ts'

/** How full each quota is that was claimed of, and how well the input of calls is estimated. */
export const quotaMetrics = async (
  quotas: Pick<Quotas, 'standings' | 'estimateErrors'>,
): Promise<readonly Metric[]> => {
  const standings = await quotas.standings()
  const gauge = (name: string, help: string, read: (standing: Standing) => number): Metric => ({
    name,
    help,
    kind: 'gauge',
    samples: standings.map(standing => ({ labels: labelsOf(standing), value: read(standing) })),
  })
  return [
    gauge('outcrop_quota_limit', 'What the quota allows within its window.', ({ quota }) => quota.value),
    gauge('outcrop_quota_used', 'Settled within the window.', ({ settled }) => settled),
    gauge('outcrop_quota_reserved', 'Held by calls that run.', ({ reserved }) => reserved),
    {
      name: 'outcrop_token_estimate_error_ratio',
      help: 'How far the estimate of input tokens was off, of late.',
      kind: 'gauge',
      samples: [...quotas.estimateErrors()].map(([model_id, value]) => ({ labels: { model_id }, value })),
    },
  ]
}

const labelsOf = ({ account, region, quota }: Standing): Record<string, string> => ({
  account,
  region,
  quota: quota.name,
  ...(quota.code !== undefined && { code: quota.code }),
})
