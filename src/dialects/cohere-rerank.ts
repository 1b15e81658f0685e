import { checkBody, type MemberRules } from './native/check-body.ts'
import { decodeRanking, encodeRanking, rankingRules, rankingTexts, readRanking } from './native/ranking.ts'
import type { RerankDialect } from './rerank-dialect.ts'

const API_VERSION = 2

/** As Bedrock's own sentences tell them: https://github.com/langgenius/dify/issues/12640. */
const members: MemberRules = {
  required: ['query', 'documents', 'api_version'],
  // A smaller version is told so: https://github.com/cohere-ai/cohere-python/issues/613.
  rules: { ...rankingRules, api_version: { types: ['Integer'], minimum: API_VERSION } },
}

/** Cohere Rerank 3.5. */
export const cohereRerank: RerankDialect = {
  modelIds: /^cohere\.rerank-/,
  decodeRequest: body => readRanking(checkBody(body, members)),
  encodeRequest: ({ query, documents }) => ({
    query,
    documents,
    top_n: documents.length,
    api_version: API_VERSION,
  }),
  encodeResponse: encodeRanking,
  decodeResponse: decodeRanking,
  texts: rankingTexts,
}
