import type { VectorSearchRerankingConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

const modelConfiguration = { modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0' }
type Bedrock = NonNullable<VectorSearchRerankingConfiguration['bedrockRerankingConfiguration']>

/** What a reranking model is given, and what is answered. */
const rerank = async (configuration: Partial<Bedrock> | undefined, numberOfResults = 2) => {
  const given: (readonly string[])[] = []
  const backend = {
    ...createEmbeddedBackend(),
    rerank: async ({ documents }: { readonly documents: readonly string[] }) => {
      given.push(documents)
      return { served: { backend: 'ranking' }, scores: documents.map((_, place) => place / 100) }
    },
  }
  await using server = await startKnowledgeBases(backend)
  const texts = Array.from({ length: 30 }, (_, place) => `fish ${place}`)
  server.bases.set(
    'KBFISH0001',
    await baseOf([{ uri: 's3://b/fish', texts, metadata: { area: 'sea', tags: ['a', 'b'] } }]),
  )
  const { retrievalResults } = await server.client.send(
    new RetrieveCommand({
      knowledgeBaseId: 'KBFISH0001',
      retrievalQuery: { text: 'fish' },
      retrievalConfiguration: {
        vectorSearchConfiguration: {
          numberOfResults,
          rerankingConfiguration: {
            type: 'BEDROCK_RERANKING_MODEL',
            ...(configuration && { bedrockRerankingConfiguration: { modelConfiguration, ...configuration } }),
          },
        },
      },
    }),
  )
  return { documents: given[0] ?? [], results: retrievalResults ?? [] }
}

test('more is ranked than is given, in the order of the scores of the model', async () => {
  const { documents, results } = await rerank({})
  expect(documents).toHaveLength(8)
  expect(results.map(({ score }) => score)).toEqual([0.07, 0.06])
  expect(results[0]?.content?.text).toBe(documents.at(-1))
})

test('at most a search unit is ranked', async () => {
  const { documents, results } = await rerank({ numberOfRerankedResults: 3 }, 100)
  expect(documents).toHaveLength(30)
  expect(results).toHaveLength(3)
})

test.each<[string, Bedrock['metadataConfiguration'], string]>([
  ['none', undefined, ''],
  ['all but the reserved', { selectionMode: 'ALL' }, 'area: sea\ntags: a, b\n\n'],
  [
    'those that are named',
    {
      selectionMode: 'SELECTIVE',
      selectiveModeConfiguration: {
        fieldsToInclude: [{ fieldName: 'area' }, { fieldName: 'x-amz-bedrock-kb-source-uri' }],
      },
    },
    'x-amz-bedrock-kb-source-uri: s3://b/fish\narea: sea\n\n',
  ],
  [
    'those that are not named',
    {
      selectionMode: 'SELECTIVE',
      selectiveModeConfiguration: { fieldsToExclude: [{ fieldName: 'area' }] },
    },
    'tags: a, b\n\n',
  ],
])('metadata that the model reads: %s', async (_, metadataConfiguration, shown) => {
  const { documents } = await rerank({ ...(metadataConfiguration && { metadataConfiguration }) })
  expect(documents[0]).toMatch(new RegExp(`^${shown}fish \\d+$`))
})

test.each<[string, Partial<Bedrock> | undefined, string]>([
  ['without a model', undefined, 'ValidationException'],
  [
    'that selects without saying what',
    { metadataConfiguration: { selectionMode: 'SELECTIVE' } },
    'ValidationException',
  ],
  [
    'by a model that writes',
    { modelConfiguration: { modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0' } },
    'ValidationException',
  ],
])('a configuration %s is refused', async (_, configuration, name) => {
  await expect(rerank(configuration)).rejects.toMatchObject({ name })
})
