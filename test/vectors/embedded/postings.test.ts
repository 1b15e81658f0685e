import { expect, test } from 'vitest'
import { createPostings, type Postings, readPostings } from '../../../src/vectors/embedded/postings.ts'
import { readSections } from './read-sections.ts'

const TERMS = 50
const ROWS = 6_000

/** Row 7 holds terms 7, 8, 9, ... of its own choice: enough for some to be merged, and some not. */
const holds = (row: number): number[] =>
  [...new Set(Array.from({ length: 12 }, (_, at) => (row * 7 + at * at * 3) % TERMS))].toSorted(
    (a, b) => a - b,
  )
const frequencyOf = (row: number, term: number): number => ((row + term) % 5) + 1

const fill = (postings: Postings, from = 0): Postings => {
  for (let row = from; row < ROWS; row++)
    for (const term of holds(row)) postings.append(term, row, frequencyOf(row, term))
  return postings
}

const seen = (postings: Postings, term: number): [number, number][] => {
  const found: [number, number][] = []
  postings.visit(term, (row, frequency) => found.push([row, frequency]))
  return found.toSorted(([one], [other]) => one - other)
}

const expected = (term: number, isKept = (_row: number): boolean => true): number[] =>
  Array.from({ length: ROWS }, (_, row) => row).filter(row => isKept(row) && holds(row).includes(term))

test('every row of a term is seen with its frequency, merged or not', () => {
  const postings = fill(createPostings())
  for (const term of [0, 13, TERMS - 1]) {
    expect(seen(postings, term)).toEqual(expected(term).map(row => [row, frequencyOf(row, term)]))
    expect(postings.count(term)).toBe(expected(term).length)
  }
  expect(seen(postings, TERMS)).toEqual([])
  expect(postings.count(TERMS)).toBe(0)
})

test('a frequency is kept up to 255', () => {
  const postings = createPostings()
  postings.append(0, 0, 1_000)
  expect(seen(postings, 0)).toEqual([[0, 255]])
})

test('scores are added for the rows of the mask', () => {
  const postings = fill(createPostings())
  const mask = Uint8Array.from({ length: ROWS }, (_, row) => row % 2)
  const scores = new Float64Array(ROWS).fill(1)
  postings.addScores(13, 6, new Float32Array(ROWS).fill(2), mask, scores)
  for (let row = 0; row < ROWS; row++) {
    const frequency = frequencyOf(row, 13)
    const isHit = row % 2 === 1 && holds(row).includes(13)
    expect(scores[row]).toBeCloseTo(isHit ? 1 + (6 * frequency) / (frequency + 2) : 1, 10)
  }
})

test('rows that are left out are gone, the others moved', () => {
  const postings = fill(createPostings())
  const moved = Int32Array.from({ length: ROWS }, (_, row) => (row % 2 === 0 ? row / 2 : -1))
  postings.compact(moved)
  const rows = expected(13, row => row % 2 === 0)
  expect(seen(postings, 13)).toEqual(rows.map(row => [row / 2, frequencyOf(row, 13)]))
})

test('they are read as they were written, and go on', () => {
  const read = readPostings(readSections(fill(createPostings()).sections()))
  read.append(13, ROWS, 9)
  read.append(TERMS + 5, ROWS, 4)
  expect(seen(read, 13).at(-1)).toEqual([ROWS, 9])
  expect(seen(read, 13)).toHaveLength(expected(13).length + 1)
  expect(seen(read, TERMS + 5)).toEqual([[ROWS, 4]])
})
