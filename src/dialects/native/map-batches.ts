/** One array for each that comes in, but for those that would be empty. */
export const mapBatches = async function* <In, Out>(
  batches: AsyncIterable<readonly In[]>,
  map: (item: In) => Out | readonly Out[],
): AsyncGenerator<Out[]> {
  for await (const batch of batches) {
    const mapped = batch.flatMap(map)
    if (mapped.length > 0) yield mapped
  }
}
