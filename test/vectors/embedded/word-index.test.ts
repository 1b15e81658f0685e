import { expect, test } from 'vitest'
import { createRows } from '../../../src/vectors/embedded/rows.ts'
import { termsOf } from '../../../src/vectors/embedded/terms-of.ts'
import { createWordIndex, readWordIndex } from '../../../src/vectors/embedded/word-index.ts'
import { readSections } from './read-sections.ts'

const scoring = { k1: 1.2, b: 0.75 }
const texts = [
  'red apples and green apples',
  'green pears',
  'a long story of pears, plums, cherries, quinces and medlars',
  'stones',
]

const create = (some: readonly string[] = texts) => {
  const rows = createRows()
  const words = createWordIndex(() => rows.present)
  for (const [at, text] of some.entries()) {
    rows.append(at + 1)
    words.append(termsOf(text))
  }
  return { rows, words }
}
type Created = ReturnType<typeof create>

const scores = ({ rows, words }: Created, query: string, mask = new Uint8Array(rows.count).fill(1)) => [
  ...words.score(termsOf(query), mask, scoring).subarray(0, rows.count),
]
const remove = ({ rows, words }: Created, row: number): void => {
  rows.remove(row)
  words.remove(row)
}

test('scores are those of the formula', () => {
  const found = scores(create(), 'green')
  const average = (4 + 2 + 7 + 1) / 4
  const rarity = Math.log(1 + (4 - 2 + 0.5) / (2 + 0.5))
  const expected = (length: number) => (rarity * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / average))
  expect(found[0]).toBeCloseTo(expected(4), 6)
  expect(found[1]).toBeCloseTo(expected(2), 6)
  expect(found.slice(2)).toEqual([0, 0])
})

test('no chunk scores more than the most', () => {
  const created = create()
  const most = created.words.mostOf(termsOf('green apples'), scoring)
  expect(Math.max(...scores(created, 'green apples'))).toBeLessThan(most)
})

test('rows outside the mask score nothing', () => {
  expect(scores(create(), 'pears', Uint8Array.of(1, 0, 1, 1))[1]).toBe(0)
})

test('a removed row counts for nothing any more', () => {
  const created = create()
  scores(created, 'green pears')
  remove(created, 0)
  const without = create(texts.slice(1))
  const mask = Uint8Array.of(0, 1, 1, 1)
  expect(scores(created, 'green pears', mask).slice(1)).toEqual(scores(without, 'green pears'))
  expect(created.words.rarity('appl')).toBe(0)
  created.rows.append(9)
  created.words.append(termsOf('green tea'))
  without.rows.append(9)
  without.words.append(termsOf('green tea'))
  expect(scores(created, 'green', Uint8Array.of(0, 1, 1, 1, 1)).slice(1)).toEqual(scores(without, 'green'))
})

test('compacted, it is as if the removed rows had never been', () => {
  const created = create()
  remove(created, 1)
  created.words.compact(created.rows.compact())
  expect(scores(created, 'green pears apples')).toEqual(
    scores(create(texts.filter((_, row) => row !== 1)), 'green pears apples'),
  )
})

test('it is read as it was written, and goes on', () => {
  const created = create()
  remove(created, 3)
  const words = readWordIndex(() => created.rows.present, readSections(created.words.sections()))
  expect(scores({ ...created, words }, 'green pears')).toEqual(scores(created, 'green pears'))
  created.rows.append(9)
  words.append(termsOf('a heron'))
  expect(scores({ ...created, words }, 'heron').at(-1)).toBeGreaterThan(0)
})
