/** Estimates of input tokens that learn, for each model, from what backends count. */
export interface TokenEstimates {
  correct(model: string, estimated: number): number
  learn(model: string, estimated: number, counted: number): void
  /** By model, how far the corrected estimate is off, as a share: 0.05 is five percent. */
  errors(): ReadonlyMap<string, number>
}

/** How much the newest call weighs. */
const WEIGHT = 0.1
/** Beyond these an estimate and a count are of different things. */
const LEAST = 0.2
const MOST = 5

interface Known {
  ratio: number
  error: number
}

export const createTokenEstimates = (): TokenEstimates => {
  const known = new Map<string, Known>()
  const correct = (model: string, estimated: number): number =>
    Math.round(estimated * (known.get(model)?.ratio ?? 1))
  return {
    correct,
    learn(model, estimated, counted) {
      if (estimated <= 0 || counted <= 0) return
      const ratio = Math.min(MOST, Math.max(LEAST, counted / estimated))
      const off = Math.abs(correct(model, estimated) - counted) / counted
      const before = known.get(model)
      known.set(
        model,
        before === undefined
          ? { ratio, error: off }
          : {
              ratio: before.ratio + WEIGHT * (ratio - before.ratio),
              error: before.error + WEIGHT * (off - before.error),
            },
      )
    },
    errors: () => new Map([...known].map(([model, { error }]) => [model, error])),
  }
}
