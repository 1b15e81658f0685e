import { features } from './language/features.ts'
import { normalise } from './normalise.ts'

/** The last step of MurmurHash3: every bit of the input changes every bit of the output. */
function mix(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * Spreads each component over a block of the vector, by the Walsh-Hadamard transform: angles stay, and no component is
 * zero just because the text is short, which would say nothing in types of one bit.
 */
function spread(vector: Float64Array): void {
  const block = vector.length & -vector.length
  for (let half = 1; half < block; half *= 2)
    for (let start = 0; start < vector.length; start += 2 * half)
      for (let index = start; index < start + half; index++) {
        const [left = 0, right = 0] = [vector[index], vector[index + half]]
        vector[index] = left + right
        vector[index + half] = left - right
      }
}

/**
 * A unit vector of a text: its features, hashed to dimensions and signs. The same for the same text, near for texts
 * with the same words, inflections, synonyms or pieces of words; it knows no meaning beyond these.
 */
export function embedText(text: string, dimensions: number): Float32Array {
  const vector = new Float64Array(dimensions)
  for (const [hash, weight] of features(normalise(text))) {
    const mixed = mix(hash)
    const index = (mixed >>> 1) % dimensions
    vector[index] = (vector[index] ?? 0) + (mixed & 1 ? weight : -weight)
  }
  // Features of equal weight and opposite signs may meet.
  if (vector.every(component => component === 0)) vector[0] = 1
  spread(vector)
  let squares = 0
  for (const component of vector) squares += component * component
  const length = Math.sqrt(squares)
  return Float32Array.from(vector, component => component / length)
}
