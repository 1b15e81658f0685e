/** One batch for each value. */
export async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value[]> {
  for (const value of values) yield [value]
}
