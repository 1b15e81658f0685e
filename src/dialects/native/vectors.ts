const DECIMALS = 1e8

/** A unit vector as JSON has it: with eight decimals, which is shorter than a float in full and moves no cosine. */
export const toNumbers = (vector: Float32Array): number[] =>
  Array.from(vector, component => Math.round(component * DECIMALS) / DECIMALS)

/** The unit vector in the direction of some numbers; undefined for anything that has no direction. */
export const toUnitVector = (components: unknown): Float32Array | undefined => {
  if (!Array.isArray(components)) return undefined
  let largest = 0
  for (const component of components) {
    if (typeof component !== 'number' || !Number.isFinite(component)) return undefined
    largest = Math.max(largest, Math.abs(component))
  }
  if (largest === 0) return undefined
  // Divided by the largest first: the square of a large component is infinite, that of a small one is zero.
  let squares = 0
  for (const component of components) squares += (component / largest) ** 2
  const length = Math.sqrt(squares)
  return Float32Array.from(components, component => component / largest / length)
}
