/** As many as a number of 32 bits needs. */
const DIGITS = 9

/** In the same direction, of the length 1: distances of such vectors rank as angles do. */
export const toUnit = (vector: Float32Array): number[] => {
  let sum = 0
  for (const component of vector) sum += component * component
  const length = Math.sqrt(sum)
  return Array.from(vector, component =>
    length === 0 ? component : Number((component / length).toPrecision(DIGITS)),
  )
}

/** As OpenSearch scores unit vectors by their distance, which is what a base of AWS's answers with: 1 / (1 + d * d). */
export const scoreOfCosine = (cosine: number): number => 1 / (3 - 2 * Math.min(1, Math.max(-1, cosine)))
