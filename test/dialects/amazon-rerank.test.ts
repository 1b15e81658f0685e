import { amazonRerank } from '../../src/dialects/amazon-rerank.ts'
import { rerankDialectSuite } from './rerank-dialect-suite.ts'

const documents = ['Paris is the capital of France.', 'Lyon is not.']
const query = 'What is the capital of France?'
const body = { query, documents }
const wrong = (violations: string) =>
  `Malformed input request: ${violations}, please reformat your input and try again.`

// Body: https://github.com/genkit-ai/aws-bedrock-go-plugin/issues/190
rerankDialectSuite('amazon-rerank', {
  dialect: amazonRerank,
  models: ['amazon.rerank-v1:0'],
  otherModels: ['cohere.rerank-v3-5:0', 'amazon.titan-embed-text-v2:0', 'amazon.nova-lite-v1:0'],
  requests: [
    { name: 'the smallest', body, request: { query, documents } },
    { name: 'with a number of results', body: { ...body, top_n: 1 }, request: { query, documents } },
  ],
  refused: [
    {
      name: "Cohere's version",
      body: { ...body, api_version: 2 },
      message: wrong('#: extraneous key [api_version] is not permitted'),
    },
    {
      name: 'nothing',
      body: {},
      message: wrong('#: required key [query] not found, #: required key [documents] not found'),
    },
    {
      name: 'too many documents',
      body: { query, documents: Array.from({ length: 1_001 }, () => 'one') },
      message: wrong('#/documents: expected maximum item count: 1000, found: 1001'),
    },
    {
      name: 'wrong types',
      body: { query: 7, documents: 'one', top_n: 1.5 },
      message: wrong(
        '#/query: expected type: String, found: Integer, #/documents: expected type: JSONArray, found: String, #/top_n: expected type: Integer, found: BigDecimal',
      ),
    },
  ],
  limited: (request, results) => ({ ...request, top_n: results }),
})
