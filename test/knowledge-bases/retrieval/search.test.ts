import { RetrieveCommand, type RetrieveCommandInput } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseOf } from '../../support/handbook-base.ts'
import { type StartedKnowledgeBases, startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

let server: StartedKnowledgeBases
let base: Awaited<ReturnType<typeof baseOf>>
beforeAll(async () => {
  server = await startKnowledgeBases()
  base = await baseOf([
    {
      uri: 's3://b/a',
      texts: ['The heron fishes.', 'The otter fishes.', 'The bee gathers.', 'The ant gathers.'],
      parents: ['Those that fish.', 'Those that gather.'],
      parentOf: place => Math.floor(place / 2),
    },
  ])
  server.bases.set('KBPARENTS1', base)
})
afterAll(() => server[Symbol.asyncDispose]())

const search = (configuration: RetrieveCommandInput['retrievalConfiguration'], text = 'Who fishes?') =>
  server.client.send(
    new RetrieveCommand({
      knowledgeBaseId: 'KBPARENTS1',
      retrievalQuery: { text },
      ...(configuration && { retrievalConfiguration: configuration }),
    }),
  )

test('without a configuration, by words and by meaning, for five', async () => {
  await search(undefined)
  expect(base.index.searches.at(-1)).toMatchObject({ text: 'Who fishes?', limit: 20 })
  expect(base.index.searches.at(-1)?.vector).toHaveLength(256)
})

test('no more candidates than 200', async () => {
  await search({ vectorSearchConfiguration: { numberOfResults: 100 } })
  expect(base.index.searches.at(-1)?.limit).toBe(200)
})

test('parents are answered for their children, each once', async () => {
  const { retrievalResults } = await search({ vectorSearchConfiguration: { numberOfResults: 2 } })
  expect(
    retrievalResults?.map(({ content, metadata }) => [
      content?.text,
      metadata?.['x-amz-bedrock-kb-chunk-id'],
    ]),
  ).toEqual([
    ['Those that fish.', 's3://b/a^0'],
    ['Those that gather.', 's3://b/a^1'],
  ])
})

test('what is for managed knowledge bases is refused', async () => {
  await expect(search({ managedSearchConfiguration: { numberOfResults: 3 } })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'managedSearchConfiguration is for managed knowledge bases only.',
  })
})
