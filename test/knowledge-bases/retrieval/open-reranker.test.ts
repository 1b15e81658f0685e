import { RerankCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

let server: StartedKnowledgeBases
beforeAll(async () => {
  server = await startKnowledgeBases()
})
afterAll(() => server[Symbol.asyncDispose]())

const open = (id: string, additionalModelRequestFields?: Record<string, string>) =>
  server.client.send(
    new RerankCommand({
      queries: [{ type: 'TEXT', textQuery: { text: 'q' } }],
      sources: [{ type: 'INLINE', inlineDocumentSource: { type: 'TEXT', textDocument: { text: 'd' } } }],
      rerankingConfiguration: {
        type: 'BEDROCK_RERANKING_MODEL',
        bedrockRerankingConfiguration: {
          modelConfiguration: {
            modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${id}`,
            ...(additionalModelRequestFields && { additionalModelRequestFields }),
          },
        },
      },
    }),
  )

test.each(['cohere.rerank-v3-5:0', 'amazon.rerank-v1:0'])('%s ranks', async id => {
  expect((await open(id)).results).toHaveLength(1)
})

test.each(['amazon.nova-lite-v1:0', 'amazon.titan-embed-text-v2:0'])('%s does not', async id => {
  await expect(open(id)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model does not support reranking.',
  })
})

test('one that nobody knows', async () => {
  await expect(open('no.such-model')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})

test('fields that no model is given are refused by name', async () => {
  await expect(open('cohere.rerank-v3-5:0', { max_tokens_per_doc: '9' })).rejects.toMatchObject({
    name: 'NotImplementedException',
  })
})
