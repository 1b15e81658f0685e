/** A row and what it scores. */
export interface Scored {
  readonly row: number
  readonly score: number
}

/** Keeps the best of many rows. Of equal scores the earlier row is better. */
export interface BestRows {
  offer(row: number, score: number): void
  /** Best first. */
  list(): Scored[]
}

/** A heap with the worst of the kept ones on top. */
export const createBestRows = (limit: number): BestRows => {
  const rows: number[] = []
  const scores: number[] = []
  const isWorse = (one: number, other: number): boolean => {
    const difference = (scores[one] ?? 0) - (scores[other] ?? 0)
    return difference < 0 || (difference === 0 && (rows[one] ?? 0) > (rows[other] ?? 0))
  }
  const swap = (one: number, other: number): void => {
    const row = rows[one] ?? 0
    const score = scores[one] ?? 0
    rows[one] = rows[other] ?? 0
    scores[one] = scores[other] ?? 0
    rows[other] = row
    scores[other] = score
  }
  const rise = (from: number): void => {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isWorse(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = (): void => {
    let at = 0
    for (;;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < rows.length && isWorse(child, worst)) worst = child
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }
  return {
    offer(row, score) {
      if (rows.length < limit) {
        rows.push(row)
        scores.push(score)
        rise(rows.length - 1)
        return
      }
      const worst = scores[0] ?? 0
      if (limit === 0 || score < worst || (score === worst && row > (rows[0] ?? 0))) return
      rows[0] = row
      scores[0] = score
      sink()
    },
    list: () =>
      rows
        .map((row, index) => ({ row, score: scores[index] ?? 0 }))
        .sort((one, other) => other.score - one.score || one.row - other.row),
  }
}
