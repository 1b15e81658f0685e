import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createSagemakerBackend } from '../../../src/backends/sagemaker/create-sagemaker-backend.ts'
import { sagemaker } from '../../../src/backends/sagemaker.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSetup, stubCredentials } from '../../support/bedrock-upstream.ts'
import { exceptionFrame } from '../../support/frames.ts'
import { partFrame, type SagemakerServer, serveSagemaker } from '../../support/serve-sagemaker.ts'
import { startOutcrop } from '../../support/start-outcrop.ts'
import { call } from '../call.ts'
import { serveOpenai, toEvent } from '../openai-compatible/serve-openai.ts'
import { failure, serveHttp, until } from '../upstream/serve.ts'

const LLAMA = 'meta.llama3-1-8b-instruct-v1:0'
const hello: ConverseRequest = {
  modelId: LLAMA,
  messages: [{ role: 'user', content: [{ text: 'Say hello.' }] }],
}
const schema = v.strictObject(sagemaker.settings)

const closing: (() => Promise<unknown> | undefined)[] = []
beforeAll(() => stubCredentials())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => {
  vi.unstubAllEnvs()
})

const connect = async (endpoint: string, some: Partial<v.InferInput<typeof schema>> = {}) => {
  const settings = v.parse(schema, { endpointName: 'chat', endpoint, ...some })
  const backend: Backend = await createSagemakerBackend(settings, await backendSetup('gpu'))
  closing.push(() => backend.close?.())
  const { converse } = backend
  if (converse === undefined) throw new Error('It does not converse.')
  return converse
}

/** An endpoint whose container is answered by the embedded model. */
const serve = async (): Promise<SagemakerServer & { readonly asked: () => unknown[] }> => {
  const container = await serveOpenai()
  const endpoint = await serveSagemaker(`${container.url}/chat/completions`)
  closing.push(() => endpoint.close())
  return { ...endpoint, asked: () => container.received.map(({ json }) => json) }
}

describe('an invocation', () => {
  test('goes to the operation of each kind, with what chooses where it runs', async () => {
    const endpoint = await serve()
    const converse = await connect(endpoint.url, {
      inferenceComponentName: 'llama-8b',
      targetVariant: 'blue',
      model: 'llama',
    })
    await collect((await converse(hello, call())).events)
    await collect((await converse(hello, call({ streaming: false }))).events)
    expect(endpoint.received.map(({ path }) => path)).toEqual([
      '/endpoints/chat/invocations-response-stream',
      '/endpoints/chat/invocations',
    ])
    for (const { headers } of endpoint.received)
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-amzn-sagemaker-inference-component': 'llama-8b',
        'x-amzn-sagemaker-target-variant': 'blue',
      })
    expect(endpoint.asked()).toEqual([
      expect.objectContaining({ model: 'llama', stream: true }),
      expect.objectContaining({ model: 'llama', stream: false }),
    ])
  })

  test('names the model as the route does, and not at all where nobody does', async () => {
    const endpoint = await serve()
    const converse = await connect(endpoint.url)
    const streaming = false
    await collect((await converse(hello, call({ streaming, profile: `us.${LLAMA}` }))).events)
    await collect(
      (await converse({ ...hello, modelId: 'Qwen/Qwen3-8B' }, call({ streaming, profile: LLAMA }))).events,
    )
    expect(endpoint.asked()).toEqual([
      expect.not.objectContaining({ model: expect.anything() }),
      expect.objectContaining({ model: 'Qwen/Qwen3-8B' }),
    ])
  })

  test('that the container refuses is refused in its words', async () => {
    const { url } = await serveHttp(response =>
      response.writeHead(400).end('{"error":{"message":"The prompt is too long."}}'),
    )
    const endpoint = await serveSagemaker(url)
    closing.push(() => endpoint.close())
    const converse = await connect(endpoint.url)
    for (const streaming of [true, false])
      expect(await failure(converse(hello, call({ streaming })))).toMatchObject({
        name: 'ValidationException',
        message: 'The model returned the following errors: The prompt is too long.',
      })
  })

  test('of an endpoint that is not there, or with credentials that are refused, is a failure here', async () => {
    const endpoint = await serve()
    const other = await connect(endpoint.url, { endpointName: 'other' })
    expect(await failure(other(hello, call()))).toMatchObject({
      name: 'ModelErrorException',
      hint: expect.stringContaining('backends.gpu.endpointName'),
    })
    stubCredentials({ accessKeyId: 'AKIAUPSTREAM00000001', secretAccessKey: 'wrong-secret' })
    const converse = await connect(endpoint.url)
    expect(await failure(converse(hello, call()))).toMatchObject({
      name: 'ServiceUnavailableException',
      hint: expect.stringContaining('refuses the credentials'),
    })
    stubCredentials()
  })
})

describe('a stream', () => {
  const chunk = (text: string) =>
    toEvent({ choices: [{ index: 0, delta: { role: 'assistant', content: text }, finish_reason: null }] })
  const end = toEvent({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })

  const serveParts = async (frames: readonly Buffer[], leave = false) => {
    let closed = 0
    const { url } = await serveHttp(response => {
      response.once('close', () => closed++)
      response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
      response.write(Buffer.concat(frames))
      if (!leave) response.end()
    })
    return { url, closed: () => closed }
  }

  const read = async (frames: readonly Buffer[]) => {
    const { url } = await serveParts(frames)
    const texts: string[] = []
    try {
      const { events } = await (await connect(url))(hello, call())
      for await (const batch of events)
        for (const { contentBlockDelta } of batch) texts.push(contentBlockDelta?.delta?.text ?? '')
    } catch (error) {
      return { texts: texts.filter(text => text !== ''), error }
    }
    return { texts: texts.filter(text => text !== ''), error: undefined }
  }

  test('is counted where the container counts nothing', async () => {
    const { url } = await serveParts([chunk('Hello '), chunk('there.'), end].map(partFrame))
    const { events } = await (await connect(url))(hello, call({ inputTokens: 11 }))
    const { usage, stopReason } = await collect(events)
    expect(stopReason).toBe('end_turn')
    expect(usage?.inputTokens).toBe(11)
    expect(usage?.outputTokens).toBeGreaterThan(0)
  })

  test('of lines of JSON is one too', async () => {
    const lines = [chunk('Hello '), chunk('there.'), end].map(event => event.slice('data: '.length, -1))
    expect(await read([partFrame(lines.join(''))])).toEqual({ texts: ['Hello ', 'there.'], error: undefined })
  })

  test('that is cut is an exception after what came, once', async () => {
    const failed = expect.objectContaining({ name: 'ModelStreamErrorException' })
    const parts = [chunk('Hello '), chunk('there.')].map(partFrame)
    const texts = ['Hello ', 'there.']
    expect(await read(parts)).toEqual({ texts, error: failed })
    expect(await read([...parts, partFrame(end).subarray(0, 40)])).toEqual({ texts, error: failed })
    const broken = exceptionFrame('ModelStreamError', { Message: 'Reset.', ErrorCode: 'StreamBroken' })
    expect(await read([...parts, broken])).toEqual({
      texts,
      error: expect.objectContaining({
        name: 'ModelStreamErrorException',
        hint: expect.stringContaining('StreamBroken: Reset.'),
      }),
    })
  })

  test('that fails before anything came is a call that fails', async () => {
    const failed = expect.objectContaining({ name: 'ModelErrorException' })
    expect(await read([])).toEqual({ texts: [], error: failed })
    expect(await read([exceptionFrame('ModelStreamError', {})])).toEqual({ texts: [], error: failed })
    expect(await read([partFrame('<html>')])).toEqual({ texts: [], error: failed })
  })

  test('that nobody reads any more is closed', async () => {
    const { url, closed } = await serveParts([partFrame(chunk('Hello '))], true)
    const controller = new AbortController()
    const { events } = await (await connect(url))(hello, call({ signal: controller.signal }))
    controller.abort(new Error('gone'))
    await until(() => closed() === 1)
    await expect(collect(events)).rejects.toThrow('gone')
  })
})

test('every door of Bedrock leads to an endpoint', async () => {
  const endpoint = await serve()
  await using front = await startOutcrop({
    backends: { gpu: { type: 'sagemaker', endpointName: 'chat', endpoint: endpoint.url } },
    models: [{ model: 'meta.*', backends: ['gpu'] }],
  })
  const { runtime } = front
  const modelId = `us.${LLAMA}`
  const messages = [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }]
  const whole = await runtime.send(new ConverseCommand({ modelId, messages }))
  expect(whole.stopReason).toBe('end_turn')
  const { stream } = await runtime.send(new ConverseStreamCommand({ modelId, messages }))
  const kinds: (string | undefined)[] = []
  for await (const event of stream ?? []) kinds.push(Object.keys(event)[0])
  expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
  const body = JSON.stringify({ prompt: 'Say hello.', max_gen_len: 50 })
  const native = await runtime.send(new InvokeModelCommand({ modelId, body }))
  expect(JSON.parse(native.body.transformToString())).toMatchObject({ stop_reason: 'stop' })
  const streamed = await runtime.send(new InvokeModelWithResponseStreamCommand({ modelId, body }))
  let last: unknown
  for await (const { chunk } of streamed.body ?? [])
    last = JSON.parse(Buffer.from(chunk?.bytes ?? []).toString())
  expect(last).toHaveProperty(['amazon-bedrock-invocationMetrics', 'outputTokenCount'])
})
