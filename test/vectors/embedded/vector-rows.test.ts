import { expect, test } from 'vitest'
import { createVectorRows, readVectorRows, toUnit } from '../../../src/vectors/embedded/vector-rows.ts'
import { readSections } from './read-sections.ts'

const DIMENSIONS = 5
/** More than a block. */
const COUNT = 5_000

const unitOf = (number: number): Float32Array =>
  toUnit(
    Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(number * 7 + at)),
    DIMENSIONS,
  )

const many = () => {
  const vectors = createVectorRows(DIMENSIONS)
  for (let row = 0; row < COUNT; row++) vectors.append(unitOf(row))
  return vectors
}

test('a unit vector keeps its direction, and zeros stay', () => {
  expect([...toUnit(Float32Array.of(3, 4), 2)]).toEqual([...Float32Array.of(0.6, 0.8)])
  expect([...toUnit(new Float32Array(2), 2)]).toEqual([0, 0])
})

test('a vector of another size or with what is no number is refused', () => {
  expect(() => toUnit(new Float32Array(3), 2)).toThrow('3 dimensions, the index 2')
  expect(() => toUnit(Float32Array.of(Number.NaN, 1), 2)).toThrow('finite')
  expect(() => toUnit(Float32Array.of(Number.POSITIVE_INFINITY, 1), 2)).toThrow('finite')
})

test('cosines are those of the vectors, in every block', () => {
  const vectors = many()
  const query = unitOf(0.5)
  for (const row of [0, 4_095, 4_096, COUNT - 1]) {
    const expected = unitOf(row).reduce((sum, component, at) => sum + component * (query[at] ?? 0), 0)
    expect(vectors.cosine(row, query)).toBeCloseTo(expected, 6)
    expect([...vectors.at(row)]).toEqual([...unitOf(row)])
  }
  expect(() => vectors.at(COUNT * 2)).toThrow(RangeError)
})

test('compacting moves the rows that stay', () => {
  const vectors = many()
  let next = 0
  vectors.compact(Int32Array.from({ length: COUNT }, (_, row) => (row % 3 === 0 ? next++ : -1)))
  for (const row of [0, 1, 1_000, next - 1]) expect([...vectors.at(row)]).toEqual([...unitOf(row * 3)])
  vectors.append(unitOf(-1))
  expect([...vectors.at(next)]).toEqual([...unitOf(-1)])
})

test('they are read as they were written, and go on', () => {
  const read = readVectorRows(DIMENSIONS, COUNT, readSections(many().sections()))
  read.append(unitOf(-1))
  for (const row of [0, 4_096, COUNT - 1]) expect([...read.at(row)]).toEqual([...unitOf(row)])
  expect([...read.at(COUNT)]).toEqual([...unitOf(-1)])
})
