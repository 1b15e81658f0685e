import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StartedWithLogs, startWithLogs } from '../../support/logged.ts'

let server: StartedWithLogs
beforeEach(async () => {
  server = await startWithLogs()
})
afterEach(() => server.close())

const claude = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const ask = (content: string) => ({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 64,
  messages: [{ role: 'user', content }],
})
const titan = 'amazon.titan-embed-text-v2:0'

const invoke = (modelId: string, body: object | string, some: object = {}) =>
  server.runtime.send(
    new InvokeModelCommand({
      modelId,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...some,
    }),
  )

const theRecord = async () => {
  const records = await server.records()
  expect(records).toHaveLength(1)
  return records[0]
}

describe('InvokeModel', () => {
  test('is written down with the native bodies', async () => {
    await server.configure()
    const answer = await invoke(claude, ask('Say hello.'), { requestMetadata: '{"team":"support"}' })
    const body = JSON.parse(Buffer.from(answer.body).toString())
    expect(await theRecord()).toMatchObject({
      operation: 'InvokeModel',
      requestId: answer.$metadata.requestId,
      modelId: claude,
      requestMetadata: { team: 'support' },
      input: {
        inputContentType: 'application/json',
        inputBodyJson: ask('Say hello.'),
        inputTokenCount: body.usage.input_tokens,
      },
      output: {
        outputContentType: 'application/json',
        outputBodyJson: body,
        outputTokenCount: body.usage.output_tokens,
      },
    })
  })

  test('of a body that is none has the exception, and the body aside', async () => {
    await server.configure()
    await expect(invoke(claude, 'hello', { contentType: 'text/plain' })).rejects.toMatchObject({
      name: 'ValidationException',
    })
    const record = await theRecord()
    expect(record.errorCode).toBe('ValidationException')
    expect(record.input.inputContentType).toBe('text/plain')
    const path = record.input.inputBodyS3Path.replace('s3://', '')
    expect(await readFile(join(server.folder, path), 'utf8')).toBe('hello')
  })

  test('with a large body has it aside, as it was sent', async () => {
    await server.configure()
    const body = JSON.stringify(ask('x'.repeat(110_000)))
    await invoke(claude, body)
    const { input, output } = await theRecord()
    expect(input.inputBodyS3Path).toMatch(/_input\.json\.gz$/)
    const aside = await readFile(join(server.folder, input.inputBodyS3Path.replace('s3://', '')))
    expect(gunzipSync(aside).toString()).toBe(body)
    expect(output).toHaveProperty('outputBodyJson')
  })

  test('of an embedding has the text by one flag and the vector by another', async () => {
    await server.configure({ embeddingDataDeliveryEnabled: false })
    await invoke(titan, { inputText: 'Say hello.' })
    const { input, output } = await theRecord()
    expect(input).toMatchObject({
      inputBodyJson: { inputText: 'Say hello.' },
      inputTokenCount: expect.any(Number),
    })
    expect(output).toEqual({ outputContentType: 'application/json' })
  })

  test('of an embedding, without the text', async () => {
    await server.configure({ textDataDeliveryEnabled: false })
    await invoke(titan, { inputText: 'Say hello.' })
    const { input, output } = await theRecord()
    expect(input).not.toHaveProperty('inputBodyJson')
    expect(output.outputBodyJson.embedding).toHaveLength(1_024)
  })
})

describe('InvokeModelWithResponseStream', () => {
  test('is written down as the list of its chunks', async () => {
    await server.configure()
    const { body = [], $metadata } = await server.runtime.send(
      new InvokeModelWithResponseStreamCommand({ modelId: claude, body: JSON.stringify(ask('Say hello.')) }),
    )
    const chunks: unknown[] = []
    for await (const { chunk } of body) chunks.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()))
    const { input, output, ...record } = await theRecord()
    expect(record).toMatchObject({
      operation: 'InvokeModelWithResponseStream',
      requestId: $metadata.requestId,
    })
    expect(output.outputBodyJson).toEqual(chunks)
    expect(input.inputBodyJson).toEqual(ask('Say hello.'))
    const metrics = output.outputBodyJson.at(-1)['amazon-bedrock-invocationMetrics']
    expect(input.inputTokenCount).toBe(metrics.inputTokenCount)
    expect(output.outputTokenCount).toBe(metrics.outputTokenCount)
  })

  test('that is refused has the exception', async () => {
    await server.configure()
    const command = new InvokeModelWithResponseStreamCommand({ modelId: titan, body: '{"inputText":"a"}' })
    await expect(server.runtime.send(command)).rejects.toMatchObject({ name: 'ValidationException' })
    expect(await theRecord()).toMatchObject({ errorCode: 'ValidationException' })
  })
})

test('without a configuration nothing is written', async () => {
  await invoke(claude, ask('Say hello.'))
  expect(await server.records()).toEqual([])
  expect(await server.files()).toEqual([])
})
