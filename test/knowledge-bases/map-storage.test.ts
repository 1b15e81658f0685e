import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateDataSourceCommand,
  CreateKnowledgeBaseCommand,
  DeleteKnowledgeBaseCommand,
  GetIngestionJobCommand,
  GetKnowledgeBaseCommand,
  StartIngestionJobCommand,
  type StorageConfiguration,
} from '@aws-sdk/client-bedrock-agent'
import {
  BedrockAgentRuntimeClient,
  type RetrievalFilter,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { mapStorage } from '../../src/knowledge-bases/map-storage.ts'
import { createOutcrop } from '../../src/outcrop.ts'
import { failureOf } from '../support/failure-of.ts'
import { baseInput, embeddingModelArn, s3Source, until } from '../support/knowledge-server.ts'
import { serveOpenSearch } from '../support/serve-opensearch.ts'
import { servePinecone } from '../support/serve-pinecone.ts'

const dimensions = 256
const collectionArn = 'arn:aws:aoss:us-east-1:123456789012:collection/abcdefghij0123456789'
const connectionString = 'https://docs-abc.svc.pinecone.io'
const credentialsSecretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key'
const account = { username: 'admin', password: 'a-secret-password' }
const apiKey = 'pcsk_a-secret-key'

const search = await serveOpenSearch(account)
search.createIndex('docs', { v: { type: 'knn_vector', dimension: dimensions, method: { engine: 'faiss' } } })
search.createIndex('short', { v: { type: 'knn_vector', dimension: 8, method: { engine: 'faiss' } } })
const pinecone = await servePinecone({ apiKey, dimension: dimensions })

const root = mkdtempSync(join(tmpdir(), 'outcrop-'))
mkdirSync(join(root, 'docs'))
for (const [name, content, year] of [
  ['leave.md', 'Parental leave lasts fourteen weeks.', 2_024],
  ['travel.md', 'Trains are booked by the office.', 2_025],
] as const) {
  writeFileSync(join(root, 'docs', name), content)
  writeFileSync(join(root, 'docs', `${name}.metadata.json`), JSON.stringify({ metadataAttributes: { year } }))
}
const outcrop = await createOutcrop({
  port: 0,
  home: join(root, 'home'),
  log: { level: 'silent' },
  quotas: { mode: 'off' },
  knowledgeBases: {
    buckets: { docs: join(root, 'docs') },
    storages: {
      [collectionArn]: { type: 'opensearch', url: search.url, ...account },
      [connectionString]: { type: 'pinecone', apiKey, url: pinecone.url },
    },
  },
})
const { url: endpoint } = await outcrop.listen()
const settings = {
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
  maxAttempts: 1,
}
const agent = new BedrockAgentClient(settings)
const runtime = new BedrockAgentRuntimeClient(settings)
afterAll(async () => {
  agent.destroy()
  runtime.destroy()
  await outcrop.close()
  await search.close()
  await pinecone.close()
  rmSync(root, { recursive: true, force: true })
})

const opensearchStorage = (vectorIndexName: string) => ({
  type: 'OPENSEARCH_SERVERLESS' as const,
  opensearchServerlessConfiguration: {
    collectionArn,
    vectorIndexName,
    fieldMapping: { vectorField: 'v', textField: 't', metadataField: 'm' },
  },
})
const pineconeStorage = {
  type: 'PINECONE' as const,
  pineconeConfiguration: {
    connectionString,
    credentialsSecretArn,
    namespace: 'ns',
    fieldMapping: { textField: 't', metadataField: 'm' },
  },
}

const create = async (name: string, storageConfiguration: StorageConfiguration) => {
  const { knowledgeBase } = await agent.send(
    new CreateKnowledgeBaseCommand({
      ...baseInput,
      name,
      knowledgeBaseConfiguration: {
        type: 'VECTOR',
        vectorKnowledgeBaseConfiguration: {
          embeddingModelArn,
          embeddingModelConfiguration: { bedrockEmbeddingModelConfiguration: { dimensions } },
        },
      },
      storageConfiguration,
    }),
  )
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await until(async () => {
    const { knowledgeBase: base } = await agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
    return base?.status === 'ACTIVE' || undefined
  })
  return knowledgeBaseId
}
const ingest = async (knowledgeBaseId: string) => {
  const { dataSource } = await agent.send(
    new CreateDataSourceCommand({ knowledgeBaseId, name: 'docs', dataSourceConfiguration: s3Source }),
  )
  const at = { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId ?? '' }
  const { ingestionJob } = await agent.send(new StartIngestionJobCommand(at))
  const ingestionJobId = ingestionJob?.ingestionJobId ?? ''
  return until(async () => {
    const { ingestionJob: job } = await agent.send(new GetIngestionJobCommand({ ...at, ingestionJobId }))
    return ['COMPLETE', 'FAILED'].includes(job?.status ?? '') ? job : undefined
  })
}
const retrieve = async (knowledgeBaseId: string, vectorSearchConfiguration: object) => {
  const { retrievalResults = [] } = await runtime.send(
    new RetrieveCommand({
      knowledgeBaseId,
      retrievalQuery: { text: 'How long is parental leave?' },
      retrievalConfiguration: { vectorSearchConfiguration },
    }),
  )
  return retrievalResults.map(({ content, metadata }) => [content?.text, metadata?.year])
}
const newer: RetrievalFilter = { greaterThan: { key: 'year', value: 2_024 } }
const remove = async (knowledgeBaseId: string) => {
  await agent.send(new DeleteKnowledgeBaseCommand({ knowledgeBaseId }))
  await until(async () => {
    const command = new GetKnowledgeBaseCommand({ knowledgeBaseId })
    return agent.send(command).then(
      () => undefined,
      () => true,
    )
  })
}

/** What a client sees of a storage that does not do what it should. */
const dependency = (message: RegExp) => ({
  name: 'DependencyFailedException',
  status: 424,
  message: expect.stringMatching(message),
  hint: expect.stringContaining('knowledgeBases.storages'),
})

test('a base lives in OpenSearch, from its creation to its end', async () => {
  const id = await create('in-opensearch', opensearchStorage('docs'))
  expect(await ingest(id)).toMatchObject({
    status: 'COMPLETE',
    statistics: { numberOfNewDocumentsIndexed: 2 },
  })
  expect(search.documents('docs')).toHaveLength(2)
  const [first] = await retrieve(id, {})
  expect(first).toEqual(['Parental leave lasts fourteen weeks.', 2_024])
  const found = await retrieve(id, { filter: newer, overrideSearchType: 'HYBRID' })
  expect(found).toEqual([['Trains are booked by the office.', 2_025]])
  const starting = { startsWith: { key: 'x-amz-bedrock-kb-source-uri', value: 's3://docs/leave' } }
  expect(await retrieve(id, { filter: starting })).toEqual([['Parental leave lasts fourteen weeks.', 2_024]])
  search.faults.push({ on: '_search', is: { status: 401 } })
  expect(await failureOf(retrieve(id, {}))).toEqual(
    dependency(/^OpenSearch refuses the credentials, or what they may do \(401\)/),
  )
  search.faults.push(...Array.from({ length: 8 }, () => ({ on: '_search', is: 'reset' as const })))
  expect(await failureOf(retrieve(id, { overrideSearchType: 'SEMANTIC' }))).toEqual(
    dependency(/^OpenSearch could not be reached, or broke the connection off/),
  )
  search.faults.length = 0
  await remove(id)
  expect(search.documents('docs')).toEqual([])
})

test('a base lives in Pinecone, from its creation to its end', async () => {
  const id = await create('in-pinecone', pineconeStorage)
  expect(await ingest(id)).toMatchObject({
    status: 'COMPLETE',
    statistics: { numberOfNewDocumentsIndexed: 2 },
  })
  expect(pinecone.records('ns')).toHaveLength(2)
  expect((await retrieve(id, {}))[0]).toEqual(['Parental leave lasts fourteen weeks.', 2_024])
  expect(await retrieve(id, { filter: newer })).toEqual([['Trains are booked by the office.', 2_025]])
  await expect(retrieve(id, { overrideSearchType: 'HYBRID' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('HYBRID search type is not supported'),
  })
  const starting = { startsWith: { key: 'x-amz-bedrock-kb-source-uri', value: 's3://docs/leave' } }
  await expect(retrieve(id, { filter: starting })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The filter operator startsWith is not supported by this knowledge base.',
  })
  pinecone.faults.push({ on: '/query', is: { status: 401 } })
  expect(await failureOf(retrieve(id, {}))).toEqual(
    dependency(/^Pinecone refuses the API key, or what it may do \(401\)/),
  )
  await remove(id)
  expect(pinecone.records('ns')).toEqual([])
})

const prefix = 'The knowledge base storage configuration provided is invalid... '
test.each<[string, StorageConfiguration, string]>([
  [
    'an index of another size',
    opensearchStorage('short'),
    'The index does not fit: the field v has 8 dimensions, the vectors of the embedding model 256.',
  ],
  [
    'an index that is not there',
    opensearchStorage('absent'),
    'OpenSearch answered 404: index_not_found_exception: no such index [absent].',
  ],
  [
    'one that the settings have as another kind',
    {
      ...pineconeStorage,
      pineconeConfiguration: { ...pineconeStorage.pineconeConfiguration, connectionString: collectionArn },
    },
    'the setting knowledgeBases.storages has it as one of the type opensearch.',
  ],
])('%s makes no base', async (_, storage, reason) => {
  await expect(create('none', storage)).rejects.toMatchObject({
    name: 'ValidationException',
    message: prefix + reason,
  })
})

test('what the settings do not name is not mapped', () => {
  const storage = opensearchStorage('docs')
  expect(mapStorage(storage, undefined, systemClock)).toBeUndefined()
  expect(mapStorage(undefined, {}, systemClock)).toBeUndefined()
  const odd = { ...pineconeStorage.pineconeConfiguration, connectionString: 'toString' }
  expect(mapStorage({ type: 'PINECONE', pineconeConfiguration: odd }, {}, systemClock)).toBeUndefined()
})
