/** Who changes what: one document by one at a time, everything by one alone. */
export interface ChangeOrder {
  of<Result>(documentIds: readonly string[], change: () => Promise<Result>): Promise<Result>
  /** After all that came before, and before all that comes after. */
  alone<Result>(change: () => Promise<Result>): Promise<Result>
}

export const createChangeOrder = (): ChangeOrder => {
  const last = new Map<string, Promise<unknown>>()
  const all = new Set<Promise<unknown>>()
  let barrier: Promise<unknown> = Promise.resolve()

  const follow = <Result>(
    before: readonly (Promise<unknown> | undefined)[],
    change: () => Promise<Result>,
  ) => {
    const result = Promise.all(before).then(change)
    const settled = result.then(
      () => undefined,
      () => undefined,
    )
    all.add(settled)
    void settled.then(() => all.delete(settled))
    return { result, settled }
  }

  return {
    of(documentIds, change) {
      const { result, settled } = follow([barrier, ...documentIds.map(id => last.get(id))], change)
      for (const id of documentIds) last.set(id, settled)
      void settled.then(() => {
        for (const id of documentIds) if (last.get(id) === settled) last.delete(id)
      })
      return result
    },
    alone(change) {
      const { result, settled } = follow([barrier, ...all], change)
      barrier = settled
      return result
    },
  }
}
