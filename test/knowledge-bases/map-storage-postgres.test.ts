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
import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { Storages } from '../../src/config/storages.ts'
import { mapStorage } from '../../src/knowledge-bases/map-storage.ts'
import { createOutcrop, type Outcrop } from '../../src/outcrop.ts'
import { failureOf } from '../support/failure-of.ts'
import { baseInput, hasEnded, s3Source, until } from '../support/knowledge-server.ts'
import { type StandIn, standBeforePostgres } from '../support/stand-before-postgres.ts'
import { createTable, fields, type Pgvector, startPgvector } from '../support/start-pgvector.ts'

const resourceArn = 'arn:aws:rds:us-east-1:123456789012:cluster:vectors'
const unsteady = 'arn:aws:rds:us-east-1:123456789012:cluster:unsteady'
const table = 'bedrock_integration.bedrock_kb'
const rds = (some: object = {}): StorageConfiguration => ({
  type: 'RDS',
  rdsConfiguration: {
    resourceArn,
    credentialsSecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:vectors',
    databaseName: 'postgres',
    tableName: table,
    fieldMapping: {
      primaryKeyField: fields.primaryKey,
      vectorField: fields.vector,
      textField: fields.text,
      metadataField: fields.metadata,
      customMetadataField: fields.customMetadata,
    },
    ...some,
  },
})

test('a storage is found by its ARN, where the settings have one of its kind', () => {
  const settings = { type: 'postgres' as const, url: 'postgres://127.0.0.1', connections: 4 }
  const map = (storage: StorageConfiguration | undefined, storages: Storages | undefined) =>
    mapStorage(storage, storages, systemClock)
  expect(map(rds(), { [resourceArn]: settings })).toMatchObject({ isHybrid: true })
  expect(map(rds({ resourceArn: `${resourceArn}2` }), { [resourceArn]: settings })).toBeUndefined()
  expect(map(rds({ resourceArn: 'constructor' }), { [resourceArn]: settings })).toBeUndefined()
  expect(map({ type: 'PINECONE' }, { [resourceArn]: settings })).toBeUndefined()
  expect(map({ type: 'RDS' }, { [resourceArn]: settings })).toBeUndefined()
  expect(map(rds(), undefined)).toBeUndefined()
  expect(map(undefined, {})).toBeUndefined()
  const other = { [resourceArn]: { type: 'pinecone' as const, apiKey: 'key' } }
  expect(() => map(rds(), other)).toThrow('has it as one of the type pinecone')
})

let server: Pgvector
let standIn: StandIn
let root: string
let outcrop: Outcrop
let agent: BedrockAgentClient
let runtime: BedrockAgentRuntimeClient
beforeAll(async () => {
  server = await startPgvector()
  standIn = await standBeforePostgres(server.url)
  root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  mkdirSync(join(root, 'docs'))
  const silent = 'arn:aws:rds:us-east-1:123456789012:cluster:silent'
  outcrop = await createOutcrop({
    port: 0,
    home: join(root, 'home'),
    log: { level: 'silent' },
    quotas: { mode: 'observe' },
    knowledgeBases: {
      buckets: { docs: join(root, 'docs') },
      storages: {
        [resourceArn]: { type: 'postgres', url: server.url },
        [unsteady]: { type: 'postgres', url: standIn.url },
        [silent]: { type: 'postgres', url: 'postgres://somebody:secret-word@127.0.0.1:1' },
      },
    },
  })
  const { url: endpoint } = await outcrop.listen()
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' }
  agent = new BedrockAgentClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  runtime = new BedrockAgentRuntimeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
}, 120_000) // PGlite is compiled
afterAll(async () => {
  agent.destroy()
  runtime.destroy()
  await outcrop.close()
  await server[Symbol.asyncDispose]()
  rmSync(root, { recursive: true, force: true })
})

const create = (storageConfiguration: StorageConfiguration, name = 'base') => {
  const command = new CreateKnowledgeBaseCommand({ ...baseInput, name, storageConfiguration })
  const answered: { hint?: string } = {}
  command.middlewareStack.add(
    next => async args => {
      const answer = await next(args)
      const { headers } = answer.response as { headers: Record<string, string> }
      Object.assign(answered, { hint: headers['x-outcrop-hint'] })
      return answer
    },
    { step: 'deserialize' },
  )
  return agent.send(command).then(answer => ({ ...answer, ...answered }))
}

const invalid = (reason: string) => ({
  name: 'ValidationException',
  message: expect.stringContaining(
    `The knowledge base storage configuration provided is invalid... ${reason}`,
  ),
})

test('a base is made where its table is fit, filled, asked with a filter, and deleted', async () => {
  await expect(create(rds())).rejects.toMatchObject(invalid(`The table ${table} is not there.`))
  await createTable(server, { table, fields }, 256)
  await server.sql('drop index bedrock_integration.bedrock_kb_to_tsvector_idx')
  await expect(create(rds())).rejects.toMatchObject(
    invalid('chunks column must be indexed. The SQL command to index the column is: CREATE INDEX ON'),
  )
  await createTable(server, { table, fields }, 256)

  const { knowledgeBase, hint } = await create(rds())
  expect(hint).toBeUndefined()
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await until(async () => {
    const answer = await agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
    return answer.knowledgeBase?.status === 'ACTIVE' ? true : undefined
  })
  for (const [name, text, team] of [
    ['leave', 'Parental leave is twenty weeks.', 'people'],
    ['travel', 'Trains are preferred to planes.', 'finance'],
    ['cards', 'Company cards have a limit of 500 EUR.', 'finance'],
  ] as const) {
    writeFileSync(join(root, 'docs', `${name}.txt`), text)
    writeFileSync(
      join(root, 'docs', `${name}.txt.metadata.json`),
      JSON.stringify({ metadataAttributes: { team } }),
    )
  }
  const { dataSource } = await agent.send(
    new CreateDataSourceCommand({ knowledgeBaseId, name: 'docs', dataSourceConfiguration: s3Source }),
  )
  const at = { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId ?? '' }
  const { ingestionJob } = await agent.send(new StartIngestionJobCommand(at))
  const job = { ...at, ingestionJobId: ingestionJob?.ingestionJobId ?? '' }
  const done = await until(async () => {
    const answer = await agent.send(new GetIngestionJobCommand(job))
    return answer.ingestionJob !== undefined && hasEnded(answer.ingestionJob)
      ? answer.ingestionJob
      : undefined
  })
  expect(done).toMatchObject({ status: 'COMPLETE', statistics: { numberOfNewDocumentsIndexed: 3 } })
  expect(
    await server.sql(
      `select custom_metadata ->> 'team' as team, count(*)::int from ${table} group by 1 order by 1`,
    ),
  ).toEqual([
    { team: 'finance', count: 2 },
    { team: 'people', count: 1 },
  ])

  const retrieve = async (text: string, filter?: { equals: { key: string; value: string } }) => {
    const vectorSearchConfiguration = { numberOfResults: 5, ...(filter && { filter }) }
    const { retrievalResults = [] } = await runtime.send(
      new RetrieveCommand({
        knowledgeBaseId,
        retrievalQuery: { text },
        retrievalConfiguration: { vectorSearchConfiguration },
      }),
    )
    return retrievalResults.map(({ location }) => location?.s3Location?.uri)
  }
  expect((await retrieve('How long is parental leave?'))[0]).toBe('s3://docs/leave.txt')
  const finance = { equals: { key: 'team', value: 'finance' } }
  const found = await retrieve('How long is parental leave? What is the limit of a card?', finance)
  expect(found[0]).toBe('s3://docs/cards.txt')
  expect(found.toSorted()).toEqual(['s3://docs/cards.txt', 's3://docs/travel.txt'])

  await agent.send(new DeleteKnowledgeBaseCommand({ knowledgeBaseId }))
  await until(() =>
    agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId })).then(
      () => undefined,
      () => true,
    ),
  )
  expect(await server.sql(`select from ${table}`)).toEqual([])
})

test('a server that is not there makes no base, and its password is not told', async () => {
  const silent = rds({ resourceArn: 'arn:aws:rds:us-east-1:123456789012:cluster:silent' })
  const error = await create(silent, 'silent').then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject(invalid('Nothing listens at the address of PostgreSQL.'))
  expect(JSON.stringify(error)).not.toMatch(/secret-word|somebody/)
})

test('for a cluster that is not mapped the embedded index stands in, and says how it would not', async () => {
  const other = rds({ resourceArn: 'arn:aws:rds:us-east-1:123456789012:cluster:other' })
  const { hint } = await create(other, 'other')
  expect(hint).toContain('RDS is not asked')
  expect(hint).toContain('The setting knowledgeBases.storages says where it is.')
})

test('a database that fails later is a dependency that failed, and a hint says which', async () => {
  await createTable(server, { table, fields }, 256)
  const { knowledgeBase } = await create(rds({ resourceArn: unsteady }), 'unsteady')
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await until(async () => {
    const answer = await agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
    return answer.knowledgeBase?.status === 'ACTIVE' ? true : undefined
  })
  const ask = () => runtime.send(new RetrieveCommand({ knowledgeBaseId, retrievalQuery: { text: 'Leave?' } }))
  expect(await ask()).toMatchObject({ retrievalResults: [] })
  const failed = (message: string) => ({
    name: 'DependencyFailedException',
    status: 424,
    message,
    hint: expect.stringContaining('knowledgeBases.storages'),
  })
  standIn.changePassword()
  expect(await failureOf(ask())).toEqual(failed('PostgreSQL refuses the password.'))
  await standIn.stop()
  expect(await failureOf(ask())).toEqual(failed('Nothing listens at the address of PostgreSQL.'))
})
