import http from 'node:http'
import { text } from 'node:stream/consumers'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { type Listening, listenLocally } from '../../support/listen-locally.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

const guardrailConfig = { guardrailIdentifier: 'abcdef123456', guardrailVersion: '1' }
const trace = { guardrail: { modelOutput: ['Sorry.'] } }

let seen: unknown[] = []
let failing = false
let upstream: Listening
let front: Started
beforeAll(async () => {
  stubCredentials()
  // A Bedrock that has guardrails: says what the real one would, and notes what it was sent.
  const server = http.createServer(async (request, response) => {
    seen.push(JSON.parse(await text(request)))
    response.writeHead(failing ? 503 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        output: { message: { role: 'assistant', content: [{ text: 'Sorry.' }] } },
        stopReason: 'guardrail_intervened',
        usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
        metrics: { latencyMs: 1 },
        trace,
      }),
    )
  })
  upstream = await listenLocally(server)
  front = await startOutcrop({
    backends: { real: { type: 'bedrock', endpoint: upstream.url }, fleet: { type: 'fleet', of: 'real' } },
    models: [
      { model: 'amazon.nova-lite-*', backends: ['real', 'embedded'] },
      { model: 'amazon.nova-micro-*', backends: ['fleet'] },
    ],
  })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all([front.close(), upstream.close()])
})
afterEach(() => {
  seen = []
  failing = false
})

const ask = (modelId: string) =>
  front.runtime.send(
    new ConverseCommand({
      modelId,
      guardrailConfig,
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
    }),
  )

test.each(['amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0'])(
  '%s: a guardrail is Bedrock’s to keep',
  async id => {
    const answer = await ask(id)
    expect(seen).toMatchObject([{ guardrailConfig }])
    expect(answer).toMatchObject({ stopReason: 'guardrail_intervened', trace })
  },
)

test('where Bedrock fails no backend answers without the guardrail', async () => {
  failing = true
  await expect(ask('amazon.nova-lite-v1:0')).rejects.toMatchObject({ name: 'NotImplementedException' })
})
