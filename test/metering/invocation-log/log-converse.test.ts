import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DeleteModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type Message,
} from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StartedWithLogs, startWithLogs } from '../../support/logged.ts'
import { png } from './pictures.ts'

const rules = [
  { match: { text: 'break before' }, error: 'ModelTimeoutException' },
  {
    match: { text: 'break within' },
    answer: 'one two three four',
    dieAfter: 3,
    error: 'ModelStreamErrorException',
  },
  { match: { text: 'slowly' }, answer: 'one two three four five six seven', pace: 0.5 },
  { answer: 'Hello there.' },
]

let server: StartedWithLogs
beforeEach(async () => {
  server = await startWithLogs({
    aliases: { fast: 'amazon.nova-lite-v1:0' },
    backends: { scripted: { type: 'scripted', rules } },
    models: [{ model: '*', backends: ['scripted'] }],
  })
})
afterEach(() => server.close())

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const user = (text: string): Message[] => [{ role: 'user', content: [{ text }] }]
const messages = user('Say hello.')
const converse = (some: object = {}) =>
  server.runtime.send(new ConverseCommand({ modelId, messages, ...some }))
const stream = (some: object = {}) =>
  server.runtime.send(new ConverseStreamCommand({ modelId, messages, ...some }))

/** The one record of the run. */
const theRecord = async () => {
  const records = await server.records()
  expect(records).toHaveLength(1)
  return records[0]
}

/** What an `s3://` address of a record points at. */
const aside = (address: string) => readFile(join(server.folder, address.replace('s3://', '')))

const HOUR = String.raw`my-logs/bedrock/AWSLogs/123456789012/BedrockModelInvocationLogs/us-east-1/\d{4}/\d\d/\d\d/\d\d`

describe('Converse', () => {
  test('is written down as it was said, with who called and what it took', async () => {
    await server.configure()
    const { $metadata, ...response } = await converse({ requestMetadata: { team: 'support' } })
    expect(await theRecord()).toEqual({
      schemaType: 'ModelInvocationLog',
      schemaVersion: '1.0',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      accountId: '123456789012',
      identity: { arn: expect.stringMatching(/^arn:aws:iam::123456789012:/) },
      region: 'us-east-1',
      requestId: $metadata.requestId,
      operation: 'Converse',
      modelId,
      requestMetadata: { team: 'support' },
      input: {
        inputContentType: 'application/json',
        inputBodyJson: { messages },
        inputTokenCount: response.usage?.inputTokens,
        ...(response.usage?.cacheReadInputTokens !== undefined && {
          cacheReadInputTokenCount: response.usage.cacheReadInputTokens,
          cacheWriteInputTokenCount: response.usage.cacheWriteInputTokens,
        }),
      },
      output: {
        outputContentType: 'application/json',
        outputBodyJson: JSON.parse(JSON.stringify(response)),
        outputTokenCount: response.usage?.outputTokens,
      },
    })
  })

  test('lies by account, Region and hour below the prefix, beside the marker of the check', async () => {
    await server.configure()
    await Promise.all([converse(), converse(), converse()])
    expect(await server.records()).toHaveLength(3)
    const files = await server.files()
    expect(files.filter(file => file.endsWith('permission-check'))).toEqual([
      'my-logs/bedrock/AWSLogs/123456789012/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check',
    ])
    expect(files).toHaveLength(2)
    expect(files).toContainEqual(
      expect.stringMatching(new RegExp(`^${HOUR}/\\d{8}T\\d{9}Z_[0-9a-f]{16}\\.json\\.gz$`)),
    )
  })

  test('that fails has the name of its exception, and no output', async () => {
    await server.configure()
    await expect(converse({ messages: user('break before') })).rejects.toMatchObject({
      name: 'ModelTimeoutException',
    })
    const record = await theRecord()
    expect(record).toMatchObject({
      errorCode: 'ModelTimeoutException',
      input: { inputBodyJson: { messages: user('break before') } },
    })
    expect(record).not.toHaveProperty('output')
  })

  test('that Converse itself refuses is one of them', async () => {
    await server.configure()
    await expect(
      converse({ messages: [...messages, ...messages, { role: 'assistant', content: [] }] }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
    })
    expect(await theRecord()).toMatchObject({ errorCode: 'ValidationException' })
  })

  test('by an alias has the model that it stands for', async () => {
    await server.configure()
    await converse({ modelId: 'fast' })
    expect((await theRecord()).modelId).toBe('amazon.nova-lite-v1:0')
  })
})

describe('ConverseStream', () => {
  test('is written down as the whole answer that its events make', async () => {
    await server.configure()
    const { stream: events = [], $metadata } = await stream()
    let outputTokens: number | undefined
    for await (const event of events) outputTokens ??= event.metadata?.usage?.outputTokens
    expect(await theRecord()).toMatchObject({
      operation: 'ConverseStream',
      requestId: $metadata.requestId,
      output: {
        outputContentType: 'application/json',
        outputBodyJson: {
          output: { message: { role: 'assistant', content: [{ text: 'Hello there.' }] } },
          stopReason: 'end_turn',
          usage: { outputTokens },
        },
        outputTokenCount: outputTokens,
      },
    })
  })

  test('that breaks off has what had been said, and the name of the exception', async () => {
    await server.configure()
    const { stream: events = [] } = await stream({ messages: user('break within') })
    let said = ''
    const read = async () => {
      for await (const event of events) said += event.contentBlockDelta?.delta?.text ?? ''
    }
    await expect(read()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
    const record = await theRecord()
    expect(record.errorCode).toBe('ModelStreamErrorException')
    expect(said).not.toBe('')
    expect(record.output.outputBodyJson.output.message.content).toEqual([{ text: said }])
    expect(record.output.outputBodyJson).not.toHaveProperty('stopReason')
  })

  test('that its client leaves has what had been said, and is no error', async () => {
    await server.configure()
    const controller = new AbortController()
    const { stream: events = [] } = await server.runtime.send(
      new ConverseStreamCommand({ modelId, messages: user('slowly') }),
      { abortSignal: controller.signal },
    )
    const read = async () => {
      for await (const event of events) if (event.contentBlockDelta !== undefined) controller.abort()
    }
    await read().catch(() => undefined)
    const record = await theRecord()
    expect(record).not.toHaveProperty('errorCode')
    expect(record.output.outputBodyJson.output.message.content[0].text).toMatch(/^one/)
  })
})

describe('what is too large or no JSON lies aside', () => {
  test('a long conversation', async () => {
    await server.configure()
    const long = user(`Say hello. ${'x'.repeat(110_000)}`)
    const { $metadata } = await converse({ messages: long })
    const { input } = await theRecord()
    expect(input).not.toHaveProperty('inputBodyJson')
    expect(input.inputBodyS3Path).toMatch(
      new RegExp(`^s3://${HOUR}/data/${$metadata.requestId}_input\\.json\\.gz$`),
    )
    expect(JSON.parse(gunzipSync(await aside(input.inputBodyS3Path)).toString())).toEqual({ messages: long })
  })

  const withPicture: Message[] = [
    {
      role: 'user',
      content: [{ text: 'What is it?' }, { image: { format: 'png', source: { bytes: png } } }],
    },
  ]

  test('a picture, at which the conversation points as it would at one in S3', async () => {
    await server.configure()
    await converse({ messages: withPicture })
    const { input } = await theRecord()
    const [text, block] = input.inputBodyJson.messages[0].content
    expect(text).toEqual({ text: 'What is it?' })
    expect(block.image.format).toBe('png')
    expect(await aside(block.image.source.s3Location.uri)).toEqual(png)
  })

  test('but no picture where pictures are not wanted', async () => {
    await server.configure({ imageDataDeliveryEnabled: false })
    await converse({ messages: withPicture })
    const { input } = await theRecord()
    expect(input.inputBodyJson.messages[0].content[1]).toEqual({ image: { format: 'png', source: {} } })
    expect((await server.files()).filter(file => file.includes('/data/'))).toEqual([])
  })
})

describe('what was said is left out', () => {
  test('where text is not wanted: the counts stay', async () => {
    await server.configure({ textDataDeliveryEnabled: false })
    const { usage } = await converse()
    const { input, output } = await theRecord()
    expect(input).toMatchObject({
      inputContentType: 'application/json',
      inputTokenCount: usage?.inputTokens,
    })
    expect(output).toEqual({ outputContentType: 'application/json', outputTokenCount: usage?.outputTokens })
    expect(JSON.stringify(input)).not.toContain('hello')
  })

  test('where no account has asked for a log: nothing is written at all', async () => {
    await converse()
    expect(await server.records()).toEqual([])
    expect(await server.files()).toEqual([])
  })

  test('in another Region than the one that has asked', async () => {
    await server.configure()
    const elsewhere = new BedrockRuntimeClient({ ...server.access, region: 'us-west-2' })
    await elsewhere.send(new ConverseCommand({ modelId, messages }))
    elsewhere.destroy()
    await converse()
    expect((await theRecord()).region).toBe('us-east-1')
  })

  test('from when the account asks for no log any more', async () => {
    await server.configure()
    await converse()
    await server.bedrock.send(new DeleteModelInvocationLoggingConfigurationCommand({}))
    await converse({ messages: user('Unheard.') })
    expect((await theRecord()).input.inputBodyJson).toEqual({ messages })
  })
})
