import { expect, test } from 'vitest'
import { createRows, readRows } from '../../../src/vectors/embedded/rows.ts'
import { readSections } from './read-sections.ts'

const five = () => {
  const rows = createRows()
  for (const sequence of [3, 4, 9, 10, 70]) rows.append(sequence)
  return rows
}

test('rows are found by their sequence numbers', () => {
  const rows = five()
  expect([3, 9, 70].map(rows.rowOf)).toEqual([0, 2, 4])
  expect([0, 5, 71].map(rows.rowOf)).toEqual([-1, -1, -1])
  expect([0, 3, 5, 70].map(rows.firstAfter)).toEqual([0, 1, 2, 5])
  expect(rows.sequenceOf(3)).toBe(10)
})

test('a row is removed once', () => {
  const rows = five()
  expect([rows.remove(1), rows.remove(1), rows.remove(-1), rows.remove(5)]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect([rows.count, rows.removed]).toEqual([5, 1])
  expect([...rows.present.subarray(0, 5)]).toEqual([1, 0, 1, 1, 1])
})

test('compacting closes the gaps', () => {
  const rows = five()
  rows.remove(0)
  rows.remove(3)
  expect([...rows.compact()]).toEqual([-1, 0, 1, -1, 2])
  expect([rows.count, rows.removed]).toEqual([3, 0])
  expect([4, 9, 70].map(rows.rowOf)).toEqual([0, 1, 2])
  expect(rows.append(71)).toBe(3)
  expect([...rows.present.subarray(0, 4)]).toEqual([1, 1, 1, 1])
})

test('they are read as they were written', () => {
  const rows = five()
  rows.remove(2)
  const read = readRows(readSections(rows.sections()))
  expect([read.count, read.removed, read.rowOf(70)]).toEqual([5, 1, 4])
  expect(read.append(80)).toBe(5)
})
