import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseRequest,
  ConverseStreamCommand,
  type InvokeModelRequest,
} from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createBedrockBackend } from '../../../src/backends/bedrock/create-bedrock-backend.ts'
import { bedrock } from '../../../src/backends/bedrock.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { answer, everyBlock } from '../../support/answers.ts'
import { backendSetup, stubCredentials, upstreamKey } from '../../support/bedrock-upstream.ts'
import { chunkFrame, eventFrame, messageFrames } from '../../support/frames.ts'
import { call } from '../call.ts'
import { failure, type Received, serveHttp, until } from '../upstream/serve.ts'

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0'
const hello: ConverseRequest = { modelId: HAIKU, messages: [{ role: 'user', content: [{ text: 'Hello?' }] }] }

const backends: Backend[] = []
beforeAll(() => stubCredentials())
afterEach(async () => {
  await Promise.all(backends.splice(0).map(backend => backend.close?.()))
})
afterAll(() => {
  vi.unstubAllEnvs()
})

const connect = async (endpoint: string) => {
  const settings = v.parse(v.strictObject(bedrock.settings), { endpoint })
  const backend = await createBedrockBackend(settings, await backendSetup('real'))
  backends.push(backend)
  const { converse, invoke } = backend
  if (converse === undefined || invoke === undefined) throw new Error('It does not converse.')
  return {
    converse,
    invoke: async (request: InvokeModelRequest, some = {}) => {
      const generation = await invoke(request, call(some))
      if (generation === undefined) throw new Error('It does not pass bodies on.')
      return generation
    },
  }
}

/** Answers with some frames; keeps what it received. */
const serveFrames = async (frames: readonly Buffer[], headers: Record<string, string> = {}) => {
  const received: Received[] = []
  const { url } = await serveHttp((response, request) => {
    received.push(request)
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', ...headers })
    response.end(Buffer.concat(frames))
  })
  return { url, received }
}

const serveJson = async (body: unknown, headers: Record<string, string> = {}) => {
  const received: Received[] = []
  const { url } = await serveHttp((response, request) => {
    received.push(request)
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  return { url, received }
}

describe('a conversation', () => {
  const bytes = Buffer.from('bytes')
  const request: ConverseRequest = {
    modelId: `us.${HAIKU}`,
    system: [{ text: 'Ü' }, { cachePoint: { type: 'default' } }],
    messages: [
      {
        role: 'user',
        content: [
          { image: { format: 'png', source: { bytes } } },
          { document: { format: 'pdf', name: 'd', source: { bytes }, citations: { enabled: true } } },
          { guardContent: { text: { text: 'guarded', qualifiers: ['query'] } } },
          { text: 'Read it.' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { reasoningContent: { redactedContent: bytes } },
          { toolUse: { toolUseId: 't', name: 'n', input: { deep: [1, { null: null }], text: 'ü' } } },
        ],
      },
      {
        role: 'user',
        content: [
          {
            toolResult: {
              toolUseId: 't',
              content: [{ json: { a: 1 } }, { image: { format: 'png', source: { bytes } } }],
              status: 'success',
            },
          },
        ],
      },
    ],
    inferenceConfig: { maxTokens: 5, temperature: 0.25, stopSequences: ['x'] },
    toolConfig: { tools: [{ toolSpec: { name: 'n', inputSchema: { json: { type: 'object' } } } }] },
    additionalModelRequestFields: { top_k: 5, thinking: { type: 'disabled' } },
    additionalModelResponseFieldPaths: ['/stop_sequence'],
    requestMetadata: { team: 'support' },
    performanceConfig: { latency: 'standard' },
    serviceTier: { type: 'default' },
    promptVariables: { name: { text: 'value' } },
  }

  test('is asked for in the very bytes of the SDK', async () => {
    const { url, received } = await serveJson(answer([{ text: 'Hi.' }]))
    const { converse } = await connect(url)
    await converse(request, call({ streaming: false }))
    const options = { endpoint: url, region: 'us-east-1', credentials: { ...upstreamKey }, maxAttempts: 1 }
    const client = new BedrockRuntimeClient({ ...options, requestHandler: new NodeHttpHandler() })
    await client.send(new ConverseCommand(request))
    client.destroy()
    const [ours, theirs] = received
    expect(ours?.path).toBe(theirs?.path)
    expect(JSON.parse(ours?.body ?? '')).toEqual(JSON.parse(theirs?.body ?? ''))
    expect(ours?.headers['content-type']).toBe(theirs?.headers['content-type'])
  })

  test('is asked of the model that the route names, or as it was called', async () => {
    const { url, received } = await serveJson(answer([{ text: 'Hi.' }]))
    const { converse } = await connect(url)
    const streaming = false
    await converse(hello, call({ streaming, profile: `us.${HAIKU}` }))
    await converse({ ...hello, modelId: `eu.${HAIKU}` }, call({ streaming, profile: `us.${HAIKU}` }))
    expect(received.map(({ path }) => path.split('/')[3])).toEqual([
      `us.${HAIKU.replace(':', '%3A')}`,
      `eu.${HAIKU.replace(':', '%3A')}`,
    ])
  })

  test('is answered with everything that Bedrock said', async () => {
    const response = answer(everyBlock, { additionalModelResponseFields: { stop_sequence: null } })
    const redacted = JSON.parse(JSON.stringify(response), (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'data' in value
        ? Buffer.from((value as { data: number[] }).data).toString('base64')
        : value,
    )
    const { url } = await serveJson({ ...redacted, newMember: { bytes: 'QUJD' } })
    const { served, events } = await (await connect(url)).converse(hello, call({ streaming: false }))
    expect(served).toEqual({ backend: 'real', cachesPrompts: true })
    expect(await collect(events)).toEqual({ ...response, newMember: { bytes: 'QUJD' } })
  })

  test('is streamed with the members that nobody here knows, and without the events', async () => {
    const { url } = await serveFrames([eventFrame('newEvent', { new: true }), ...messageFrames('Hi.')])
    const { events } = await (await connect(url)).converse(hello, call())
    const list = []
    for await (const batch of events) list.push(...batch)
    expect(list.map(event => Object.keys(event)[0])).not.toContain('newEvent')
    expect(list[1]).toEqual({
      contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'Hi.' }, p: 'abcdefgh' },
    })
  })

  test('whose answer is no answer has failed', async () => {
    for (const body of ['', 'null', '{}', '<html>', '{"output":{"message":{}}}']) {
      const { url } = await serveJson(body)
      const { converse } = await connect(url)
      expect(await failure(converse(hello, call({ streaming: false })))).toMatchObject({
        name: 'ModelErrorException',
      })
    }
  })

  test('that is aborted closes the connection', async () => {
    let closed = 0
    const { url } = await serveHttp(response => {
      response.once('close', () => closed++)
      response.writeHead(200).write(messageFrames()[0])
    })
    const { converse } = await connect(url)
    const controller = new AbortController()
    const { events } = await converse(hello, call({ signal: controller.signal }))
    expect(closed).toBe(0)
    controller.abort(new Error('gone'))
    await until(() => closed === 1)
    await expect(collect(events)).rejects.toThrow('gone')
  })

  test('that its reader leaves closes the connection, whether he read or not', async () => {
    let closed = 0
    const { url } = await serveHttp(response => {
      response.once('close', () => closed++)
      response.writeHead(200).write(messageFrames()[0])
    })
    const { converse } = await connect(url)
    for (const reads of [0, 1]) {
      const iterator = (await converse(hello, call())).events[Symbol.asyncIterator]()
      for (let read = 0; read < reads; read++) await iterator.next()
      expect(closed).toBe(reads)
      await iterator.return?.()
      await until(() => closed === reads + 1)
    }
  })
})

describe('a native body', () => {
  /** Not JSON, and not even text. */
  const odd = Buffer.from([0, 255, 123, 10, 200, 34])

  test('goes and comes byte for byte, with what Bedrock counts', async () => {
    let sent: Buffer | undefined
    const { url } = await serveHttp((response, { body, headers }) => {
      sent = Buffer.from(body)
      response.writeHead(200, {
        'content-type': 'application/x-thing',
        'x-amzn-bedrock-input-token-count': '7',
        'x-amzn-bedrock-output-token-count': '2',
        'x-seen': headers['x-amzn-bedrock-trace'] ?? '',
      })
      response.end(odd)
    })
    const { invoke } = await connect(url)
    const body = Buffer.from('{ "odd" :1.0}\n')
    const { served, contentType, usage, chunks } = await invoke(
      { modelId: HAIKU, body, trace: 'ENABLED' },
      { streaming: false },
    )
    expect(served).toEqual({ backend: 'real', cachesPrompts: true })
    expect(contentType).toBe('application/x-thing')
    expect(usage).toEqual({ inputTokens: 7, outputTokens: 2 })
    const answered: Uint8Array[] = []
    for await (const batch of chunks) answered.push(...batch)
    expect(Buffer.concat(answered)).toEqual(odd)
    expect(sent).toEqual(body)
  })

  test('is streamed in the bytes of each chunk', async () => {
    const { url, received } = await serveFrames(
      [chunkFrame(odd), eventFrame('newEvent', {}), chunkFrame('{"b": 2 }')],
      { 'x-amzn-bedrock-content-type': 'application/json' },
    )
    const { invoke } = await connect(url)
    const { contentType, chunks } = await invoke({
      modelId: HAIKU,
      body: Buffer.from('{}'),
      accept: 'application/json',
    })
    expect(contentType).toBe('application/json')
    const answered: Uint8Array[] = []
    for await (const batch of chunks) answered.push(...batch)
    expect(answered).toEqual([odd, Buffer.from('{"b": 2 }')])
    expect(received[0]?.path).toContain('/invoke-with-response-stream')
    expect(received[0]?.headers['x-amzn-bedrock-accept']).toBe('application/json')
  })
})

/** Only here, so that the SDK's name for the operation is checked too. */
test('the paths are those of the SDK', async () => {
  const { url, received } = await serveFrames(messageFrames())
  const { converse } = await connect(url)
  await collect((await converse(hello, call())).events)
  const options = { endpoint: url, region: 'us-east-1', credentials: { ...upstreamKey }, maxAttempts: 1 }
  const client = new BedrockRuntimeClient({ ...options, requestHandler: new NodeHttpHandler() })
  const { stream } = await client.send(new ConverseStreamCommand(hello as { modelId: string }))
  for await (const _ of stream ?? []);
  client.destroy()
  expect(received[0]?.path).toBe(received[1]?.path)
  expect(received[0]?.body).toBe(received[1]?.body)
})
