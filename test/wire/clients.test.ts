import { readFileSync } from 'node:fs'
import { connect } from 'node:http2'
import { json } from 'node:stream/consumers'
import {
  BedrockClient,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
} from '@aws-sdk/client-bedrock'
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { NodeHttp2Handler, NodeHttpHandler } from '@smithy/node-http-handler'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCredentials } from '../../src/access/credentials.ts'
import { createAuthenticate } from '../../src/wire/authenticate.ts'
import { bytesOf, exchangeRaw } from '../support/exchange-raw.ts'
import { expectAnswer } from '../support/expect-answer.ts'
import { receiveCall } from '../support/receive-call.ts'
import { current, header, recorded, recording } from '../support/recorded-calls.ts'
import { jsonOf } from '../support/send-call.ts'
import type { Call } from '../support/sign.ts'
import { BODY, base, edit, key, signed, temporary } from '../support/signed-calls.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

type Recordings = [recording: string, operation: keyof typeof expectAnswer][]

const verified: Recordings = [
  ['ai-sdk-converse', 'Converse'],
  ['ai-sdk-converse-stream', 'ConverseStream'],
  ['anthropic-js-invoke-model', 'InvokeModel'],
  ['anthropic-js-invoke-model-arn', 'InvokeModel'],
  ['anthropic-js-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['anthropic-python-invoke-model', 'InvokeModel'],
  ['anthropic-python-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['aws-cli-converse', 'Converse'],
  ['ai-sdk-rerank', 'Rerank'],
  ['aws-cli-invoke-model', 'InvokeModel'],
  ['aws-cli-list-models', 'ListFoundationModels'],
  ['boto3-converse', 'Converse'],
  ['boto3-converse-arn', 'Converse'],
  ['boto3-converse-stream', 'ConverseStream'],
  ['boto3-invoke-model', 'InvokeModel'],
  ['boto3-invoke-model-stream', 'InvokeModelWithResponseStream'],
  ['boto3-list-models', 'ListFoundationModels'],
  ['boto3-list-models-session-token', 'ListFoundationModels'],
  ['curl-list-models-sigv4', 'ListFoundationModels'],
]
const byApiKey: Recordings = [['boto3-converse-api-key', 'Converse']]
const unsigned: Recordings = [
  ['curl-converse', 'Converse'],
  ['curl-converse-upgrade', 'Converse'],
]
/** curl signs the path as it stands and the query in its own order, not as AWS does. */
const signedOtherwise: Recordings = [
  ['curl-converse-sigv4', 'Converse'],
  ['curl-list-models-query-sigv4', 'ListFoundationModels'],
]
const unknown = [
  'anthropic-mantle-messages',
  'boto3-cloudwatch',
  'boto3-service-quotas',
  'boto3-ssm',
  'boto3-sts',
  'openai-chat-completions',
]

let account: Started
let laptop: Started
beforeAll(async () => {
  account = await startOutcrop({
    preset: 'account',
    modelAccess: ['*'],
    credentials: [key, temporary],
    apiKeys: [{ key: 'a-long-term-api-key' }],
  })
  laptop = await startOutcrop()
})
afterAll(async () => {
  await account.close()
  await laptop.close()
})

const exchange = ({ port }: Started, call: Call) => exchangeRaw(port, bytesOf(call))

test('every recording is used', () => {
  const used = [...verified, ...byApiKey, ...unsigned, ...signedOtherwise]
    .map(([name]) => name)
    .concat(unknown)
  expect(used.sort()).toEqual(Object.keys(recorded).sort())
})

describe('at the time of its recording', () => {
  const principal = { arn: 'arn:aws:iam::123456789012:user/me', account: '123456789012', verified: true }
  const credentials = createCredentials(
    [key, temporary].map(each => ({ ...each, principal })),
    [],
  )

  /** Throws what the server of that time would have refused with. */
  const verify = (call: Call, body: string) => {
    const date = header(call, 'x-amz-date') ?? ''
    const now = Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))
    const authenticate = createAuthenticate({
      required: true,
      account: '',
      credentials,
      clock: { now: () => now },
    })
    authenticate(receiveCall(call)).verifyBody(Buffer.from(body))
  }

  test.each(verified)('the signature of %s holds', name => {
    const call = recording(name)
    expect(() => verify(call, call.body)).not.toThrow()
    expect(() => verify(call, `${call.body} `)).toThrow('does not match')
  })

  test.each(signedOtherwise)('the signature of %s does not', name => {
    expect(() => verify(recording(name), recording(name).body)).toThrow('does not match')
  })
})

describe('where signatures are verified', () => {
  test.each([...verified, ...byApiKey])('%s is answered', async (name, operation) => {
    const answer = await exchange(account, current(recording(name), account.port))
    expect(answer.status).toBe(200)
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/)
    expectAnswer[operation](answer)
  })

  test.each(unsigned)('%s is refused', async name => {
    const answer = await exchange(account, recording(name))
    expect(answer.status).toBe(403)
    expect(jsonOf(answer)).toEqual({ message: 'Missing Authentication Token' })
  })
})

describe('on a laptop, as it was recorded,', () => {
  test.each([...verified, ...byApiKey, ...unsigned, ...signedOtherwise])(
    '%s is answered',
    async (name, operation) => {
      const answer = await exchange(laptop, recording(name))
      expect(answer.status).toBe(200)
      expectAnswer[operation](answer)
    },
  )

  test.each(unknown)('%s is unknown, and the hint helps', async name => {
    const answer = await exchange(laptop, recording(name))
    expect([answer.status, answer.headers['x-amzn-errortype']?.split(':')[0]]).toEqual([
      404,
      'UnknownOperationException',
    ])
    expect(answer.headers['x-outcrop-hint']).toContain(
      recording(name).target === '/'
        ? 'CloudWatch, SSM, STS, Service Quotas'
        : 'No Bedrock operation has this path',
    )
  })
})

test('the first calls of the README are those recorded', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const python = recording('boto3-converse').body.slice('{"messages": '.length, -1)
  expect(readme).toContain('client.converse(modelId="us.anthropic.claude-haiku-4-5-20251001-v1:0"')
  expect(readme).toContain(`messages=${python}`)
  expect(readme).toContain(`http://127.0.0.1:4510${recording('curl-converse').target}`)
  expect(readme).toContain(`-d '${recording('curl-converse').body}'`)
  const [, cli = ''] = /aws bedrock-runtime converse [^`]*?--messages '(.*)'/.exec(readme) ?? []
  expect({ messages: JSON.parse(cli) }).toEqual(JSON.parse(recording('aws-cli-converse').body))
})

describe('Expect: 100-continue', () => {
  const expecting = (call: Call): string =>
    bytesOf({
      ...call,
      headers: [...call.headers, ['expect', '100-continue'], ['content-length', String(BODY.length)]],
    })

  test('invites the body of a caller who may call', async () => {
    const answer = await exchangeRaw(laptop.port, expecting(base()))
    expect([answer.interim, answer.status]).toEqual([[100], 200])
    expectAnswer.Converse(answer)
  })

  test('refuses another before its body', async () => {
    const answer = await exchangeRaw(account.port, expecting({ ...base(), body: '' }))
    expect([answer.interim, answer.status]).toEqual([[], 403])
  })
})

test('a stream in both directions is answered by name, without waiting for its end', async () => {
  const target = '/model/amazon.nova-sonic-v1%3A0/invoke-with-bidirectional-stream'
  const call = edit({ ...base(), target }, 'content-type', () => 'application/vnd.amazon.eventstream')
  const { headers } = signed({ bodyHash: 'STREAMING-AWS4-HMAC-SHA256-EVENTS' }, call)
  const session = connect(account.url)
  const { host = '', ...fields } = Object.fromEntries(headers)
  const stream = session.request({ ':method': 'POST', ':path': target, ':authority': host, ...fields })
  stream.write('the first of many frames')
  const status = new Promise(resolve => stream.on('response', response => resolve(response[':status'])))
  expect(await status).toBe(501)
  expect(await json(stream)).toEqual({
    message: 'InvokeModelWithBidirectionalStream is not implemented. See docs/coverage.md for what is.',
  })
  session.destroy()
})

test("AWS's JS SDK calls everything that is built, over both protocols at the same time", async () => {
  const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
  const { body } = recording('boto3-invoke-model')
  const input = { modelId, messages: [{ role: 'user' as const, content: [{ text: 'Say hello.' }] }] }
  const options = { endpoint: account.url, region: 'us-east-1', maxAttempts: 1 }

  const callAll = async (requestHandler: NodeHttpHandler | NodeHttp2Handler, credentials: typeof key) => {
    const runtime = new BedrockRuntimeClient({ ...options, credentials: { ...credentials }, requestHandler })
    const bedrock = new BedrockClient({ ...options, credentials: { ...credentials }, requestHandler })
    const streamed = async () => {
      let text = ''
      const { stream = [] } = await runtime.send(new ConverseStreamCommand(input))
      for await (const event of stream) text += event.contentBlockDelta?.delta?.text ?? ''
      return text
    }
    const streamedNatively = async () => {
      const { body: chunks = [], contentType } = await runtime.send(
        new InvokeModelWithResponseStreamCommand({ modelId, body }),
      )
      let text = contentType === 'application/json' ? '' : contentType
      for await (const { chunk } of chunks)
        text += JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()).delta?.text ?? ''
      return text
    }
    const converse = async () =>
      (await runtime.send(new ConverseCommand(input))).output?.message?.content?.[0]?.text
    const invoke = async () =>
      JSON.parse((await runtime.send(new InvokeModelCommand({ modelId, body }))).body.transformToString())
        .content[0].text
    const list = async () =>
      (await bedrock.send(new ListFoundationModelsCommand({}))).modelSummaries?.some(
        model => model.modelId === modelId.slice(3),
      )
    const get = async () =>
      (await bedrock.send(new GetFoundationModelCommand({ modelIdentifier: modelId.slice(3) }))).modelDetails
        ?.modelId
    const results = await Promise.all([converse(), streamed(), invoke(), streamedNatively(), list(), get()])
    requestHandler.destroy()
    return results
  }

  const rounds = Array.from({ length: 5 }, () => [
    callAll(new NodeHttpHandler(), key),
    callAll(new NodeHttp2Handler(), key),
    callAll(new NodeHttp2Handler({ disableConcurrentStreams: true }), temporary),
  ])
  const results = await Promise.all(rounds.flat())
  expect(results).toHaveLength(15)
  const [[text] = []] = results
  expect(text).toMatch(/\w/)
  for (const result of results) expect(result).toEqual([text, text, text, text, true, modelId.slice(3)])
})
