import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]

describe.each(['runtime', 'runtimeHttp1'] as const)('ConverseStream, %s', name => {
  test('streams the events in the order that Claude has', async () => {
    const { stream, $metadata } = await server[name].send(new ConverseStreamCommand({ modelId, messages }))
    const kinds: string[] = []
    let text = ''
    for await (const event of stream ?? []) {
      kinds.push(Object.keys(event)[0] ?? '')
      text += event.contentBlockDelta?.delta?.text ?? ''
      if (event.metadata) expect(event.metadata.usage?.outputTokens).toBeGreaterThan(0)
    }
    expect(text).toMatch(/\w/)
    expect(kinds[0]).toBe('messageStart')
    expect(kinds.slice(-3)).toEqual(['contentBlockStop', 'messageStop', 'metadata'])
    expect(new Set(kinds.slice(1, -3))).toEqual(new Set(['contentBlockDelta']))
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test('what fails before the first byte is an answer with its status, not a stream', async () => {
  const refused = server.runtime.send(new ConverseStreamCommand({ modelId: 'no.such-model', messages }))
  await expect(refused).rejects.toMatchObject({
    name: 'ValidationException',
    $metadata: { httpStatusCode: 400 },
  })
})
