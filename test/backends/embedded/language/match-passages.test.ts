import { expect, test } from 'vitest'
import { contentStems } from '../../../../src/backends/embedded/language/content-stems.ts'
import {
  matchPassages,
  readPassages,
  shareOf,
} from '../../../../src/backends/embedded/language/match-passages.ts'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'
import { units } from '../../../../src/backends/embedded/language/units.ts'

const passages = readPassages(
  units(
    '# Ferries\n\nThe boat leaves at noon.\n\n# Trains\n\nThe train leaves at nine. A ticket for the train costs 8 EUR.',
  ),
)
const best = (question: string): string | undefined =>
  matchPassages(contentStems(question), passages)[0]?.passage.unit.text

test.each([
  ['When does the train leave?', 'The train leaves at nine.'],
  ['What is the price of a train ticket?', 'A ticket for the train costs 8 EUR.'],
  ['When does the ferry leave?', 'The boat leaves at noon.'],
])('%s', (question, text) => {
  expect(best(question)).toBe(text)
})

test('what is nowhere lowers the coverage, and what matches nothing is no match', () => {
  const [known] = matchPassages(contentStems('train ticket'), passages)
  const [unknown] = matchPassages(contentStems('train ticket for dragons'), passages)
  expect(known?.coverage).toBe(1)
  expect(unknown?.coverage).toBeLessThan(0.8)
  expect(matchPassages(contentStems('purple dragons'), passages)).toEqual([])
  expect(matchPassages([], passages)).toEqual([])
})

test('a synonym and a long common beginning count in part', () => {
  expect(shareOf(stem('price'), new Set([stem('costs')]))).toBeGreaterThan(0)
  expect(shareOf('vaccination', new Set(['vaccinated']))).toBeGreaterThan(0)
  expect(shareOf('price', new Set(['prize']))).toBe(0)
})
