import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

const lite = 'amazon.nova-lite-v1:0'
const micro = 'amazon.nova-micro-v1:0'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({
    aliases: {
      support: lite,
      triage: {
        variants: [
          { model: lite, weight: 1 },
          { model: micro, weight: 1 },
        ],
        stickyBy: 'tenant',
      },
    },
    models: [
      { model: 'our-llama', backends: ['embedded/llama-3'] },
      { model: 'arn:aws:bedrock:*:imported-model/*', backends: ['embedded'] },
    ],
  })
})
afterAll(() => server.close())

const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
const body = JSON.stringify({ messages })

test('a name stands for a model in every operation', async () => {
  const modelId = 'support'
  const { output } = await server.runtime.send(new ConverseCommand({ modelId, messages }))
  expect(output?.message?.content?.[0]?.text).toMatch(/\w/)
  const { stream } = await server.runtime.send(new ConverseStreamCommand({ modelId, messages }))
  for await (const event of stream ?? []) expect(event).not.toHaveProperty('modelStreamErrorException')
  const native = await server.runtime.send(new InvokeModelCommand({ modelId, body }))
  expect(JSON.parse(Buffer.from(native.body).toString())).toHaveProperty('output.message')
  const streamed = new InvokeModelWithResponseStreamCommand({ modelId, body })
  for await (const event of (await server.runtime.send(streamed)).body ?? [])
    expect(event.chunk).toBeDefined()
})

const variantOf = async (request: { path: string; headers?: Record<string, string>; body: string }) => {
  const answer = await fetch(`${server.url}/model/triage/${request.path}`, { method: 'POST', ...request })
  await answer.arrayBuffer()
  return answer.headers.get('x-outcrop-variant')
}

test('a value of the metadata key stays with one variant, at both doors; values share them', async () => {
  const tenants = Array.from({ length: 12 }, (_, index) => `tenant-${index}`)
  const seen = new Set<string | null>()
  for (const tenant of tenants) {
    const requestMetadata = { tenant }
    const converse = { path: 'converse', body: JSON.stringify({ messages, requestMetadata }) }
    const invoke = {
      path: 'invoke',
      body,
      headers: { 'x-amzn-bedrock-request-metadata': JSON.stringify(requestMetadata) },
    }
    const picked = [await variantOf(converse), await variantOf(converse), await variantOf(invoke)]
    expect(new Set(picked).size, tenant).toBe(1)
    seen.add(picked[0] ?? null)
  }
  expect(seen).toEqual(new Set([lite, micro]))
})

test.each(['our-llama', 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456'])(
  '%s, which no catalogue knows, answers where the configuration routes it to a backend',
  async modelId => {
    const { output, stopReason } = await server.runtime.send(new ConverseCommand({ modelId, messages }))
    expect(output?.message?.content?.[0]?.text).toMatch(/\w/)
    expect(stopReason).toBe('end_turn')
  },
)

test('any other name is refused as before', async () => {
  await expect(
    server.runtime.send(new ConverseCommand({ modelId: 'our-llama2', messages })),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The provided model identifier is invalid.',
  })
})
