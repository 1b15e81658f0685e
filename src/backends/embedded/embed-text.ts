import { features } from './language/features.ts'
import { normalise } from './normalise.ts'

/**
 * Spreads each component over a block of the vector, by the Walsh-Hadamard transform: angles stay, and no component is
 * zero just because the text is short, which would say nothing in types of one bit.
 */
function spread(vector: Float64Array): void {
  const block = vector.length & -vector.length
  for (let half = 1; half < block; half *= 2)
    for (let start = 0; start < vector.length; start += 2 * half)
      for (let index = start; index < start + half; index++) {
        const left = vector[index] ?? 0
        const right = vector[index + half] ?? 0
        vector[index] = left + right
        vector[index + half] = left - right
      }
}

/**
 * A unit vector of a text: its features, hashed to dimensions and signs. The same for the same text, near for texts
 * with the same words, inflections, synonyms, topics or pieces of words; it knows no meaning beyond these.
 */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float64Array(dimensions)
  const scale = dimensions / 2 ** 32
  for (const { hashes, weights, factor } of features(normalise(text)))
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] ?? 0
      // The upper bits choose the dimension, without a division; the lowest one the sign, without a branch.
      const index = ((hash >>> 0) * scale) | 0
      const sign = ((hash & 1) << 1) - 1
      vector[index] = (vector[index] ?? 0) + sign * factor * (weights[at] ?? 0)
    }
  // Features of equal weight and opposite signs may meet.
  if (vector.every(component => component === 0)) vector[0] = 1
  spread(vector)
  let squares = 0
  for (let index = 0; index < dimensions; index++) squares += (vector[index] ?? 0) ** 2
  const scaleToUnit = 1 / Math.sqrt(squares)
  const unit = new Float32Array(dimensions)
  for (let index = 0; index < dimensions; index++) unit[index] = (vector[index] ?? 0) * scaleToUnit
  return unit
}
