import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stubCredentials } from '../../support/bedrock-upstream.ts'
import { messageFrames } from '../../support/frames.ts'
import { startIdleProxy } from '../../support/idle-proxy.ts'
import { streamThroughProxies } from '../../support/paced-stream.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'
import { serveHttp } from '../upstream/serve.ts'

beforeAll(() => stubCredentials())
afterAll(() => {
  vi.unstubAllEnvs()
})

/** A minute of it: test/deep. */
test('a stream that lasts longer than proxies wait comes whole, for no event is held back', async () => {
  const { text, whole, kinds, cut, outlived } = await streamThroughProxies(3, 1_000)
  expect(outlived).toBe(2)
  expect(text).toBe(whole)
  expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
  expect(cut).toBe(0)
})

test('a proxy that cuts a stream which stalls is an exception at the client', async () => {
  const { port } = await serveHttp(response => {
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    response.write(messageFrames()[0])
  })
  await using proxy = await startIdleProxy(port, 200)
  await using front = await startOutcrop({
    backends: { real: { type: 'bedrock', endpoint: proxy.url } },
    models: [{ model: '*', backends: ['real'] }],
  })
  const { stream } = await front.runtime.send(
    new ConverseStreamCommand({
      modelId: 'amazon.nova-lite-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Hello?' }] }],
    }),
  )
  const kinds: string[] = []
  const read = async () => {
    for await (const event of stream ?? []) kinds.push(Object.keys(event)[0] ?? '')
  }
  await expect(read()).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
  expect(kinds).toEqual(['messageStart'])
  expect(proxy.cut()).toBe(1)
})
