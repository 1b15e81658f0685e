import { gunzipSync } from 'node:zlib'
import { PutModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import type { LogTarget } from '../../../src/metering/invocation-log/log-target.ts'
import { s3Target } from '../../../src/metering/invocation-log/s3-target.ts'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { type ObjectStore, serveS3 } from '../../support/serve-s3.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'
import { png } from './pictures.ts'

const clocks = { service: systemClock, wall: systemClock }
const { signal } = new AbortController()

let store: ObjectStore
let target: LogTarget
beforeEach(async () => {
  stubCredentials()
  store = await serveS3()
  target = await s3Target({ region: 'eu-west-1', endpoint: store.url }, clocks)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await target.close()
  await store.close()
})

const body = Buffer.from('a body')

describe('an object', () => {
  test.each(['a/b.json.gz', 'a b/ü', "it's(1)!*~", 'a+b&c=d;e:f@g$', '100%/%2e', 'emoji 👋'])(
    'is put under the key %j with a signature that holds',
    async key => {
      await target.put({ bucket: 'my-logs', key, body }, signal)
      expect([...store.objects]).toEqual([[`my-logs/${key}`, body]])
    },
  )

  test('is not put where the key leads out of its bucket', async () => {
    for (const key of ['../other/x', 'a/../../other', './x', 'a//b', ''])
      await expect(target.put({ bucket: 'my-logs', key, body }, signal)).rejects.toThrow('no key')
    await expect(target.put({ bucket: '..', key: 'x', body }, signal)).rejects.toThrow('no key')
    expect(store.calls).toBe(0)
  })

  test("that is refused says so in S3's word", async () => {
    store.refusals.push({ status: 404, code: 'NoSuchBucket' })
    await expect(target.put({ bucket: 'my-logs', key: 'x', body }, signal)).rejects.toThrow('NoSuchBucket')
  })
})

test('the log of calls lies in the store, each with what lies aside', async () => {
  const server = await startOutcrop({
    invocationLogs: { s3: { region: 'eu-west-1', endpoint: store.url } },
    modelAccess: ['*'],
  })
  await server.bedrock.send(
    new PutModelInvocationLoggingConfigurationCommand({
      loggingConfig: { s3Config: { bucketName: 'my-logs', keyPrefix: 'a b/' } },
    }),
  )
  expect([...store.objects.keys()]).toEqual([
    'my-logs/a b/AWSLogs/123456789012/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
  ])
  const { $metadata } = await server.runtime.send(
    new ConverseCommand({
      modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
      messages: [
        {
          role: 'user',
          content: [{ text: 'Say hello.' }, { image: { format: 'png', source: { bytes: png } } }],
        },
      ],
    }),
  )
  await server.close()
  const [, picture, log] = [...store.objects]
  const [line, ...more] = gunzipSync(log?.[1] ?? '')
    .toString()
    .trimEnd()
    .split('\n')
  expect(more).toEqual([])
  const record = JSON.parse(line ?? '')
  expect(record.requestId).toBe($metadata.requestId)
  const { uri } = record.input.inputBodyJson.messages[0].content[1].image.source.s3Location
  expect(uri).toBe(`s3://${picture?.[0]}`)
  expect(picture?.[1]).toEqual(png)
})

test('a store that is gone fails no call, and is told when the server ends', async () => {
  const server = await startOutcrop({
    invocationLogs: { s3: { region: 'eu-west-1', endpoint: store.url }, batchSeconds: 1 },
  })
  await server.bedrock.send(
    new PutModelInvocationLoggingConfigurationCommand({
      loggingConfig: { s3Config: { bucketName: 'my-logs' } },
    }),
  )
  await store.close()
  for (const text of ['Say hello.', 'And again.']) {
    const messages = [{ role: 'user' as const, content: [{ text }] }]
    const { output } = await server.runtime.send(
      new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages }),
    )
    expect(output?.message?.content?.[0]?.text).toMatch(/\w/)
  }
  await server.close()
})

test('a bucket that S3 refuses is refused with its word in the hint', async () => {
  const server = await startOutcrop({
    invocationLogs: { s3: { region: 'eu-west-1', endpoint: store.url } },
  })
  store.refusals.push({ status: 403, code: 'AccessDenied' })
  const response = await fetch(`${server.url}/logging/modelinvocations`, {
    method: 'PUT',
    body: '{"loggingConfig":{"s3Config":{"bucketName":"my-logs"}}}',
  })
  expect(response.status).toBe(400)
  expect(response.headers.get('x-outcrop-hint')).toContain('S3 answers AccessDenied')
  await server.close()
})
