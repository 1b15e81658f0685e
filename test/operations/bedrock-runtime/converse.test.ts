import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]

describe.each(['runtime', 'runtimeHttp1'] as const)('Converse, %s', name => {
  test('answers a message with its stop reason, usage and latency', async () => {
    const answer = await server[name].send(
      new ConverseCommand({ modelId: haiku, messages, inferenceConfig: { maxTokens: 64 } }),
    )
    expect(answer.output?.message?.role).toBe('assistant')
    expect(answer.output?.message?.content?.[0]?.text).toMatch(/\w/)
    expect(answer.stopReason).toBe('end_turn')
    const { inputTokens = 0, outputTokens = 0, totalTokens } = answer.usage ?? {}
    expect(inputTokens).toBeGreaterThan(0)
    expect(outputTokens).toBeGreaterThan(0)
    expect(totalTokens).toBe(inputTokens + outputTokens)
    expect(Number.isInteger(answer.metrics?.latencyMs)).toBe(true)
    expect(answer.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test.each([
  haiku,
  'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
  'amazon.nova-lite-v1:0',
])('a model is named by ID, profile or ARN: %s', async modelId => {
  const answer = await server.runtimeHttp1.send(new ConverseCommand({ modelId, messages }))
  expect(answer.stopReason).toBe('end_turn')
})

test('names the backend that answered', async () => {
  const response = await fetch(`${server.url}/model/${encodeURIComponent(haiku)}/converse`, {
    method: 'POST',
    body: JSON.stringify({ messages }),
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('x-outcrop-backend')).toBe('embedded')
})

test('a model that the Region serves by profile only is refused with the text clients match on', async () => {
  const refused = server.runtime.send(
    new ConverseCommand({ modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0', messages }),
  )
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message:
      'Invocation of model ID anthropic.claude-haiku-4-5-20251001-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    $metadata: { httpStatusCode: 400 },
  })
})

test('an unknown model is refused', async () => {
  const refused = server.runtime.send(new ConverseCommand({ modelId: 'no.such-model-v9:0', messages }))
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})
