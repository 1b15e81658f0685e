/** What came whole. */
export async function* inOne<Item>(batch: Item[], signal: AbortSignal): AsyncGenerator<Item[]> {
  signal.throwIfAborted()
  yield batch
}
