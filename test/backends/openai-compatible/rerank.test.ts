import { expect, test } from 'vitest'
import { call } from '../call.ts'
import { serveHttp } from '../upstream/serve.ts'
import { create } from './create.ts'
import { serveOpenai } from './serve-openai.ts'

const request = {
  modelId: 'cohere.rerank-v3-5:0',
  query: 'apple pie',
  documents: ['a boat', 'apple pie', 'a pie'],
}

const scoresOf = async (body: unknown) => {
  const { url } = await serveHttp(response => response.end(JSON.stringify(body)))
  return (await (await create(url)).rerank?.(request, call()))?.scores
}

test('scores come in the order of the documents', async () => {
  const { url, received } = await serveOpenai()
  const ranked = await (await create(url, { model: 'bge-reranker' })).rerank?.(request, call())
  expect(ranked?.scores).toHaveLength(3)
  expect(ranked?.scores.indexOf(Math.max(...(ranked?.scores ?? [])))).toBe(1)
  expect(received[0]?.json).toEqual({
    model: 'bge-reranker',
    query: request.query,
    documents: request.documents,
    top_n: 3,
    return_documents: false,
  })
})

test('reads the forms that servers have', async () => {
  const named = [0.1, 0.9, 0.5].map((relevance_score, index) => ({ index, relevance_score }))
  const short = named.map(({ index, relevance_score: score }) => ({ index, score }))
  for (const body of [{ results: named }, { data: named }, { results: short }, short])
    expect(await scoresOf(body)).toEqual([0.1, 0.9, 0.5])
})

test('scores of any size become shares, in the same order', async () => {
  const scores = (await scoresOf({ results: [-9, 4, 0].map((score, index) => ({ index, score })) })) ?? []
  expect(scores[2]).toBe(0.5)
  for (const score of scores) expect(score > 0 && score < 1).toBe(true)
  expect(scores[1]).toBeGreaterThan(0.5)
  expect(scores[0]).toBeLessThan(0.5)
})

test('anything but a score for each document is no answer', async () => {
  for (const body of [
    {},
    { results: [{ index: 0, score: 1 }] },
    { results: [{ index: 0, score: 'x' }] },
    { error: 'no' },
  ])
    await expect(scoresOf(body)).rejects.toMatchObject({ name: 'ModelErrorException' })
})
