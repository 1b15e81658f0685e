import { expect, test } from 'vitest'
import { type LoggedCall, toRecord } from '../../../src/metering/invocation-log/record.ts'

const destination = { bucket: 'my-logs', root: 'logs' }
const all = {
  s3Config: { bucketName: 'my-logs' },
  textDataDeliveryEnabled: true,
  imageDataDeliveryEnabled: true,
  embeddingDataDeliveryEnabled: true,
  videoDataDeliveryEnabled: true,
  audioDataDeliveryEnabled: true,
}
const call: LoggedCall = {
  at: Date.UTC(2026, 3, 20, 0, 17, 33, 900),
  requestId: 'f3ae32b1',
  operation: 'Converse',
  modelId: 'amazon.nova-lite-v1:0',
  model: { inputModalities: ['TEXT'], outputModalities: ['TEXT'] },
  account: '123456789012',
  region: 'us-east-1',
  principal: 'arn:aws:iam::123456789012:root',
  input: { contentType: 'application/json', json: { messages: [] } },
}

const record = (
  ...[some, answer = {}, errorCode, flags = all]: [
    Partial<LoggedCall>?,
    Parameters<typeof toRecord>[1]?,
    string?,
    typeof all?,
  ]
) => {
  const { line, asides } = toRecord({ ...call, ...some }, answer, errorCode, destination, flags)
  return { ...JSON.parse(line), asides }
}

test('is of the second', () => {
  expect(record().timestamp).toBe('2026-04-20T00:17:33Z')
})

test('has counts where they are known, those of the cache beside the input', () => {
  const usage = { inputTokens: 6, outputTokens: 167, cacheReadInputTokens: 0, cacheWriteInputTokens: 225_913 }
  const { input, output } = record({}, { usage })
  expect(input).toMatchObject({
    inputTokenCount: 6,
    cacheReadInputTokenCount: 0,
    cacheWriteInputTokenCount: 225_913,
  })
  expect(output).toEqual({ outputTokenCount: 167 })
  expect(Object.keys(record().input)).toEqual(['inputContentType', 'inputBodyJson'])
})

test('has no output and no metadata where there is none', () => {
  const failed = record({}, {}, 'ThrottlingException')
  expect(failed.errorCode).toBe('ThrottlingException')
  expect(failed).not.toHaveProperty('output')
  expect(failed).not.toHaveProperty('requestMetadata')
  expect(record({ metadata: { team: 'a' } }).requestMetadata).toEqual({ team: 'a' })
})

test.each([
  ['EMBEDDING', 'embeddingDataDeliveryEnabled'],
  ['TEXT', 'textDataDeliveryEnabled'],
  ['IMAGE', 'imageDataDeliveryEnabled'],
  ['VIDEO', 'videoDataDeliveryEnabled'],
  ['SPEECH', 'audioDataDeliveryEnabled'],
] as const)('a body of %s is kept by %s alone', (modality, flag) => {
  const model = { inputModalities: ['TEXT'], outputModalities: [modality] }
  const answer = { body: { contentType: 'application/json', json: { said: true } } }
  const none = Object.fromEntries(Object.keys(all).map(name => [name, false])) as unknown as typeof all
  expect(record({ model }, answer, undefined, { ...none, [flag]: true }).output.outputBodyJson).toEqual({
    said: true,
  })
  expect(record({ model }, answer, undefined, { ...all, [flag]: false }).output).toEqual({
    outputContentType: 'application/json',
  })
})

test('points at what lies aside by the hour of the call', () => {
  const bytes = Buffer.from('no JSON')
  const { input, asides } = record({ input: { contentType: 'text/plain', bytes } })
  const key = 'logs/2026/04/20/00/data/f3ae32b1_input.bin'
  expect(input).toEqual({ inputContentType: 'text/plain', inputBodyS3Path: `s3://my-logs/${key}` })
  expect(asides).toMatchObject([{ key, isGzipped: false }])
})

test('is one line, whatever is said', () => {
  const json = { text: 'a\nb\r\n\u2028c', __proto__: { polluted: true }, 'constructor\n': 1 }
  const { line } = toRecord({ ...call, input: { ...call.input, json } }, {}, undefined, destination, all)
  expect(line).not.toMatch(/[\r\n]/)
})
