import { once } from 'node:events'
import http from 'node:http'
import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, describe, expect, test } from 'vitest'
import { createCredentials } from '../../src/access/credentials.ts'
import { systemClock } from '../../src/clock.ts'
import { modelErrorException, throttlingException, UNEXPECTED_ERROR } from '../../src/errors.ts'
import { createHttpServer, type HttpServer } from '../../src/http/listen.ts'
import type { Logger } from '../../src/log.ts'
import type { AnyOperation, RequestContext, Services } from '../../src/operations/operation.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import { createHandle } from '../../src/wire/handle.ts'
import { noOperations, send } from '../support/wire.ts'

const lines: { level: string; fields: Record<string, unknown>; message: string }[] = []
const keep = (level: string) => (fields: object, message: string) =>
  void lines.push({ level, fields: fields as Record<string, unknown>, message })
const log: Logger = { debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }

const wire = (runtime: Record<string, AnyOperation>) =>
  createHandle({
    operations: { ...noOperations, 'bedrock-runtime': runtime },
    services: {} as Services, // none of these operations asks for one
    authenticate: createAuthenticate({
      required: false,
      account: '123456789012',
      credentials: createCredentials([], []),
      clock: systemClock,
    }),
    account: '123456789012',
    region: 'us-east-1',
    bodyBytes: 1_000_000,
    faults: { find: () => undefined },
    log,
  })

let server: HttpServer | undefined
afterEach(async () => {
  lines.length = 0
  await server?.close()
  server = undefined
})

const listen = async (runtime: Record<string, AnyOperation>) => {
  server = createHttpServer({
    handle: wire(runtime),
    limits: { bodyBytes: 1_000_000, headerBytes: 16_384, connections: 100, streamsPerConnection: 100 },
    timeouts: { headers: 5_000, body: 5_000, idle: 5_000, drain: 100 },
    log,
  })
  return server.listen({ host: '127.0.0.1', port: 0 })
}

const body = Buffer.from('{"messages":[{"role":"user","content":[{"text":"hi"}]}]}')
const call = { method: 'POST', target: '/model/amazon.nova-lite-v1%3A0/converse', headers: {}, body }

test('an operation that no description has is an error at start, by name', () => {
  expect(() => wire({ Conversed: async () => ({}) })).toThrow('bedrock-runtime/Conversed')
})

test('an operation that is not built answers 501 with its name and where to look', async () => {
  expect(await send(wire({}), call)).toMatchObject({
    status: 501,
    headers: { 'x-amzn-errortype': expect.stringMatching(/^NotImplementedException:/) },
    body: { message: expect.stringMatching(/^Converse .*docs\/coverage\.md/) },
  })
})

test('every answer has a request ID of its own, and the log line of a refusal has the same', async () => {
  const handle = wire({})
  const [first, second] = [await send(handle, call), await send(handle, call)]
  const id = first.headers['x-amzn-requestid']
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(second.headers['x-amzn-requestid']).not.toBe(id)
  expect(lines[0]).toMatchObject({
    level: 'info',
    fields: { requestId: id, operation: 'Converse', error: 'NotImplementedException' },
  })
})

test('an exception keeps its name, status and text; its hint goes beside them', async () => {
  const handle = wire({
    Converse: async () => {
      throw throttlingException('Too many requests, please wait before trying again.', { hint: 'Größe: 5' })
    },
  })
  expect(await send(handle, call)).toMatchObject({
    status: 429,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': 'ThrottlingException:http://internal.amazon.com/coral/com.amazon.bedrock/',
      'x-outcrop-hint': 'Gr??e: 5',
    },
    body: { message: 'Too many requests, please wait before trying again.' },
  })
})

test('a defect is an internal error: the log has its cause, the client has not', async () => {
  const handle = wire({
    Converse: async () => {
      throw new TypeError('the password is hunter2')
    },
  })
  const answer = await send(handle, call)
  expect(answer).toMatchObject({ status: 500, body: { message: UNEXPECTED_ERROR } })
  expect(JSON.stringify(answer)).not.toContain('hunter2')
  expect(lines[0]).toMatchObject({
    level: 'error',
    fields: { cause: { message: 'the password is hunter2' } },
  })
})

test('a dependency that failed is a warning with its cause, which the client does not get', async () => {
  const handle = wire({
    Converse: async () => {
      throw modelErrorException('The model failed.', {
        cause: new Error('connect ECONNREFUSED 10.0.0.7:5432'),
      })
    },
  })
  const answer = await send(handle, call)
  expect(answer).toMatchObject({ status: 424, body: { message: 'The model failed.' } })
  expect(JSON.stringify(answer)).not.toContain('10.0.0.7')
  expect(lines[0]).toMatchObject({
    level: 'warn',
    fields: { cause: { message: 'connect ECONNREFUSED 10.0.0.7:5432' } },
  })
})

test('what an operation adds to the answer is there', async () => {
  const handle = wire({
    Converse: async (_: never, { answer, region, account, principal }: RequestContext) => {
      answer.header('x-outcrop-backend', 'none')
      answer.hint('Set maxTokens.')
      return { region, account, principal }
    },
  })
  expect(await send(handle, call)).toMatchObject({
    status: 200,
    headers: { 'x-outcrop-backend': 'none', 'x-outcrop-hint': 'Set maxTokens.' },
    body: { region: 'us-east-1', account: '123456789012', principal: { verified: false } },
  })
})

const clientOf = (port: number, protocol: 'h1' | 'h2') =>
  new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'me', secretAccessKey: 'any' },
    maxAttempts: 1,
    ...(protocol === 'h1' ? { requestHandler: new NodeHttpHandler() } : {}),
  })

describe.each(['h1', 'h2'] as const)('a stream over %s', protocol => {
  test('that fails after its first event ends with a modelled exception, never with a clean end', async () => {
    const { port } = await listen({
      ConverseStream: async () => ({
        stream: (async function* () {
          yield [{ messageStart: { role: 'assistant' } }]
          throw throttlingException('Too many tokens, please wait before trying again.')
        })(),
      }),
    })
    const client = clientOf(port, protocol)
    const { stream } = await client.send(
      new ConverseStreamCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] }),
    )
    const seen: string[] = []
    const drain = async () => {
      for await (const event of stream ?? []) seen.push(...Object.keys(event))
    }
    await expect(drain()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many tokens, please wait before trying again.',
    })
    expect(seen).toEqual(['messageStart'])
    expect(lines.at(-1)).toMatchObject({
      fields: { operation: 'ConverseStream', error: 'ThrottlingException' },
    })
    client.destroy()
  })

  test('that fails with something else is an internal error in a frame', async () => {
    const { port } = await listen({
      ConverseStream: async () => ({
        stream: (async function* () {
          yield [{ messageStart: { role: 'assistant' } }]
          throw new Error('the upstream is gone')
        })(),
      }),
    })
    const client = clientOf(port, protocol)
    const { stream } = await client.send(
      new ConverseStreamCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] }),
    )
    const drain = async () => {
      for await (const _ of stream ?? []);
    }
    await expect(drain()).rejects.toMatchObject({
      name: 'InternalServerException',
      message: UNEXPECTED_ERROR,
    })
    client.destroy()
  })
})

test('a client that leaves aborts the work', async () => {
  const { promise: aborted, resolve } = withResolvers<unknown>()
  const { port } = await listen({
    ConverseStream: async (_: never, { signal }: RequestContext) => ({
      stream: (async function* () {
        yield [{ messageStart: { role: 'assistant' } }]
        await once(signal, 'abort')
        resolve(signal.aborted)
      })(),
    }),
  })
  const request = http.request({
    port,
    method: 'POST',
    path: '/model/amazon.nova-lite-v1%3A0/converse-stream',
  })
  request.end(body)
  const [response] = await once(request, 'response')
  await once(response, 'data')
  request.destroy()
  expect(await aborted).toBe(true)
})

const withResolvers = <Value>() => {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
