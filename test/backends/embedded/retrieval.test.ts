import { describe, expect, test } from 'vitest'
import { embedText } from '../../../src/backends/embedded/embed-text.ts'
import { rerank } from '../../../src/backends/embedded/rerank.ts'
import { call } from '../call.ts'
import { forms, paraphrases } from './retrieval-pairs.ts'

interface Pairs {
  readonly queries: readonly string[]
  readonly documents: readonly string[]
}

function readPairs(text: string): Pairs {
  const pairs = text
    .trim()
    .split('\n')
    .map(line => line.trim().split(' | '))
  return {
    queries: pairs.map(([query = '']) => query),
    documents: pairs.map(([, document = '']) => document),
  }
}

/** nDCG@10 where the document of the same number is the one to find, and a tie is lost. */
function gain(scores: readonly (readonly number[])[]): number {
  const gains = scores.map((row, index) => {
    const own = row[index] ?? 0
    const rank = row.filter((score, other) => other !== index && score >= own).length + 1
    return own > 0 && rank <= 10 ? 1 / Math.log2(rank + 1) : 0
  })
  return gains.reduce((sum, each) => sum + each, 0) / gains.length
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\w+/g))

const byOverlap = ({ queries, documents }: Pairs): number[][] => {
  const read = documents.map(wordsOf)
  return queries.map(query => read.map(words => [...wordsOf(query)].filter(word => words.has(word)).length))
}

const byEmbedding = ({ queries, documents }: Pairs, dimensions: number): number[][] => {
  const vectors = documents.map(document => embedText(document, dimensions))
  return queries.map(query => {
    const asked = embedText(query, dimensions)
    return vectors.map(vector => vector.reduce((sum, each, index) => sum + each * (asked[index] ?? 0), 0))
  })
}

const byRerank = ({ queries, documents }: Pairs): Promise<(readonly number[])[]> =>
  Promise.all(
    queries.map(
      async query => (await rerank({ modelId: 'cohere.rerank-v3-5:0', query, documents }, call())).scores,
    ),
  )

describe.each([
  ['paraphrases', paraphrases, 0.65, 0.75, 0.85],
  ['forms of words', forms, 0.9, 0.95, 0.95],
])('%s', (_, text, with256, with1024, reranked) => {
  const pairs = readPairs(text)

  test('are found by embeddings where common words alone do not', () => {
    const overlap = gain(byOverlap(pairs))
    expect(overlap).toBeLessThan(0.2)
    expect(gain(byEmbedding(pairs, 256))).toBeGreaterThan(with256)
    expect(gain(byEmbedding(pairs, 1_024))).toBeGreaterThan(with1024)
  })

  test('are ranked first', async () => {
    expect(gain(await byRerank(pairs))).toBeGreaterThan(reranked)
  })
})
