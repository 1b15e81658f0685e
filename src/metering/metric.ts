/** A figure as Prometheus has it. Names and labels: https://prometheus.io/docs/practices/naming/. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly kind: 'counter' | 'gauge' | 'histogram'
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
  /** Which line of a histogram it is. */
  readonly part?: 'bucket' | 'sum' | 'count'
}
