import { DOMParser } from 'linkedom'
import { expect, test } from 'vitest'
import { drawChart } from '../../../src/cli/kb/draw-chart.ts'

const draw = (scores: readonly number[]) =>
  drawChart({
    questions: 7,
    k: 5,
    strategies: scores.map(score => ({
      chunking: 'fixed',
      search: 'hybrid',
      recall: score,
      ndcg: score / 2,
      mrr: 0,
      latencyP50: 1,
      latencyP95: 1,
    })),
    failed: [],
  })

test('three bars a strategy, as long as the scores, with their labels', () => {
  const svg = new DOMParser().parseFromString(draw([1, 0.5]), 'image/svg+xml')
  const bars = [...svg.querySelectorAll('rect[rx="1.5"]')]
  expect(bars.map(bar => Number(bar.getAttribute('width')))).toEqual([610, 305, 0, 305, 152.5, 0])
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(texts).toEqual(
    expect.arrayContaining([
      'Retrieval by strategy, 7 questions',
      'recall@5',
      'nDCG@10',
      'MRR',
      'fixed, hybrid',
      '0.250',
    ]),
  )
})

test('it is as high as it has strategies', () => {
  const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1])
  const [one, two, three] = [[1], [1, 1], [1, 1, 1]].map(scores => heightOf(draw(scores)))
  expect((three ?? 0) - (two ?? 0)).toBe((two ?? 0) - (one ?? 0))
  expect((two ?? 0) - (one ?? 0)).toBeGreaterThan(33)
})
