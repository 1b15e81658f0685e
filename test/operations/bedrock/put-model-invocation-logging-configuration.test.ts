import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type BedrockClient,
  GetModelInvocationLoggingConfigurationCommand,
  type LoggingConfig,
  PutModelInvocationLoggingConfigurationCommand,
} from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filesIn, type StartedWithLogs, startWithLogs } from '../../support/logged.ts'

let server: StartedWithLogs
beforeEach(async () => {
  server = await startWithLogs()
})
afterEach(() => server.close())

const bucketName = 'my-logs'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const put = (loggingConfig: LoggingConfig, client: BedrockClient = server.bedrock) =>
  client.send(new PutModelInvocationLoggingConfigurationCommand({ loggingConfig }))
const get = async () =>
  (await server.bedrock.send(new GetModelInvocationLoggingConfigurationCommand({}))).loggingConfig

const EVERYTHING = {
  textDataDeliveryEnabled: true,
  imageDataDeliveryEnabled: true,
  embeddingDataDeliveryEnabled: true,
  videoDataDeliveryEnabled: true,
  audioDataDeliveryEnabled: true,
}

test('delivers what it does not say otherwise', async () => {
  await put({ s3Config: { bucketName } })
  expect(await get()).toEqual({ ...EVERYTHING, s3Config: { bucketName } })
})

test('takes the place of the one before', async () => {
  await put({ s3Config: { bucketName, keyPrefix: 'a/b/' }, textDataDeliveryEnabled: false })
  await put({ s3Config: { bucketName: 'other-logs' }, imageDataDeliveryEnabled: false })
  expect(await get()).toEqual({
    ...EVERYTHING,
    imageDataDeliveryEnabled: false,
    s3Config: { bucketName: 'other-logs' },
  })
  expect(await server.files()).toEqual([
    'my-logs/a/b/AWSLogs/123456789012/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
    'other-logs/AWSLogs/123456789012/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
  ])
})

describe('refuses', () => {
  test.each([
    '..',
    'a/../b',
    '../my-logs',
    '/etc',
    'a//b',
    'a/.',
    'a/./b',
    './a',
    '../../../../../../tmp/x',
    'a/..',
    'a\u0000b',
    'a\nb',
    '\ud800',
  ])('the prefix %j', async keyPrefix => {
    await expect(put({ s3Config: { bucketName, keyPrefix } })).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'Failed to validate permissions for bucket: my-logs. Verify the bucket policy permissions are correct.',
    })
    expect(await get()).toBeUndefined()
    expect(await server.files()).toEqual([])
  })

  test.each(['...', '../x', '.hidden', 'My-Logs', 'a..b', 'a/b', 'a\\b', 'bucket-', 'c:\\logs', '%2e%2e'])(
    'the bucket %j',
    async name => {
      await expect(put({ s3Config: { bucketName: name } })).rejects.toMatchObject({
        name: 'ValidationException',
      })
      expect(await server.files()).toEqual([])
    },
  )

  test('no destination', async () => {
    await expect(put({ textDataDeliveryEnabled: true })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'At least one destination must be specified in the logging configuration.',
    })
  })

  test('CloudWatch Logs, by name: nothing here would bring a record there', async () => {
    const cloudWatchConfig = { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::123456789012:role/logs' }
    for (const s3Config of [undefined, { bucketName }])
      await expect(put({ cloudWatchConfig, ...(s3Config && { s3Config }) })).rejects.toMatchObject({
        name: 'NotImplementedException',
        message: 'Model invocation logs to CloudWatch Logs are not implemented.',
      })
    expect(await get()).toBeUndefined()
  })

  test('a bucket that cannot be written to', async () => {
    await writeFile(join(server.folder, bucketName), 'a file in its place')
    await expect(put({ s3Config: { bucketName } })).rejects.toMatchObject({ name: 'ValidationException' })
    await rm(join(server.folder, bucketName))
    await put({ s3Config: { bucketName } })
  })
})

test.each(['a b/ü', 'CON:x|y', 'a\\..\\b', '%2e%2e/x', '...', '~', "it's(1)*"])(
  'the prefix %j stays within the folder',
  async keyPrefix => {
    await put({ s3Config: { bucketName, keyPrefix } })
    const [file, ...more] = await filesIn(server.folder)
    expect(more).toEqual([])
    expect(file?.startsWith('my-logs/')).toBe(true)
    expect(file).toMatch(
      /AWSLogs\/123456789012\/BedrockModelInvocationLogs\/amazon-bedrock-logs-permission-check$/,
    )
  },
)

test.each(['..', '%2e%2e', 'us-east-1%00'])('a Region such as %j is none, and no folder', async region => {
  const signed = `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
  const response = await fetch(`${server.url}/logging/modelinvocations`, {
    method: 'PUT',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/${region}/bedrock/aws4_request, ${signed}`,
      'x-amz-date': '20260101T000000Z',
    },
    body: JSON.stringify({ loggingConfig: { s3Config: { bucketName } } }),
  })
  expect(response.status).toBe(200)
  await server.runtime.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages }))
  const [record] = await server.records()
  expect(record.region).toBe('us-east-1')
})
