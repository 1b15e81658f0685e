import { RetrieveCommand, type RetrieveCommandInput } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baseOf, embeddingModelArn } from '../../support/handbook-base.ts'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

let server: StartedKnowledgeBases
const animals = [
  {
    uri: 's3://zoo/heron.md',
    texts: ['The grey heron stands still at the pond and waits for fish.'],
    metadata: { kind: 'bird', legs: 2 },
  },
  {
    uri: 's3://zoo/otter.md',
    texts: ['The otter swims in the river and hunts fish.'],
    metadata: { kind: 'mammal', legs: 4, tags: ['wet', 'quick'] },
  },
  {
    uri: 's3://zoo/bee.md',
    texts: ['The bee gathers nectar in the meadow.'],
    metadata: { kind: 'insect', legs: 6 },
  },
]
const many = {
  uri: 's3://zoo/list.md',
  texts: Array.from({ length: 60 }, (_, place) => `Fish number ${place} swims.`),
}

beforeAll(async () => {
  server = await startKnowledgeBases()
  server.bases.set('KBANIMALS1', await baseOf(animals))
  server.bases.set('KBMANY0001', await baseOf([many]))
  server.bases.set('KBEMPTY001', await baseOf([]))
  server.bases.set(
    'KBSEMANTIC',
    await baseOf(animals, { id: 'KBSEMANTIC', isHybrid: false, unfilterable: new Set(['startsWith']) }),
  )
})
afterAll(() => server[Symbol.asyncDispose]())

type Vector = NonNullable<
  NonNullable<RetrieveCommandInput['retrievalConfiguration']>['vectorSearchConfiguration']
>

const retrieve = (
  vectorSearchConfiguration: Vector,
  text = 'Which animal hunts fish in the river?',
  knowledgeBaseId = 'KBANIMALS1',
  nextToken?: string,
) =>
  server.client.send(
    new RetrieveCommand({
      knowledgeBaseId,
      retrievalQuery: { text },
      retrievalConfiguration: { vectorSearchConfiguration },
      ...(nextToken !== undefined && { nextToken }),
    }),
  )

test('the nearest passage first, with its score, its place and its metadata', async () => {
  const { retrievalResults, nextToken } = await retrieve({})
  expect(retrievalResults).toHaveLength(3)
  expect(retrievalResults?.[0]).toEqual({
    content: { text: 'The otter swims in the river and hunts fish.', type: 'TEXT' },
    location: { type: 'S3', s3Location: { uri: 's3://zoo/otter.md' } },
    metadata: {
      kind: 'mammal',
      legs: 4,
      tags: ['wet', 'quick'],
      'x-amz-bedrock-kb-source-uri': 's3://zoo/otter.md',
      'x-amz-bedrock-kb-data-source-id': 'DATASOURC1',
      'x-amz-bedrock-kb-chunk-id': 's3://zoo/otter.md#0',
    },
    score: expect.any(Number),
  })
  const scores = retrievalResults?.map(({ score }) => score ?? 0) ?? []
  expect(scores).toEqual(scores.toSorted((one, other) => other - one))
  expect(nextToken).toBeUndefined()
})

test('the query is embedded through the ledger, at the size of the vectors', async () => {
  server.records.length = 0
  await retrieve({})
  expect(server.records).toMatchObject([
    { operation: 'Retrieve', model: 'amazon.titan-embed-text-v2:0', outcome: 'ok' },
  ])
})

describe('the search type', () => {
  test.each([
    ['hybrid where the storage can', 'KBANIMALS1', {}, true],
    ['by meaning where it cannot', 'KBSEMANTIC', {}, false],
    ['by meaning where that is asked for', 'KBANIMALS1', { overrideSearchType: 'SEMANTIC' as const }, false],
  ])('%s', async (_, id, configuration, byWords) => {
    await retrieve(configuration, 'fish', id)
    const { index } = server.bases.get(id) as Awaited<ReturnType<typeof baseOf>>
    expect(index.searches.at(-1)).toMatchObject({ limit: 20, ...(byWords && { text: 'fish' }) })
    expect('text' in (index.searches.at(-1) ?? {})).toBe(byWords)
  })

  test('hybrid is refused where the storage cannot', async () => {
    await expect(retrieve({ overrideSearchType: 'HYBRID' }, 'fish', 'KBSEMANTIC')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^HYBRID search type is not supported for search operation on index KBSEMANTIC\./,
      ),
    })
  })
})

describe('pages', () => {
  const page = (numberOfResults: number, nextToken?: string) =>
    retrieve({ numberOfResults }, 'fish', 'KBMANY0001', nextToken)

  test('follow one another without gap or repetition, and end', async () => {
    const seen: (string | undefined)[] = []
    let nextToken: string | undefined
    do {
      const answer = await page(7, nextToken)
      seen.push(...(answer.retrievalResults ?? []).map(({ content }) => content?.text))
      nextToken = answer.nextToken
    } while (nextToken !== undefined)
    expect(seen).toHaveLength(28)
    expect(new Set(seen).size).toBe(28)
  })

  test('a token is good for its own question only', async () => {
    const { nextToken } = await page(7)
    expect(nextToken).toMatch(/^\S+$/)
    const refused = { name: 'ValidationException', message: 'The provided nextToken is invalid.' }
    await expect(page(8, nextToken)).rejects.toMatchObject(refused)
    await expect(page(7, 'bm9uc2Vuc2U')).rejects.toMatchObject(refused)
  })

  test('a token holds on another server, as after a restart', async () => {
    const { nextToken } = await page(7)
    await using other = await startKnowledgeBases()
    other.bases.set('KBMANY0001', await baseOf([many]))
    const command = new RetrieveCommand({
      knowledgeBaseId: 'KBMANY0001',
      retrievalQuery: { text: 'fish' },
      retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 7 } },
      nextToken,
    })
    const [here, there] = [await page(7, nextToken), await other.client.send(command)]
    expect(there.retrievalResults).toEqual(here.retrievalResults)
    expect(there.retrievalResults).toHaveLength(7)
  })
})

test('a filter reaches the storage', async () => {
  const { retrievalResults } = await retrieve({
    filter: {
      andAll: [{ greaterThan: { key: 'legs', value: 2 } }, { notEquals: { key: 'kind', value: 'insect' } }],
    },
  })
  expect(retrievalResults?.map(({ metadata }) => metadata?.kind)).toEqual(['mammal'])
})

test.each<[string, Vector, RegExp]>([
  ['a number for a text', { filter: { startsWith: { key: 'kind', value: 3 } } }, /filter\.startsWith\.value/],
  [
    'one condition in a group',
    { filter: { andAll: [{ equals: { key: 'kind', value: 'bird' } }] } },
    /greater than or equal to 2/,
  ],
  ['more results than are given', { numberOfResults: 101 }, /less than or equal to 100/],
])('%s is refused', async (_, configuration, message) => {
  await expect(retrieve(configuration)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(message),
  })
})

test('what the storage cannot filter by is refused', async () => {
  const filter = { startsWith: { key: 'kind', value: 'b' } }
  await expect(retrieve({ filter }, 'fish', 'KBSEMANTIC')).rejects.toMatchObject({
    name: 'ValidationException',
  })
})

test('a reranking model ranks anew, and chooses', async () => {
  server.records.length = 0
  const { retrievalResults } = await retrieve(
    {
      numberOfResults: 3,
      rerankingConfiguration: {
        type: 'BEDROCK_RERANKING_MODEL',
        bedrockRerankingConfiguration: {
          modelConfiguration: {
            modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0',
          },
          numberOfRerankedResults: 1,
          metadataConfiguration: { selectionMode: 'ALL' },
        },
      },
    },
    'insect',
  )
  expect(retrievalResults?.map(({ metadata }) => metadata?.kind)).toEqual(['insect'])
  expect(server.records.map(({ model }) => model)).toEqual([
    'amazon.titan-embed-text-v2:0',
    'cohere.rerank-v3-5:0',
  ])
})

test('a base that was never synced answers empty, with a hint', async () => {
  const response = await fetch(`${server.url}/knowledgebases/KBEMPTY001/retrieve`, {
    method: 'POST',
    body: JSON.stringify({ retrievalQuery: { text: 'fish' } }),
  })
  expect(await response.json()).toEqual({ retrievalResults: [] })
  expect(response.headers.get('x-outcrop-hint')).toMatch(/holds nothing yet/)
})

test('a base that is not there', async () => {
  await expect(retrieve({}, 'fish', 'ZZZZZZZZZZ')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  })
})

test.each([
  ['10,000 characters', 'x'.repeat(10_000), /at 'retrievalQuery.text' .*less than or equal to 1000$/],
  ['blanks', '  \n', /greater than or equal to 1$/],
])('a query of %s is refused', async (_, text, message) => {
  await expect(retrieve({}, text)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringMatching(message),
  })
})

test('a thousand characters outside of the first plane are a thousand', async () => {
  const { retrievalResults } = await retrieve({}, '🐟'.repeat(1_000))
  expect(retrievalResults).toHaveLength(3)
})

test.each<[string, Partial<RetrieveCommandInput>]>([
  ['a guardrail', { guardrailConfiguration: { guardrailId: 'abc', guardrailVersion: '1' } }],
  ['a user', { userContext: { userId: 'me' } }],
  [
    'an image',
    { retrievalQuery: { type: 'IMAGE', image: { format: 'png', inlineContent: Buffer.from('x') } } },
  ],
  [
    'an implicit filter',
    {
      retrievalConfiguration: {
        vectorSearchConfiguration: {
          implicitFilterConfiguration: {
            modelArn: embeddingModelArn,
            metadataAttributes: [{ key: 'kind', type: 'STRING', description: 'what it is' }],
          },
        },
      },
    },
  ],
])('%s is refused by name', async (_, input) => {
  const command = new RetrieveCommand({
    knowledgeBaseId: 'KBANIMALS1',
    retrievalQuery: { text: 'fish' },
    ...input,
  })
  await expect(server.client.send(command)).rejects.toMatchObject({
    name: 'NotImplementedException',
    $metadata: { httpStatusCode: 501 },
  })
})
