import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startBedrock, stubCredentials, upstreamKey } from '../../support/bedrock-upstream.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

/** Called by its profile alone, as Bedrock demands of it. */
const CLAUDE = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const NOVA = 'amazon.nova-lite-v1:0'

let bedrock: Started
let front: Started
const startFront = (endpoint: string) =>
  startOutcrop({
    backends: { real: { type: 'bedrock', endpoint } },
    models: [{ model: '*', backends: ['real'] }],
  })

beforeAll(async () => {
  stubCredentials()
  bedrock = await startBedrock()
  front = await startFront(bedrock.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all([front.close(), bedrock.close()])
})

const input = (modelId: string): ConverseCommandInput => ({
  modelId,
  system: [{ text: 'Be brief.' }],
  messages: [{ role: 'user', content: [{ text: 'Say hello to the people of Paris.' }] }],
  inferenceConfig: { maxTokens: 100 },
})

const nativeBodies: Record<string, object> = {
  [CLAUDE]: {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Say hello to the people of Paris.' }],
  },
  [NOVA]: {
    schemaVersion: 'messages-v1',
    messages: [{ role: 'user', content: [{ text: 'Say hello to the people of Paris.' }] }],
    inferenceConfig: { maxTokens: 100 },
  },
}

const all = async <Event>(events: AsyncIterable<Event> | undefined): Promise<Event[]> => {
  const list: Event[] = []
  for await (const event of events ?? []) list.push(event)
  return list
}

describe.each([CLAUDE, NOVA])('%s through the real service', modelId => {
  test('Converse', async () => {
    const answer = await front.runtime.send(new ConverseCommand(input(modelId)))
    const direct = await signedConverse(input(modelId))
    expect(answer.output).toEqual(direct.output)
    expect(answer.usage).toEqual(direct.usage)
    expect(answer.stopReason).toBe('end_turn')
  })

  test('ConverseStream', async () => {
    const { stream } = await front.runtime.send(new ConverseStreamCommand(input(modelId)))
    const kinds = (await all(stream)).map(event => Object.keys(event)[0])
    expect(kinds[0]).toBe('messageStart')
    expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
    expect(kinds.filter(kind => kind === 'messageStop')).toHaveLength(1)
  })

  test('InvokeModel', async () => {
    const { body, contentType } = await front.runtime.send(
      new InvokeModelCommand({ modelId, body: JSON.stringify(nativeBodies[modelId]) }),
    )
    expect(contentType).toBe('application/json')
    const text = JSON.stringify(JSON.parse(body.transformToString()))
    expect(text).toMatch(/hello/i)
  })

  test('InvokeModelWithResponseStream', async () => {
    const { body } = await front.runtime.send(
      new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(nativeBodies[modelId]) }),
    )
    const chunks = (await all(body)).map(({ chunk }) =>
      JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()),
    )
    expect(chunks.length).toBeGreaterThan(2)
    expect(chunks.at(-1)).toHaveProperty(['amazon-bedrock-invocationMetrics', 'outputTokenCount'])
  })
})

/** Straight to the upstream, with its key. */
const signedConverse = async (request: ConverseCommandInput) => {
  const client = new BedrockRuntimeClient({
    endpoint: bedrock.url,
    region: 'us-east-1',
    credentials: { ...upstreamKey },
  })
  try {
    return await client.send(new ConverseCommand(request))
  } finally {
    client.destroy()
  }
}

describe('what goes wrong', () => {
  const headersOf = async (url: string, body: string) => {
    const response = await fetch(`${url}/model/${encodeURIComponent(NOVA)}/invoke`, { method: 'POST', body })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }

  test('a native body that the model refuses is refused in Bedrock’s own words', async () => {
    const through = await headersOf(front.url, '{"messages":7}')
    expect(through.status).toBe(400)
    expect(through.headers.get('x-amzn-errortype')).toMatch(/^ValidationException:/)
    expect(through.body).toContain('Malformed input request')
    expect(through.headers.get('x-outcrop-hint')).toMatch(/^The upstream of the backend real answered so/)
  })

  test('credentials that AWS refuses are the operator’s matter, and no part of them is shown', async () => {
    const secret = 'a-secret-that-the-upstream-does-not-know'
    stubCredentials({ accessKeyId: 'AKIAUPSTREAM00000001', secretAccessKey: secret })
    const other = await startFront(bedrock.url)
    const { status, headers, body } = await headersOf(other.url, JSON.stringify(nativeBodies[NOVA]))
    expect(status).toBe(503)
    expect(headers.get('x-amzn-errortype')).toMatch(/^ServiceUnavailableException:/)
    expect(headers.get('x-outcrop-hint')).toBe(
      `AWS refuses the credentials of the backend real: InvalidSignatureException. Whoever runs this server has to mend them; its log says more (AWS request ${/request ([\w-]+)/.exec(headers.get('x-outcrop-hint') ?? '')?.[1]}).`,
    )
    expect(body + [...headers].join()).not.toContain(secret)
    stubCredentials()
    await other.close()
  })

  test('a server without credentials says so', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined)
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    const other = await startFront(bedrock.url)
    const { status, headers } = await headersOf(other.url, JSON.stringify(nativeBodies[NOVA]))
    expect(status).toBe(503)
    expect(headers.get('x-outcrop-hint')).toContain('own AWS credentials could not be read')
    stubCredentials()
    await other.close()
  })
})
