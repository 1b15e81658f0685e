import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop()
})
afterAll(() => server.close())

const modelId = 'amazon.nova-lite-v1:0'
const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }] })
const paths = { converse: 'converse-stream', native: 'invoke-with-response-stream' } as const

const ask = async (door: keyof typeof paths, accept: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/model/${modelId}/${paths[door]}`, {
    method: 'POST',
    body,
    headers: { accept, ...headers },
  })
  const text = await response.text()
  return { text, type: response.headers.get('content-type'), hint: response.headers.get('x-outcrop-hint') }
}
const eventsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n\n')
    .map(block => {
      const [event = '', data = ''] = block.split('\n')
      return { name: event.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) }
    })

test('Converse as server-sent events', async () => {
  const { text, type } = await ask('converse', 'text/event-stream')
  expect(type).toBe('text/event-stream; charset=utf-8')
  const events = eventsOf(text)
  expect(events.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['messageStart', 'contentBlockDelta', 'messageStop']),
  )
  expect(events.at(-1)).toMatchObject({
    name: 'metadata',
    data: { usage: { inputTokens: expect.any(Number) } },
  })
})

test('native chunks as server-sent events, each its own JSON', async () => {
  const { text } = await ask('native', 'text/event-stream')
  const events = eventsOf(text)
  expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['chunk']))
  expect(events[0]?.data).toHaveProperty('messageStart')
  expect(events.at(-1)?.data).toHaveProperty('amazon-bedrock-invocationMetrics')
})

test('both as the same plain text', async () => {
  const converse = await ask('converse', 'text/plain')
  const native = await ask('native', 'text/plain')
  expect(converse.type).toBe('text/plain; charset=utf-8')
  expect(converse.text).toMatch(/hello/i)
  expect(native.text).toBe(converse.text)
})

test('a client that tries a stream again is warned, another is not', async () => {
  const { hint } = await ask('converse', '*/*', { 'amz-sdk-request': 'attempt=2; max=3' })
  expect(hint).toContain('attempt 2')
  expect((await ask('converse', '*/*', { 'amz-sdk-request': 'attempt=1; max=3' })).hint).toBeNull()
})
