import { InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const body = JSON.stringify({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Say hello.' }],
})

describe.each(['runtime', 'runtimeHttp1'] as const)('InvokeModelWithResponseStream, %s', name => {
  test("streams the family's own events, the last with the invocation metrics", async () => {
    const answer = await server[name].send(new InvokeModelWithResponseStreamCommand({ modelId, body }))
    expect(answer.contentType).toBe('application/json')
    const events: { type: string; delta?: { text?: string } }[] = []
    for await (const event of answer.body ?? []) {
      events.push(JSON.parse(Buffer.from(event.chunk?.bytes ?? []).toString()))
    }
    const kinds = events.map(event => event.type)
    expect(kinds.slice(0, 2)).toEqual(['message_start', 'content_block_start'])
    expect(kinds.slice(-3)).toEqual(['content_block_stop', 'message_delta', 'message_stop'])
    expect(events.map(event => event.delta?.text ?? '').join('')).toMatch(/\w/)
    expect(events.at(-1)).toMatchObject({
      'amazon-bedrock-invocationMetrics': {
        inputTokenCount: expect.any(Number),
        outputTokenCount: expect.any(Number),
        invocationLatency: expect.any(Number),
        firstByteLatency: expect.any(Number),
      },
    })
  })
})

test('repeats the settings of the headers, and refuses a guardrail', async () => {
  const settings = { performanceConfigLatency: 'standard', serviceTier: 'priority' } as const
  const command = new InvokeModelWithResponseStreamCommand({ modelId, body, ...settings })
  const answer = await server.runtime.send(command)
  expect(answer).toMatchObject(settings)
  for await (const event of answer.body ?? []) expect(event.chunk).toBeDefined()
  const guarded = { guardrailIdentifier: 'abc123', guardrailVersion: '1' }
  await expect(
    server.runtime.send(new InvokeModelWithResponseStreamCommand({ modelId, body, ...guarded })),
  ).rejects.toMatchObject({ name: 'NotImplementedException' })
})
