import { expect, test } from 'vitest'
import { termOf, termsOf } from '../../../src/vectors/embedded/terms-of.ts'
import { rankCandidates } from '../../../src/vectors/rds/rank-candidates.ts'

// What it comes to on a collection: docs/storages.md.
const candidate = (id: string, text: string, distance = 1) => ({ id, distance, terms: termsOf(text) })
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)
const sailors = [{ term: termOf('sailor'), weight: 3 }]

test('words count more than meaning, and meaning where words say nothing', () => {
  const rows = [
    candidate('near', 'trains', 0),
    candidate('worded', 'a sailor', 1),
    candidate('far', 'trains', 2),
  ]
  expect(ids(rankCandidates(rows, sailors, 5))).toEqual(['worded', 'near', 'far'])
})

test('a rare word counts more than a common one, repeats less each time, and long texts less', () => {
  const asked = [...sailors, { term: termOf('policy'), weight: 0.1 }]
  const long = `sailor ${'deck '.repeat(200)}`
  const rows = [
    candidate('common', 'policy policy policy'),
    candidate('long', long),
    candidate('rare', 'sailor office'),
    candidate('twice', 'sailor sailor'),
  ]
  expect(ids(rankCandidates(rows, asked, 5))).toEqual(['twice', 'rare', 'long', 'common'])
})

test('what the first results have in common finds others', () => {
  const rows = [
    candidate('first', 'sailor anchor harbour'),
    candidate('second', 'sailor anchor mast'),
    candidate('unrelated', 'train station ticket'),
    candidate('related', 'anchor chain'),
  ]
  expect(ids(rankCandidates(rows, sailors, 3))).toEqual(['first', 'second', 'related'])
})

test('scores are from 0 to 1, of vectors of zeros and of no words too', () => {
  expect(rankCandidates([], sailors, 5)).toEqual([])
  const rows = [
    candidate('zeros', 'sailor', Number.NaN),
    candidate('empty', '', 0),
    candidate('over', 'sailor '.repeat(1_000), -1e-7),
  ]
  for (const asked of [sailors, [], [{ term: termOf('sailor'), weight: 0 }]])
    for (const { score } of rankCandidates(rows, asked, 5)) expect(score >= 0 && score <= 1).toBe(true)
  expect(ids(rankCandidates(rows, [], 1))).toEqual(['empty'])
})
