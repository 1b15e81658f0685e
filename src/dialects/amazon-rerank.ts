import { checkBody, type MemberRules } from './native/check-body.ts'
import { decodeRanking, encodeRanking, rankingRules, rankingTexts, readRanking } from './native/ranking.ts'
import type { RerankDialect } from './rerank-dialect.ts'

const members: MemberRules = { required: ['query', 'documents'], rules: rankingRules }

/**
 * Amazon Rerank 1.0: Cohere's body without `api_version`, which Bedrock refuses here
 * (https://github.com/genkit-ai/aws-bedrock-go-plugin/issues/190).
 */
export const amazonRerank: RerankDialect = {
  modelIds: /^amazon\.rerank-/,
  decodeRequest: body => readRanking(checkBody(body, members)),
  encodeRequest: ({ query, documents }) => ({ query, documents, top_n: documents.length }),
  encodeResponse: encodeRanking,
  decodeResponse: decodeRanking,
  texts: rankingTexts,
}
