import { expect, test } from 'vitest'
import { expandTerms } from '../../../src/vectors/embedded/expand-terms.ts'

const asked = new Map([
  ['wing', 2],
  ['flow', 1],
])
const parameters = { feedbackTerms: 2, feedbackShare: 0.5 }
const rarity = (term: string): number => ({ wing: 1, lift: 4, drag: 3, common: 0.01 })[term] ?? 0

test('the weights of what was asked and of what was found come to 1', () => {
  const first = [
    {
      score: 3,
      terms: new Map([
        ['wing', 1],
        ['lift', 1],
        ['common', 2],
      ]),
    },
    {
      score: 1,
      terms: new Map([
        ['drag', 2],
        ['common', 2],
      ]),
    },
  ]
  const expanded = expandTerms(asked, first, rarity, parameters)
  expect([...expanded.keys()]).toEqual(['wing', 'flow', 'lift', 'drag'])
  // lift: 3/4 of the score, 1 of 4 words, rarity 4; drag: 1/4, 2 of 4, rarity 3.
  expect(expanded.get('lift')).toBeCloseTo((0.5 * 0.75) / (0.75 + 0.375), 10)
  expect(expanded.get('drag')).toBeCloseTo((0.5 * 0.375) / (0.75 + 0.375), 10)
  expect(expanded.get('wing')).toBeCloseTo(0.5 * (2 / 3), 10)
  expect([...expanded.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10)
})

test('where nothing was found, the query stays', () => {
  const expanded = expandTerms(asked, [], rarity, parameters)
  expect([...expanded]).toEqual([
    ['wing', 2 / 3],
    ['flow', 1 / 3],
  ])
})
