import { isObject, objectsIn } from '../../dialects/native/json.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import type { Backend } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { modelName } from '../upstream/model-name.ts'
import { readJson } from '../upstream/read-json.ts'
import type { OpenaiCompatibleSettings } from './create-openai-compatible-backend.ts'

/** Cohere's form, which Jina, vLLM, SGLang and llama-server have too: https://jina.ai/reranker */
export const createRerank =
  (server: ModelServer, settings: OpenaiCompatibleSettings): NonNullable<Backend['rerank']> =>
  async ({ modelId, query, documents }, call) => {
    const model = modelName(modelId, call, settings.model)
    const body = { model, query, documents, top_n: documents.length, return_documents: false }
    const answer = await callModel(server, { path: '/rerank', body, model, signal: call.signal })
    const scores = decodeScores(await readJson(answer, settings.answerBytes), documents.length)
    return { served: { backend: server.name }, scores }
  }

/** @throws ModelErrorException for anything but one score for each document. */
const decodeScores = (body: unknown, count: number): number[] => {
  const problem = errorInside(body)
  if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
  const results = isObject(body) ? (body.results ?? body.data) : body
  const found = new Map<unknown, number>()
  for (const { index, relevance_score: relevance, score = relevance } of objectsIn(results))
    if (typeof score === 'number' && Number.isFinite(score)) found.set(index, score)
  const scores = Array.from({ length: count }, (_, index) => {
    const score = found.get(index)
    if (score === undefined) throw unreadableAnswer('a document has no score')
    return score
  })
  return scores.every(score => score >= 0 && score <= 1) ? scores : scores.map(toProbability)
}

/** llama-server gives what its model computed: of any size, and the larger the better. */
const toProbability = (score: number): number => 1 / (1 + Math.exp(-score))
