import type { RerankRequest } from '../../backends/backend.ts'
import type { ReplaceableText } from '../dialect.ts'
import type { Rule } from './check-body.ts'
import { isObject, type JsonObject } from './json.ts'
import { addText, addTextItems } from './text-member.ts'
import { unreadableAnswer } from './unreadable-answer.ts'

/** As the Rerank operation takes sources; no source tells what InvokeModel takes. */
const MOST_DOCUMENTS = 1_000

/** The members that Cohere's and Amazon's reranking bodies have in common. */
export const rankingRules: Readonly<Record<string, Rule>> = {
  query: { types: ['String'], minLength: 1 },
  documents: { types: ['JSONArray'], items: { types: ['String'] }, minItems: 1, maxItems: MOST_DOCUMENTS },
  top_n: { types: ['Integer'], minimum: 1 },
}

/** @param body as `checkBody` let it through with `rankingRules`. */
export const readRanking = ({ query, documents }: JsonObject): Omit<RerankRequest, 'modelId'> => ({
  query: String(query),
  documents: Array.isArray(documents) ? documents.map(String) : [],
})

/** The best first, at most as many as `top_n` of the request's body says; equal ones in the order they came in. */
export const encodeRanking = (scores: readonly number[], body: unknown): JsonObject => {
  const most = isObject(body) && typeof body.top_n === 'number' ? body.top_n : scores.length
  const ranked = scores.map((relevance_score, index) => ({ index, relevance_score }))
  return { results: ranked.sort((a, b) => b.relevance_score - a.relevance_score).slice(0, most) }
}

/**
 * The scores in the order of the documents; those left out are 0.
 *
 * @throws ModelErrorException for a body of another form.
 */
export const decodeRanking = (body: unknown, documents: number): number[] => {
  const scores = new Array<number>(documents).fill(0)
  const results = isObject(body) ? body.results : undefined
  if (!Array.isArray(results)) throw unreadable()
  for (const result of results) {
    const { index, relevance_score: score } = isObject(result) ? result : {}
    if (typeof index !== 'number' || scores[index] === undefined) throw unreadable()
    if (typeof score !== 'number' || !Number.isFinite(score)) throw unreadable()
    scores[index] = Math.min(Math.max(score, 0), 1)
  }
  return scores
}

const unreadable = () =>
  unreadableAnswer('it has no results with the index and the relevance score of a document')

/** The query, then the documents. */
export const rankingTexts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  addText(body, 'query', 'user', found)
  addTextItems(body, 'documents', 'user', found)
  return found
}
