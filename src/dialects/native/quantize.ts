import { toNumbers, toUnitVector } from './vectors.ts'

export const embeddingTypes = ['float', 'int8', 'uint8', 'binary', 'ubinary'] as const
export type EmbeddingType = (typeof embeddingTypes)[number]

const LARGEST_INT8 = 127
/** From a signed byte to the unsigned one. */
const OFFSET = 128
const BITS = 8

/**
 * A unit vector in one of Cohere's types (https://docs.cohere.com/docs/embeddings, "Compression Levels").
 *
 * - `int8`: each component in proportion to the largest, which becomes 127 or -127: cosines stay, and lengths are
 *   alike only roughly. Cohere's own scale is fixed by a calibration that it does not publish.
 * - `uint8`: the same, plus 128.
 * - `ubinary`: one bit for each dimension, 1 above zero, eight to a byte, the first dimension in the highest bit. A last
 *   byte that is not full is filled with zeros.
 * - `binary`: the same bytes, minus 128.
 */
export const quantize = (vector: Float32Array, type: EmbeddingType): number[] => {
  switch (type) {
    case 'float':
      return toNumbers(vector)
    case 'int8':
      return toInt8(vector)
    case 'uint8':
      return toInt8(vector).map(value => value + OFFSET)
    case 'binary':
      return packBits(vector).map(byte => byte - OFFSET)
    case 'ubinary':
      return packBits(vector)
  }
}

/** The unit vector that quantized components stand for; undefined where they are not of the type. */
export const dequantize = (components: unknown, type: EmbeddingType): Float32Array | undefined => {
  switch (type) {
    case 'float':
    case 'int8':
      return toUnitVector(components)
    case 'uint8':
      return toUnitVector(shifted(components, -OFFSET))
    case 'binary':
      return toUnitVector(unpackBits(shifted(components, OFFSET)))
    case 'ubinary':
      return toUnitVector(unpackBits(components))
  }
}

const toInt8 = (vector: Float32Array): number[] => {
  let largest = 0
  for (const component of vector) largest = Math.max(largest, Math.abs(component))
  // No negative zero, which `-0` would be in tests and `0` on the wire.
  return Array.from(vector, component => Math.round((component / largest) * LARGEST_INT8) + 0)
}

const packBits = (vector: Float32Array): number[] => {
  const bytes = new Array<number>(Math.ceil(vector.length / BITS)).fill(0)
  for (const [index, component] of vector.entries())
    if (component > 0) {
      const at = Math.floor(index / BITS)
      bytes[at] = (bytes[at] ?? 0) | (1 << (BITS - 1 - (index % BITS)))
    }
  return bytes
}

const unpackBits = (bytes: unknown): number[] | undefined => {
  if (!Array.isArray(bytes)) return undefined
  const components: number[] = []
  for (const byte of bytes) {
    if (!Number.isInteger(byte) || byte < 0 || byte > 255) return undefined
    for (let bit = BITS - 1; bit >= 0; bit--) components.push((byte >> bit) & 1 ? 1 : -1)
  }
  return components
}

const shifted = (components: unknown, by: number): unknown =>
  Array.isArray(components)
    ? components.map(component => (typeof component === 'number' ? component + by : component))
    : components
