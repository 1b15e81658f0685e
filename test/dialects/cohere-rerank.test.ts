import { cohereRerank } from '../../src/dialects/cohere-rerank.ts'
import { rerankDialectSuite } from './rerank-dialect-suite.ts'

const documents = ['Carson City is the capital city of Nevada.', 'Washington, D.C. is the capital.']
const query = 'What is the capital of the United States?'
const body = { query, documents, api_version: 2 }
const wrong = (violations: string) =>
  `Malformed input request: ${violations}, please reformat your input and try again.`

// Body: https://github.com/laravel/ai/pull/949 and https://github.com/cohere-ai/cohere-python/issues/613
rerankDialectSuite('cohere-rerank', {
  dialect: cohereRerank,
  models: ['cohere.rerank-v3-5:0'],
  otherModels: ['amazon.rerank-v1:0', 'cohere.embed-v4:0', 'cohere.command-r-v1:0'],
  requests: [
    { name: 'the smallest', body, request: { query, documents } },
    { name: 'with a number of results', body: { ...body, top_n: 1 }, request: { query, documents } },
  ],
  refused: [
    {
      // https://github.com/langgenius/dify/issues/12640, where the violations had no commas between them yet.
      name: 'a prompt',
      body: { stream: false, prompt: 'Hi' },
      message: wrong(
        '#: required key [query] not found, #: required key [documents] not found, #: required key [api_version] not found, #: extraneous key [stream] is not permitted, #: extraneous key [prompt] is not permitted',
      ),
    },
    {
      // https://github.com/cohere-ai/cohere-python/issues/613
      name: 'the first version',
      body: { ...body, api_version: 1 },
      message: wrong('#/api_version: 1 is not greater or equal to 2'),
    },
    {
      name: 'documents that are objects',
      body: { ...body, documents: [{ text: 'one' }] },
      message: wrong('#/documents/0: expected type: String, found: JSONObject'),
    },
    {
      name: 'nothing to rank',
      body: { query: '', documents: [], top_n: 0, api_version: 2 },
      message: wrong(
        '#/query: expected minLength: 1, actual: 0, #/documents: expected minimum item count: 1, found: 0, #/top_n: 0 is not greater or equal to 1',
      ),
    },
    { name: 'no object', body: [], message: wrong('#: expected type: JSONObject, found: JSONArray') },
  ],
  limited: (request, results) => ({ ...request, top_n: results, api_version: 2 }),
})
