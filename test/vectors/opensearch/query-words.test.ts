import { expect, test } from 'vitest'
import { queryWords } from '../../../src/vectors/opensearch/query-words.ts'

test('each word once, without marks', () => {
  expect(queryWords('The cat, the CAT & größe!')).toBe('the cat größe')
  expect(queryWords('?! \u0000 \ud800')).toBe('')
})

test('no more than may be looked for', () => {
  expect(queryWords(`${'x'.repeat(2_000)} needle`)).toBe('needle')
  const many = queryWords(Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' '))
  expect(many.length).toBeLessThan(410)
  expect(many).toContain('word0 word1')
})
