import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { expect, test, vi } from 'vitest'
import { startOutcrop } from '../../support/start-outcrop.ts'
import { serveHttp } from '../upstream/serve.ts'

const completion = JSON.stringify({
  id: 'c',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})
const loadingError = '{"error":{"message":"Loading model","type":"unavailable_error","code":503}}'
const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]

const start = async (baseUrl: string, preload: string[]) =>
  startOutcrop({
    backends: { gpu: { type: 'openai-compatible', baseUrl, preload } },
    models: [
      { model: 'amazon.nova-lite-*', backends: ['gpu/big'] },
      { model: 'amazon.nova-micro-*', backends: ['gpu/small'] },
    ],
  })
const notReady = { name: 'ModelNotReadyException', message: 'Model is not ready for inference.' }

test('calls of a model that is being loaded are told so, others are answered, and then all', async () => {
  let finish = () => {}
  const loaded = new Promise<void>(resolve => {
    finish = resolve
  })
  const asked: { model: string; max_tokens?: number }[] = []
  const { url } = await serveHttp(async (response, request) => {
    const body = JSON.parse(String(request.body))
    asked.push(body)
    if (body.model === 'big') await loaded
    response.writeHead(200, { 'content-type': 'application/json' }).end(completion)
  })
  await using server = await start(url, ['big'])
  const ask = (modelId: string) => server.runtime.send(new ConverseCommand({ modelId, messages }))
  await expect(ask('amazon.nova-lite-v1:0')).rejects.toMatchObject(notReady)
  expect((await ask('amazon.nova-micro-v1:0')).stopReason).toBe('end_turn')
  expect(asked.find(({ model }) => model === 'big')).toMatchObject({ max_tokens: 1 })
  finish()
  await vi.waitFor(async () => expect((await ask('amazon.nova-lite-v1:0')).stopReason).toBe('end_turn'))
})

test('a server that says it is loading is not ready', async () => {
  const { url } = await serveHttp(response => {
    response.writeHead(503, { 'content-type': 'application/json' }).end(loadingError)
  })
  await using server = await start(url, [])
  await expect(
    server.runtime.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages })),
  ).rejects.toMatchObject(notReady)
})

test('a model that cannot be loaded is left to its calls', async () => {
  const { url } = await serveHttp(response => {
    response
      .writeHead(404, { 'content-type': 'application/json' })
      .end('{"error":{"message":"no such model"}}')
  })
  await using server = await start(url, ['big'])
  await vi.waitFor(() =>
    expect(
      server.runtime.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages })),
    ).rejects.toMatchObject({ name: 'ModelErrorException' }),
  )
})
