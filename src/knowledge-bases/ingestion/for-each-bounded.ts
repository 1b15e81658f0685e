/**
 * Works on so many at a time. The first failure stops the rest, and is thrown when those at work have ended.
 */
export const forEachBounded = async <Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const running = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const item of items) {
      if (failure !== undefined) break
      const one: Promise<void> = work(item).then(
        () => void running.delete(one),
        error => {
          running.delete(one)
          failure ??= { error }
        },
      )
      running.add(one)
      if (running.size >= most) await Promise.race(running)
    }
  } catch (error) {
    failure ??= { error }
  }
  await Promise.all(running)
  if (failure !== undefined) throw failure.error
}
