import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCredentials } from '../../../src/access/credentials.ts'
import { type AwsSettings, awsSettings } from '../../../src/backends/aws/aws-settings.ts'
import { type AwsClient, createAwsClient } from '../../../src/backends/aws/create-aws-client.ts'
import { type Clock, MovableClock, systemClock } from '../../../src/clock.ts'
import { createAuthenticate } from '../../../src/wire/authenticate.ts'
import { stubCredentials, upstreamKey } from '../../support/bedrock-upstream.ts'
import { listenLocally } from '../../support/listen-locally.ts'
import { toHttpRequest } from '../../support/wire.ts'
import { failure, type Received, serveHttp, until } from '../upstream/serve.ts'

const clients: AwsClient[] = []
beforeEach(() => stubCredentials())
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(clients.splice(0).map(client => client.close()))
})

const connect = async (endpoint: string, some: Partial<AwsSettings> = {}, clock: Clock = systemClock) => {
  const client = await createAwsClient({
    service: 'bedrock',
    host: 'bedrock-runtime',
    settings: { ...v.parse(v.strictObject(awsSettings), { endpoint }), ...some },
    setup: { name: 'real', clocks: { service: clock, wall: clock } },
    toError: ({ status, name, message }) => new Error(`${status} ${name}: ${message}`),
  })
  clients.push(client)
  return client
}

const post = (client: AwsClient, signal: AbortSignal = new AbortController().signal) =>
  client.post('/model/amazon.nova-lite-v1%3A0/converse', {
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"n":1}'),
    signal,
  })

describe('a call', () => {
  test('is signed for the path that it goes to, below that of the endpoint', async () => {
    const received: Received[] = []
    const { url, port } = await serveHttp((response, request) => {
      received.push(request)
      response.end('{}')
    })
    const { status } = await post(await connect(`${url}/`))
    expect(status).toBe(200)
    const [request] = received
    if (request === undefined) throw new Error('Nothing came.')
    expect(request.path).toBe('/v1/model/amazon.nova-lite-v1%3A0/converse')
    const authenticate = createAuthenticate({
      required: true,
      account: '123456789012',
      credentials: createCredentials(
        [
          {
            ...upstreamKey,
            principal: { arn: 'arn:aws:iam::123456789012:root', account: '1', verified: true },
          },
        ],
        [],
      ),
      clock: systemClock,
    })
    const headers = request.headers as Record<string, string>
    const sent = { method: 'POST', target: request.path, headers, body: Buffer.from(request.body) }
    const { principal, verifyBody } = authenticate(toHttpRequest(sent, `127.0.0.1:${port}`))
    verifyBody(sent.body)
    expect(principal).toMatchObject({ arn: 'arn:aws:iam::123456789012:root', verified: true })
  })

  test('is refused in the words of the service', async () => {
    const { url } = await serveHttp(response =>
      response
        .writeHead(429, { 'x-amzn-errortype': 'ThrottlingException:http://x/' })
        .end('{"message":"Too many tokens, please wait before trying again."}'),
    )
    expect((await failure(post(await connect(url)))).message).toBe(
      '429 ThrottlingException: Too many tokens, please wait before trying again.',
    )
  })

  test('is refused though the words never come whole', async () => {
    const { url } = await serveHttp(response => {
      response.writeHead(500, { 'content-length': '100' }).write('{"mess')
      setTimeout(() => response.destroy(), 50)
    })
    expect((await failure(post(await connect(url)))).message).toBe('500 undefined: ')
  })

  test('ends with its signal while the server looks for credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    const asked: unknown[] = []
    await using metadata = await listenLocally(createServer(request => asked.push(request)))
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${metadata.url}/role`)
    const controller = new AbortController()
    const waiting = failure(post(await connect('http://127.0.0.1:1'), controller.signal))
    await until(() => asked.length > 0)
    controller.abort(new Error('gone'))
    expect((await waiting).message).toBe('gone')
  })
})

test('credentials that were refused are read again', async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
  const write = (key: string) =>
    writeFile(join(home, 'credentials'), `[up]\naws_access_key_id=${key}\naws_secret_access_key=secret\n`)
  const { url } = await serveHttp((response, { headers }) =>
    headers.authorization?.includes('Credential=AKIANEW/')
      ? response.end('{}')
      : response.writeHead(403, { 'x-amzn-errortype': 'UnrecognizedClientException' }).end('{}'),
  )
  const clock = new MovableClock()
  const client = await connect(url, { profile: 'up' }, clock)
  await write('AKIAOLD')
  expect((await failure(post(client))).message).toContain('UnrecognizedClientException')
  await write('AKIANEW')
  clock.advance(20_000)
  expect((await failure(post(client))).message).toContain('UnrecognizedClientException')
  expect((await post(client)).status).toBe(200)
  await rm(home, { recursive: true, force: true })
})

test('what is said to a role wants one', async () => {
  await expect(connect('http://127.0.0.1:1', { externalId: 'outer' })).rejects.toThrow(
    '"backends.real.externalId" is said to the role that "roleArn" names',
  )
})

describe('a connection that closes', () => {
  /** Answers the first `answered` requests of each connection and closes it at the next. */
  const startClosing = async (answered: number) => {
    const requests: number[] = []
    const server = net.createServer(socket => {
      const connection = requests.push(0) - 1
      socket.on('error', () => {})
      socket.on('data', data => {
        const ends = data.toString().split('{"n":1}').length - 1
        if (ends === 0) return
        const count = (requests[connection] ?? 0) + ends
        requests[connection] = count
        if (count > answered) socket.end()
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
      })
    })
    return { requests, listening: await listenLocally(server) }
  }

  test('while it is idle costs nothing: the call is made once more', async () => {
    const { requests, listening } = await startClosing(1)
    await using upstream = listening
    const client = await connect(upstream.url, { connections: 1 })
    for (let call = 0; call < 3; call++) {
      const { status, body } = await post(client)
      for await (const _ of body);
      expect(status).toBe(200)
    }
    expect(requests).toEqual([2, 2, 1])
  })

  test('at its first call is a failure', async () => {
    const { requests, listening } = await startClosing(0)
    await using upstream = listening
    const client = await connect(upstream.url, { connections: 1 })
    expect(await failure(post(client))).toMatchObject({ name: 'ServiceUnavailableException' })
    expect(requests).toEqual([1])
  })
})
