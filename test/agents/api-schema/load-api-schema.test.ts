import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateAgentActionGroupCommand,
  CreateAgentCommand,
} from '@aws-sdk/client-bedrock-agent'
import { expect, test } from 'vitest'
import { loadApiSchema } from '../../../src/agents/api-schema/load-api-schema.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
const load = (bytes: Uint8Array | Error, schema = {}, signal = new AbortController().signal) =>
  loadApiSchema({ s3: { s3BucketName: 'bucket', s3ObjectKey: 'a/b.json' }, ...schema }, 'orders', {
    log,
    signal,
    knowledgeBases: {
      readObject: async uri => {
        expect(uri).toBe('s3://bucket/a/b.json')
        if (bytes instanceof Error) throw bytes
        return { bytes }
      },
    },
  })

test('the payload, or the object', async () => {
  expect(await load(new Error('not asked'), { payload: 'text' })).toBe('text')
  expect(await load(Buffer.from('größe'))).toBe('größe')
})

test.each([
  [new Error('The object is not there.'), 'The object is not there.'],
  [new Uint8Array(1_000_001), 'larger than'],
  [Uint8Array.of(0xff, 0xfe, 0xff), 'not valid'],
])('not what cannot be read', async (bytes, reason) => {
  await expect(load(bytes)).rejects.toMatchObject({
    name: 'ValidationException',
    members: { fieldList: [{ name: 'S3FileAccessDenied', message: expect.stringContaining(reason) }] },
  })
})

test('a caller who has gone is no bad schema', async () => {
  const gone = AbortSignal.abort(new Error('gone'))
  await expect(load(new Error('stopped'), {}, gone)).rejects.toThrow('gone')
})

test('through the door of the buckets of knowledge bases', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'schemas-'))
  await mkdir(join(folder, 'v1'))
  const paths = { '/a': { get: { description: 'd', responses: { 200: { description: 'r' } } } } }
  const document = { openapi: '3.0.0', info: { title: 't', version: 'v' }, paths }
  await writeFile(join(folder, 'v1', 'orders.json'), JSON.stringify(document))
  await using server = await startOutcrop({ knowledgeBases: { buckets: { schemas: folder } } })
  const client = new BedrockAgentClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  const { agent } = await client.send(new CreateAgentCommand({ agentName: 'a' }))
  const create = (s3BucketName: string, s3ObjectKey: string) =>
    client.send(
      new CreateAgentActionGroupCommand({
        agentId: agent?.agentId,
        agentVersion: 'DRAFT',
        actionGroupName: 'orders',
        apiSchema: { s3: { s3BucketName, s3ObjectKey } },
      }),
    )
  const refused = (message: string) => ({
    name: 'ValidationException',
    fieldList: [{ name: 'S3FileAccessDenied', message: expect.stringContaining(message) }],
  })
  await expect(create('schemas', 'v1/absent.json')).rejects.toMatchObject(refused('not there'))
  await expect(create('schemas', '..')).rejects.toMatchObject(refused('not there'))
  await expect(create('others', 'v1/orders.json')).rejects.toMatchObject(refused('is not configured'))
  expect((await create('schemas', 'v1/orders.json')).agentActionGroup?.actionGroupState).toBe('ENABLED')
  client.destroy()
  await rm(folder, { recursive: true })
})
