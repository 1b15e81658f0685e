import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const request = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Say hello.' }],
}

describe.each(['runtime', 'runtimeHttp1'] as const)('InvokeModel, %s', name => {
  test("takes and gives the family's own body", async () => {
    const answer = await server[name].send(new InvokeModelCommand({ modelId, body: JSON.stringify(request) }))
    expect(answer.contentType).toBe('application/json')
    const body = JSON.parse(answer.body.transformToString())
    expect(body).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' })
    expect(body.content[0].text).toMatch(/\w/)
    expect(body.usage.input_tokens).toBeGreaterThan(0)
    expect(body.usage.output_tokens).toBeGreaterThan(0)
  })
})

test('counts tokens in the headers too', async () => {
  const response = await fetch(`${server.url}/model/${encodeURIComponent(modelId)}/invoke`, {
    method: 'POST',
    body: JSON.stringify(request),
  })
  const body = (await response.json()) as { usage: { input_tokens: number; output_tokens: number } }
  expect(response.headers.get('x-amzn-bedrock-input-token-count')).toBe(String(body.usage.input_tokens))
  expect(response.headers.get('x-amzn-bedrock-output-token-count')).toBe(String(body.usage.output_tokens))
})

test.each([
  [
    'text that is not JSON',
    '{not json',
    'Malformed input request, please reformat your input and try again.',
  ],
  [
    'a body without what the family requires',
    '{}',
    /^Malformed input request: .*required key \[max_tokens\] not found/,
  ],
])('refuses %s', async (_, body, message) => {
  const refused = server.runtime.send(new InvokeModelCommand({ modelId, body }))
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    $metadata: { httpStatusCode: 400 },
  })
})

test('repeats the settings of the headers in its own', async () => {
  const settings = { performanceConfigLatency: 'standard', serviceTier: 'flex' } as const
  const answer = await server.runtime.send(
    new InvokeModelCommand({ modelId, body: JSON.stringify(request), ...settings }),
  )
  expect(answer).toMatchObject(settings)
  const plain = await server.runtime.send(new InvokeModelCommand({ modelId, body: JSON.stringify(request) }))
  expect(plain.performanceConfigLatency).toBeUndefined()
  expect(plain.serviceTier).toBeUndefined()
})

test.each([
  [
    { guardrailIdentifier: 'abc123', guardrailVersion: '1' },
    { name: 'NotImplementedException', message: expect.stringContaining('Guardrails are not implemented') },
  ],
  [
    { performanceConfigLatency: 'optimized' },
    { name: 'ValidationException', message: /^Latency performance configuration is not supported for / },
  ],
  [{ serviceTier: 'reserved' }, { name: 'ValidationException', message: 'Reservation not found.' }],
  [
    { requestMetadata: '{"team":1}' },
    { name: 'ValidationException', message: 'The request metadata provided is invalid.' },
  ],
] as const)('refuses the setting %j', async (settings, { name, message }) => {
  for (const [id, body] of [
    [modelId, request],
    ['amazon.titan-embed-text-v2:0', { inputText: 'hello' }],
    ['cohere.rerank-v3-5:0', { api_version: 2, query: 'x', documents: ['x'] }],
  ] as const) {
    const refused = server.runtime.send(
      new InvokeModelCommand({ modelId: id, body: JSON.stringify(body), ...settings }),
    )
    await expect(refused, id).rejects.toMatchObject({
      name,
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    })
  }
})
