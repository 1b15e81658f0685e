import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createVectorGraph, loadVectorGraph } from '../../../src/vectors/embedded/vector-graph.ts'
import { toUnit } from '../../../src/vectors/embedded/vector-rows.ts'

const DIMENSIONS = 16
const COUNT = 500
const unitOf = (number: number): Float32Array =>
  toUnit(
    Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(number * (at + 1))),
    DIMENSIONS,
  )

const filled = () => {
  const graph = createVectorGraph(DIMENSIONS)
  const sequences = Array.from({ length: COUNT }, (_, at) => at + 1)
  for (let from = 0; from < COUNT; from += 50) {
    const batch = sequences.slice(from, from + 50)
    graph.add(batch, batch.map(unitOf))
  }
  return graph
}

test('an empty one finds nothing', () => {
  const graph = createVectorGraph(DIMENSIONS)
  graph.add([], [])
  expect(graph.search(unitOf(1), 10)).toEqual([])
  expect([graph.size, graph.upTo, graph.removed]).toEqual([0, 0, 0])
})

test('a vector finds itself first', () => {
  const graph = filled()
  for (const sequence of [1, 250, COUNT]) expect(graph.search(unitOf(sequence), 5)[0]).toBe(sequence)
  expect([graph.size, graph.upTo]).toEqual([COUNT, COUNT])
  expect(graph.search(unitOf(1), COUNT * 2)).toHaveLength(COUNT)
})

test('it counts the removed ones that it holds', () => {
  const graph = filled()
  graph.remove(3)
  graph.remove(COUNT + 1)
  expect(graph.removed).toBe(1)
})

test('it is loaded as it was saved, and grows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-graph-'))
  const file = join(folder, 'graph')
  const graph = filled()
  graph.save(file)
  const loaded = loadVectorGraph(DIMENSIONS, file, { upTo: COUNT, removed: 2 })
  expect(loaded.search(unitOf(77), 20)).toEqual(graph.search(unitOf(77), 20))
  loaded.add([COUNT + 1], [unitOf(COUNT + 1)])
  expect(loaded.search(unitOf(COUNT + 1), 1)).toEqual([COUNT + 1])
  expect([loaded.size, loaded.upTo, loaded.removed]).toEqual([COUNT + 1, COUNT + 1, 2])
  await rm(folder, { recursive: true })
})
