import { expect, test } from 'vitest'
import { evaluationToJson, nameStrategy, printEvaluation } from '../../../src/cli/kb/print-evaluation.ts'

const scores = { recall: 1, mrr: 0.5, latencyP50: 4.26, latencyP95: 100 }
const evaluation = {
  questions: 4,
  k: 3,
  strategies: [
    {
      ...scores,
      chunking: 'none',
      search: 'semantic',
      ndcg: 0.25,
      syncTime: 1_500,
      syncCost: 2_000_000_000n,
      questionsCost: 8_000_000_000n,
    },
    { ...scores, chunking: 'fixed', search: 'hybrid', ndcg: 0.75, syncTime: 500 },
  ],
  failed: [{ document: 'x', reason: 'Because.' }],
} as const

test('a table, the best, and what failed', () => {
  const printed = printEvaluation(evaluation)
  expect(printed).toMatch(
    /^chunking +search +recall@3 +nDCG@10 +MRR +p50 ms +p95 ms +sync s +sync USD +USD \/ 1,000 questions\n/,
  )
  expect(printed).toMatch(/\nnone +semantic +1\.000 +0\.250 +0\.500 +4\.3 +100\.0 +1\.5 +0\.0020 +2\.0000\n/)
  expect(printed).toMatch(/\nfixed +hybrid +1\.000 +0\.750 +0\.500 +4\.3 +100\.0 +0\.5 +unknown +unknown\n/)
  expect(printed).toContain(
    '\nBest by nDCG@10: fixed, hybrid. Of 4 questions, one more or less makes 0.250.\n',
  )
  expect(printed).toMatch(/\nx +Because\.\n$/)
})

test('of a base as it is, without what is nothing there', () => {
  const printed = printEvaluation({
    questions: 1,
    k: 5,
    strategies: [{ ...scores, search: 'hybrid', ndcg: 1 }],
    failed: [],
  })
  expect(printed).toMatch(/^search +recall@5 +nDCG@10 +MRR +p50 ms +p95 ms +USD \/ 1,000 questions\n/)
  expect(printed).toContain('Best by nDCG@10: hybrid. Of 1 question, one')
})

test('where several are equally good, it says so', () => {
  const strategy = { ...scores, search: 'hybrid', ndcg: 1 } as const
  const printed = (strategies: readonly (typeof strategy)[]) =>
    printEvaluation({ questions: 1, k: 5, strategies, failed: [] })
  expect(printed([strategy, strategy])).toContain('hybrid, and 1 other with the same score. Of')
  expect(printed([strategy, strategy, strategy])).toContain('hybrid, and 2 others with the same score. Of')
})

test('for a program, what is unknown is null', () => {
  expect(JSON.parse(evaluationToJson(evaluation)).strategies).toEqual([
    {
      ...scores,
      chunking: 'none',
      search: 'semantic',
      ndcg: 0.25,
      syncMilliseconds: 1_500,
      syncUsd: 0.002,
      questionsUsd: 0.008,
    },
    {
      ...scores,
      chunking: 'fixed',
      search: 'hybrid',
      ndcg: 0.75,
      syncMilliseconds: 500,
      syncUsd: null,
      questionsUsd: null,
    },
  ])
})

test('a strategy by its name', () => {
  expect(nameStrategy({ chunking: 'none', search: 'hybrid' })).toBe('none, hybrid')
  expect(nameStrategy({ search: 'hybrid' })).toBe('hybrid')
})
