import type { Metric, Sample } from './metric.ts'
import type { UsageRecord } from './usage-record.ts'

/** The figures of CloudWatch's namespace `AWS/Bedrock`, by model, since this process began. */
export interface Figures {
  count(usage: UsageRecord): void
  clear(): void
  metrics(): Metric[]
}

export interface FiguresOptions {
  /** By the ID of a foundation model, at the moment. */
  readonly isLegacy: (model: string) => boolean
}

/** Seconds: from a cached answer to a long agent's. */
const BOUNDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]

/** What can be called by many names is counted together beyond this. */
const MOST_MODELS = 1_000
const OTHERS = 'others'

const SERVER_ERRORS: ReadonlySet<string> = new Set(['InternalServerException', 'ServiceUnavailableException'])

const counters = {
  invocations: 'Invocations: calls that were answered.',
  invocation_client_errors:
    "InvocationClientErrors: calls that failed by the client's fault, or the model's.",
  invocation_server_errors: "InvocationServerErrors: calls that failed by the server's fault.",
  invocation_throttles: 'InvocationThrottles: calls that a quota refused.',
  invocation_cancellations: 'Calls whose client left before the end.',
  legacy_model_invocations: 'LegacyModelInvocations: answered calls of models in their legacy time.',
  input_tokens: 'InputTokenCount: neither read from the prompt cache nor written to it.',
  output_tokens: 'OutputTokenCount.',
  cache_read_input_tokens: 'CacheReadInputTokens.',
  cache_write_input_tokens: 'CacheWriteInputTokens.',
  embedding_tokens: 'Tokens that were embedded.',
  reserved_quota_tokens: 'Quota tokens that calls held when they were admitted.',
  settled_quota_tokens: 'Quota tokens that calls took: EstimatedTPMQuotaUsage, summed.',
} as const

const histograms = {
  invocation_latency_seconds: 'InvocationLatency: from the call to its end.',
  time_to_first_token_seconds: 'TimeToFirstToken: from the call to its first output.',
} as const

type Counter = keyof typeof counters
type Timer = keyof typeof histograms

interface Spread {
  /** As many as there are bounds, and those above the last. */
  readonly counts: number[]
  sum: number
}

interface Model {
  readonly counts: Partial<Record<Counter, number>>
  readonly spreads: Partial<Record<Timer, Spread>>
}

export const createFigures = ({ isLegacy }: FiguresOptions): Figures => {
  const models = new Map<string, Model>()

  const modelOf = (id: string): Model => {
    const known = models.get(id)
    if (known !== undefined) return known
    if (models.size >= MOST_MODELS && id !== OTHERS) return modelOf(OTHERS)
    const model: Model = { counts: {}, spreads: {} }
    models.set(id, model)
    return model
  }

  return {
    clear: () => models.clear(),

    count({ model, profile, tokens, latency, firstToken, outcome, reserved, settled }) {
      const { counts, spreads } = modelOf(profile ?? model)
      const add = (counter: Counter, amount = 0): void => {
        if (amount !== 0) counts[counter] = (counts[counter] ?? 0) + amount
      }
      add(counterOf(outcome), 1)
      add('input_tokens', tokens.input)
      add('output_tokens', tokens.output)
      add('cache_read_input_tokens', tokens.cacheRead)
      add('cache_write_input_tokens', (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0))
      add('embedding_tokens', tokens.embedding)
      add('reserved_quota_tokens', reserved)
      add('settled_quota_tokens', settled)
      if (outcome !== 'ok') return
      if (isLegacy(model)) add('legacy_model_invocations', 1)
      observe(spreads, 'invocation_latency_seconds', latency / 1_000)
      if (firstToken !== undefined) observe(spreads, 'time_to_first_token_seconds', firstToken / 1_000)
    },

    metrics: () => [
      ...entriesOf(counters).map(
        ([name, help]): Metric => ({
          name: `bedrock_${name}_total`,
          help,
          kind: 'counter',
          samples: [...models].flatMap(([id, { counts }]) => {
            const value = counts[name]
            return value === undefined ? [] : [{ labels: { model_id: id }, value }]
          }),
        }),
      ),
      ...entriesOf(histograms).map(
        ([name, help]): Metric => ({
          name: `bedrock_${name}`,
          help,
          kind: 'histogram',
          samples: [...models].flatMap(([id, { spreads }]) => {
            const spread = spreads[name]
            return spread === undefined ? [] : samplesOf({ model_id: id }, spread)
          }),
        }),
      ),
    ],
  }
}

const counterOf = (outcome: string): Counter => {
  if (outcome === 'ok') return 'invocations'
  if (outcome === 'cancelled') return 'invocation_cancellations'
  if (outcome === 'ThrottlingException') return 'invocation_throttles'
  return SERVER_ERRORS.has(outcome) ? 'invocation_server_errors' : 'invocation_client_errors'
}

const observe = (spreads: Model['spreads'], timer: Timer, seconds: number): void => {
  const spread = spreads[timer] ?? { counts: BOUNDS.map(() => 0).concat(0), sum: 0 }
  spreads[timer] = spread
  const above = BOUNDS.findIndex(bound => seconds <= bound)
  const place = above === -1 ? BOUNDS.length : above
  spread.counts[place] = (spread.counts[place] ?? 0) + 1
  spread.sum += seconds
}

const samplesOf = (labels: Readonly<Record<string, string>>, { counts, sum }: Spread): Sample[] => {
  let total = 0
  const buckets = counts.map((count, place): Sample => {
    total += count
    const le = place < BOUNDS.length ? String(BOUNDS[place]) : '+Inf'
    return { labels: { ...labels, le }, value: total, part: 'bucket' }
  })
  return [...buckets, { labels, value: sum, part: 'sum' }, { labels, value: total, part: 'count' }]
}

const entriesOf = <Name extends string>(of: Readonly<Record<Name, string>>): [Name, string][] =>
  Object.entries(of) as [Name, string][]
