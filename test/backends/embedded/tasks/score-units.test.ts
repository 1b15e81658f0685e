import { expect, test } from 'vitest'
import { readFocus } from '../../../../src/backends/embedded/language/read-focus.ts'
import { units } from '../../../../src/backends/embedded/language/units.ts'
import { scoreUnits } from '../../../../src/backends/embedded/tasks/score-units.ts'

const best = (text: string, instruction = ''): string | undefined =>
  scoreUnits(units(text), readFocus(instruction)).sort((a, b) => b.score - a.score)[0]?.unit.text

const text =
  'For years the bakery sold bread only. We agreed to sell cakes. The risk is a shortage of eggs. Cakes start on 4 May. Hi!'

test('a decision before anything else', () => {
  expect(best(text)).toBe('We agreed to sell cakes.')
})

test.each([
  ['Focus on risks.', 'The risk is a shortage of eggs.'],
  ['Focus on the timeline.', 'Cakes start on 4 May.'],
  ['Focus on bread.', 'For years the bakery sold bread only.'],
])('%s', (instruction, unit) => {
  expect(best(text, instruction)).toBe(unit)
})

test('says which facet a unit shows', () => {
  const facets = scoreUnits(units('Owner: Ada.\nDeadline: Friday.\nThe sky.'), readFocus('')).map(
    ({ facet }) => facet,
  )
  expect(facets).toEqual(['owner', 'date', ''])
})
