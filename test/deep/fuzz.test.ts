import http from 'node:http'
import http2 from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDescriptions } from '../../src/wire/api.ts'
import { createExampleInputs } from '../support/example-input.ts'
import { type ExampleRequest, toRequest } from '../support/example-request.ts'
import { createExampleStrings } from '../support/example-string.ts'
import { type Spawned, spawnOutcrop } from '../support/spawn-outcrop.ts'
import { createRandom, garbage, mutations, type Random } from './mutate.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 50_000)
const CONCURRENCY = Number(process.env.FUZZ_CONCURRENCY ?? 24)
const SEED = Number(process.env.FUZZ_SEED ?? 20261121)

/** A verifying server refuses most at the door, so most requests go to one that lets anyone in. */
let open: Spawned
let verifying: Spawned
beforeAll(async () => {
  open = await spawnOutcrop([], { OUTCROP_QUOTAS_MODE: 'observe' })
  verifying = await spawnOutcrop(['--preset', 'gateway'], { OUTCROP_QUOTAS_MODE: 'observe' })
})
afterAll(async () => {
  await open.close()
  await verifying.close()
})

const examples = (): ExampleRequest[] => {
  const strings = createExampleStrings(SEED)
  return loadDescriptions().flatMap(description => {
    const inputs = createExampleInputs(description.shapes, strings)
    return Object.entries(description.operations).flatMap(([name, { input }]) =>
      input === null
        ? [toRequest(description, name, {})]
        : [inputs.minimal(input), inputs.full(input)].map(each =>
            toRequest(description, name, each as object),
          ),
    )
  })
}

/** Calls that the built operations answer, so that mutations reach behind validation. */
const built = (): ExampleRequest[] => {
  const model = encodeURIComponent('us.anthropic.claude-haiku-4-5-20251001-v1:0')
  const headers = { 'content-type': 'application/json' }
  const conversation = {
    system: [{ text: 'Be brief.' }],
    messages: [
      { role: 'user', content: [{ text: 'Summarise in 2 bullets: we moved to Kong. We ship in May.' }] },
    ],
    inferenceConfig: { maxTokens: 50, temperature: 0.2, stopSequences: ['END'] },
    toolConfig: {
      tools: [
        {
          toolSpec: {
            name: 'look_up',
            inputSchema: { json: { type: 'object', properties: { id: { type: 'string' } } } },
          },
        },
      ],
    },
    additionalModelRequestFields: { top_k: 5 },
  }
  const native = {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 40,
    system: 'x',
    messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
  }
  const post = (operation: string, body: object) => ({
    method: 'POST',
    target: `/model/${model}/${operation}`,
    headers,
    body: Buffer.from(JSON.stringify(body)),
  })
  return [
    post('converse', conversation),
    post('converse-stream', conversation),
    post('invoke', native),
    post('invoke-with-response-stream', native),
    { method: 'GET', target: '/foundation-models?byProvider=amazon', headers: {}, body: Buffer.alloc(0) },
    {
      method: 'GET',
      target: '/foundation-models/amazon.nova-lite-v1%3A0',
      headers: {},
      body: Buffer.alloc(0),
    },
  ]
}

interface Seen {
  readonly status: number
  readonly error: string
  readonly text: string
}

const overHttp1 = (port: number, agent: http.Agent, { method, target, headers, body }: ExampleRequest) =>
  new Promise<Seen>(resolve => {
    const gone = (error: Error) => resolve({ status: 0, error: error.message, text: '' })
    try {
      const request = http.request(
        {
          port,
          host: '127.0.0.1',
          agent,
          method,
          path: target,
          headers: { ...headers, 'content-length': body.length },
        },
        response => {
          const chunks: Buffer[] = []
          response.on('data', chunk => chunks.push(chunk))
          response.on('error', gone)
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              error: String(response.headers['x-amzn-errortype'] ?? '').split(':')[0] ?? '',
              text: Buffer.concat(chunks).toString(),
            }),
          )
        },
      )
      request.on('error', gone)
      request.end(body)
    } catch (error) {
      gone(error as Error)
    }
  })

const overHttp2 = (session: http2.ClientHttp2Session, { method, target, headers, body }: ExampleRequest) =>
  new Promise<Seen>(resolve => {
    const gone = (error: Error) => resolve({ status: 0, error: error.message, text: '' })
    const { host = '127.0.0.1', expect: _, ...others } = headers
    const stream = session.request(
      { ':method': method, ':path': target, ':authority': host, ...others },
      { endStream: false },
    )
    const chunks: Buffer[] = []
    let seen = { status: 0, error: '' }
    stream.on('response', answer => {
      seen = {
        status: Number(answer[':status']),
        error: String(answer['x-amzn-errortype'] ?? '').split(':')[0] ?? '',
      }
    })
    stream.on('data', chunk => chunks.push(chunk))
    stream.on('error', gone)
    stream.on('close', () => resolve({ ...seen, text: Buffer.concat(chunks).toString() }))
    stream.end(body)
  })

/** How far a request came. */
const stageOf = ({ status, error, text }: Seen): string => {
  if (status === 0) return 'connection'
  if (status === 200) return 'answered'
  if (error === 'UnknownOperationException') return 'route'
  if (/Signature|Token|UnrecognizedClient|Authentication/.test(error + text)) return 'authenticate'
  if (error === 'SerializationException') return 'decode'
  if (/validation errors? detected/.test(text)) return 'validate'
  if (error === '' || error === 'BadRequestException') return 'http'
  return 'operation'
}

const next = (
  valid: readonly ExampleRequest[],
  answered: readonly ExampleRequest[],
  random: Random,
): ExampleRequest => {
  if (random.below(5) === 0) return garbage(random)
  const request = random.below(3) === 0 ? random.pick(answered) : random.pick(valid)
  return random.pick(Object.values(mutations))(request, random)
}

test(`${REQUESTS} requests, four in five a valid one with one mutation`, { timeout: 900_000 }, async () => {
  const random = createRandom(SEED)
  const valid = examples()
  const answered = built()
  const canary = answered[0] as ExampleRequest
  expect(valid.length).toBeGreaterThan(400)

  const agent = new http.Agent({ keepAlive: true, maxSockets: CONCURRENCY + 1 })
  const canaryAgent = new http.Agent({ keepAlive: true })
  let session: http2.ClientHttp2Session | undefined
  const openSession = () => {
    if (session === undefined || session.closed || session.destroyed) {
      session = http2.connect(`http://127.0.0.1:${open.port}`)
      session.on('error', () => {})
      session.on('goaway', () => session?.close())
    }
    return session
  }

  const reach = new Map<string, number>()
  const faults: string[] = []
  const waits: number[] = []
  let sent = 0
  const run = async () => {
    while (sent < REQUESTS) {
      const index = sent++
      const request = next(valid, answered, random)
      const seen =
        index % 4 === 0
          ? await overHttp2(openSession(), request)
          : await overHttp1(index % 10 === 1 ? verifying.port : open.port, agent, request)
      const stage = stageOf(seen)
      reach.set(stage, (reach.get(stage) ?? 0) + 1)
      if (seen.status >= 500 && !(seen.status === 501 && seen.error === 'NotImplementedException')) {
        faults.push(
          `${seen.status} ${seen.text.slice(0, 200)} for ${request.method} ${request.target.slice(0, 200)} ${request.body.toString().slice(0, 300)}`,
        )
      }
      if (index % 250 === 0) {
        const start = performance.now()
        const alive = await overHttp1(open.port, canaryAgent, canary)
        waits.push(performance.now() - start)
        if (alive.status !== 200)
          faults.push(`the canary was answered ${alive.status} ${alive.error} after ${index}`)
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, run))
  session?.close()
  agent.destroy()
  canaryAgent.destroy()

  waits.sort((a, b) => a - b)
  const at = (share: number) => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0)
  process.stdout.write(
    `seed ${SEED}; reach: ${[...reach]
      .sort((a, b) => b[1] - a[1])
      .map(([stage, count]) => `${stage} ${count}`)
      .join(', ')}; canary p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms\n`,
  )
  expect([open.ended(), verifying.ended()]).toEqual([undefined, undefined])
  expect(faults).toEqual([])
  for (const stage of ['route', 'authenticate', 'decode', 'validate', 'operation', 'answered']) {
    expect(reach.get(stage) ?? 0, `requests that reached ${stage}`).toBeGreaterThan(REQUESTS / 200)
  }
  expect(reach.get('connection') ?? 0).toBeLessThan(REQUESTS / 20)
})
