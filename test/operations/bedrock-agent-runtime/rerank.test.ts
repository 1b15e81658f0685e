import {
  RerankCommand,
  type RerankCommandInput,
  type RerankSource,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSdkClients, type SdkClients } from '../../support/sdk-clients.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
let clients: SdkClients
beforeAll(async () => {
  server = await startOutcrop()
  clients = createSdkClients(server.url)
})
afterAll(async () => {
  clients.destroy()
  await server.close()
})

const inline = (text: string): RerankSource => ({
  type: 'INLINE',
  inlineDocumentSource: { type: 'TEXT', textDocument: { text } },
})
const json = (jsonDocument: Record<string, string>): RerankSource => ({
  type: 'INLINE',
  inlineDocumentSource: { type: 'JSON', jsonDocument },
})

const rerank = (
  sources: RerankSource[],
  numberOfResults?: number,
  rest: Partial<RerankCommandInput> = {},
) => {
  const { input } = new RerankCommand({
    queries: [{ type: 'TEXT', textQuery: { text: 'Where do cats sleep?' } }],
    sources,
    rerankingConfiguration: {
      type: 'BEDROCK_RERANKING_MODEL',
      bedrockRerankingConfiguration: {
        modelConfiguration: { modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0' },
        ...(numberOfResults !== undefined && { numberOfResults }),
      },
    },
    ...rest,
  })
  return clients.send('bedrock-agent-runtime', 'Rerank', input) as Promise<{
    results: { index: number; relevanceScore: number }[]
  }>
}

const sources = [
  inline('The market fell on Monday.'),
  json({ title: 'Cats', body: 'Cats sleep on warm stoves.' }),
  inline('A cat is an animal.'),
]

test('texts and JSON by their relevance, named by their places', async () => {
  const { results } = await rerank(sources)
  expect(results.map(({ index }) => index)).toEqual([1, 2, 0])
  for (const { relevanceScore } of results) {
    expect(relevanceScore).toBeGreaterThanOrEqual(0)
    expect(relevanceScore).toBeLessThanOrEqual(1)
  }
})

test('as many as are asked for', async () => {
  expect((await rerank(sources, 1)).results.map(({ index }) => index)).toEqual([1])
})

test('a thousand sources, and no more', async () => {
  const many = Array.from({ length: 1_000 }, (_, place) => inline(`Cat number ${place}.`))
  expect((await rerank(many)).results).toHaveLength(1_000)
  await expect(rerank([...many, inline('One more.')])).rejects.toMatchObject({ name: 'ValidationException' })
})

test.each<[string, RerankSource[], Partial<RerankCommandInput>, string]>([
  [
    'without its text',
    [{ type: 'INLINE', inlineDocumentSource: { type: 'TEXT' } }],
    {},
    "null at 'sources.1.member.inlineDocumentSource.textDocument.text'",
  ],
  [
    'without its JSON',
    [{ type: 'INLINE', inlineDocumentSource: { type: 'JSON' } }],
    {},
    "null at 'sources.1.member.inlineDocumentSource.jsonDocument'",
  ],
  [
    'without a query',
    sources,
    { queries: [{ type: 'TEXT', textQuery: {} }] },
    "null at 'queries.1.member.textQuery.text'",
  ],
  ['with a token that nobody gave', sources, { nextToken: 'abc' }, 'The provided nextToken is invalid.'],
])('a request %s is refused', async (_, given, rest, message) => {
  await expect(rerank(given, undefined, rest)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  })
})
