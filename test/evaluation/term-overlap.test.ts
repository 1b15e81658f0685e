import { expect, test } from 'vitest'
import { createTermOverlap, terms } from '../../evaluation/term-overlap.js'

test('forms of a word are one term, and words without content none', () => {
  expect(terms('The permits were issued')).toEqual(terms('the permit issues'))
  expect(terms('Children are playing')).toEqual(['children', 'play'])
})

test('a rarer term weighs more, and a text without the terms scores nothing', () => {
  const score = createTermOverlap(['a red boat', 'a red car', 'the old house'])
  const scores = score('red boat')
  expect(scores[0]).toBeGreaterThan(scores[1] ?? 0)
  expect(scores[1]).toBeGreaterThan(0)
  expect(scores[2]).toBe(0)
})
