import type { ReadSection, Section } from './section.ts'

/** Rows of one block: memory grows by blocks, without copies. */
const BLOCK = 4_096

/** Unit vectors by row, in memory. */
export interface VectorRows {
  append(unit: Float32Array): void
  /** The unit vector of a row: a view, not to be kept or changed. */
  at(row: number): Float32Array
  /** The cosine of the row's vector and a unit vector. */
  cosine(row: number, unit: Float32Array): number
  /** @param moved the new row of each old one, in the same order, -1 for one that is left out */
  compact(moved: Int32Array): void
  sections(): Section[]
}

export const createVectorRows = (dimensions: number): VectorRows => rowsOf(dimensions, [], 0)

export const readVectorRows = (dimensions: number, count: number, read: ReadSection): VectorRows => {
  const all = new Float32Array(read('vectors'))
  const blocks: Float32Array[] = []
  for (let from = 0; from < count; from += BLOCK) {
    const block = all.subarray(from * dimensions, (from + BLOCK) * dimensions)
    blocks.push(block.length === BLOCK * dimensions ? block : filled(block, dimensions))
  }
  return rowsOf(dimensions, blocks, count)
}

const filled = (rows: Float32Array, dimensions: number): Float32Array => {
  const block = new Float32Array(BLOCK * dimensions)
  block.set(rows)
  return block
}

const rowsOf = (dimensions: number, blocks: Float32Array[], count: number): VectorRows => {
  const blockOf = (row: number): Float32Array => {
    const block = blocks[Math.floor(row / BLOCK)]
    if (block === undefined) throw new RangeError(`There is no row ${row}`)
    return block
  }
  const at = (row: number): Float32Array => {
    const start = (row % BLOCK) * dimensions
    return blockOf(row).subarray(start, start + dimensions)
  }
  return {
    append(unit) {
      if (count % BLOCK === 0) blocks.push(new Float32Array(BLOCK * dimensions))
      blockOf(count).set(unit, (count % BLOCK) * dimensions)
      count += 1
    },
    at,
    cosine: (row, unit) => dot(blockOf(row), (row % BLOCK) * dimensions, unit),
    compact(moved) {
      let next = 0
      for (let row = 0; row < count; row++) {
        if (moved[row] === -1) continue
        if (next !== row) blockOf(next).set(at(row), (next % BLOCK) * dimensions)
        next += 1
      }
      count = next
      blocks.length = Math.ceil(count / BLOCK)
    },
    sections: () => [
      {
        name: 'vectors',
        pieces: blocks.map((block, index) =>
          block.subarray(0, Math.min(BLOCK, count - index * BLOCK) * dimensions),
        ),
      },
    ],
  }
}

/** Four sums at once: one would wait for itself at every step. */
const dot = (rows: Float32Array, start: number, unit: Float32Array): number => {
  const length = unit.length
  const whole = length - (length % 4)
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let index = 0
  for (; index < whole; index += 4) {
    first += (rows[start + index] ?? 0) * (unit[index] ?? 0)
    second += (rows[start + index + 1] ?? 0) * (unit[index + 1] ?? 0)
    third += (rows[start + index + 2] ?? 0) * (unit[index + 2] ?? 0)
    fourth += (rows[start + index + 3] ?? 0) * (unit[index + 3] ?? 0)
  }
  for (; index < length; index++) first += (rows[start + index] ?? 0) * (unit[index] ?? 0)
  return first + second + third + fourth
}

/**
 * The vector with length 1; one of zeros stays, which is like nothing.
 *
 * @throws Error for a vector of another size, or with components that are no numbers.
 */
export const toUnit = (vector: Float32Array, dimensions: number): Float32Array => {
  if (vector.length !== dimensions)
    throw new Error(`The vector has ${vector.length} dimensions, the index ${dimensions}.`)
  let squares = 0
  for (const component of vector) squares += component * component
  if (!Number.isFinite(squares)) throw new Error('The vector has components that are no finite numbers.')
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  return vector.map(component => component * scale)
}
