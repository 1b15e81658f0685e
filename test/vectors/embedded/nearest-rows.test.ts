import { expect, test } from 'vitest'
import { createMemory } from '../../../src/vectors/embedded/memory.ts'
import { nearestRows } from '../../../src/vectors/embedded/nearest-rows.ts'
import { createVectorGraph } from '../../../src/vectors/embedded/vector-graph.ts'
import { toUnit } from '../../../src/vectors/embedded/vector-rows.ts'

const DIMENSIONS = 8
const COUNT = 3_000
const unitOf = (number: number): Float32Array =>
  toUnit(
    Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(number * (at + 1.7))),
    DIMENSIONS,
  )

/** The last hundred are not in the graph yet; every tenth has been removed. */
const create = () => {
  const memory = createMemory(DIMENSIONS)
  const graph = createVectorGraph(DIMENSIONS)
  const sequences = Array.from({ length: COUNT }, (_, at) => at + 1)
  for (const sequence of sequences)
    memory.append(sequence, { unit: unitOf(sequence), terms: new Map(), metadata: {} })
  const inGraph = sequences.slice(0, -100)
  graph.add(inGraph, inGraph.map(unitOf))
  for (const sequence of sequences)
    if (sequence % 10 === 0) {
      memory.remove(sequence)
      graph.remove(sequence)
    }
  return { ...memory, graph }
}
const memory = create()
const count = (mask: Uint8Array): number => mask.reduce((sum, each) => sum + each, 0)

test.each([
  ['all', 1],
  ['a third', 3],
  ['a few', 997],
])('by the graph it finds what a scan finds, of %s', (_, step) => {
  const mask = memory.mask(undefined).map((present, row) => (row % step === 0 ? present : 0))
  let hits = 0
  for (let query = 0; query < 20; query++) {
    const search = (exactUpTo: number) =>
      nearestRows({ ...memory, exactUpTo }, unitOf(query + 0.3), mask, count(mask), 10)
    const exact = search(COUNT)
    const near = search(0)
    expect(near).toHaveLength(exact.length)
    expect(exact.every(({ row }) => mask[row] === 1)).toBe(true)
    hits += near.filter(({ row }) => exact.some(each => each.row === row)).length / exact.length
  }
  expect(hits / 20).toBeGreaterThanOrEqual(0.98)
})

test('a chunk is found at once, before it is in the graph', () => {
  const mask = memory.mask(undefined)
  const [first] = nearestRows({ ...memory, exactUpTo: 0 }, unitOf(COUNT - 1), mask, count(mask), 3)
  expect(first?.row).toBe(COUNT - 2)
})
