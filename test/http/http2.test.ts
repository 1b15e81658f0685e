import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import type { HttpHandler } from '../../src/wire/exchange.ts'
import { echo, listen, overHttp2 } from '../support/listen.ts'

const get = { ':method': 'GET', ':path': '/' }

/** Waits until its client leaves, and tells when it began and ended. */
const waiting = () => {
  let begin = () => {}
  let end = () => {}
  const began = new Promise<void>(resolve => {
    begin = resolve
  })
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  const handle: HttpHandler = async ({ signal }) => {
    begin()
    await once(signal, 'abort')
    end()
    return { status: 200, headers: {}, body: Buffer.from('too late') }
  }
  return { began, ended, handle }
}

test('the AWS SDK, HTTP/1.1 and HTTP/2 clients stream and call on one port at the same time', async () => {
  const converse = { output: { message: { role: 'assistant', content: [{ text: 'Negative' }] } } }
  const protocols = new Set<string>()
  const { url } = await listen(async request => {
    protocols.add(request.protocol)
    if (request.target !== '/stream') {
      await request.readBody(10_000)
      const body = Buffer.from(JSON.stringify(converse))
      return { status: 200, headers: { 'content-type': 'application/json' }, body }
    }
    const body = (async function* () {
      for (let count = 0; count < 50; count++) {
        await new Promise(resolve => setImmediate(resolve))
        yield Buffer.from(`${count},`)
      }
    })()
    return { status: 200, headers: {}, body }
  })
  const client = new BedrockRuntimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
  })
  const session = http2.connect(url)
  const [streams, answers] = await Promise.all([
    Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0
          ? fetch(`${url}/stream`).then(answer => answer.text())
          : overHttp2(session, { ':path': '/stream' }).then(({ body }) => body),
      ),
    ),
    Promise.all(
      Array.from({ length: 10 }, () => client.send(new ConverseCommand({ modelId: 'any', messages: [] }))),
    ),
  ])
  const whole = Array.from({ length: 50 }, (_, count) => `${count},`).join('')
  expect(streams).toEqual(streams.map(() => whole))
  expect(answers.map(({ output }) => output?.message?.content)).toEqual(
    answers.map(() => [{ text: 'Negative' }]),
  )
  expect([...protocols].sort()).toEqual(['h1', 'h2'])
  client.destroy()
  session.close()
})

describe('a session', () => {
  test('carries many streams at once, up to its bound', async () => {
    const { url } = await listen()
    const session = http2.connect(url)
    const [settings] = await once(session, 'remoteSettings')
    expect(settings).toMatchObject({ maxConcurrentStreams: 20, maxHeaderListSize: 16_384 })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        overHttp2(session, { ':method': 'POST', ':path': `/${index}` }, `body ${index}`),
      ),
    )
    expect(answers.map(({ body }) => JSON.parse(body).body)).toEqual(
      answers.map((_, index) => `body ${index}`),
    )
    session.close()
  })

  test('takes another request while large answers wait to be taken', async () => {
    const { url } = await listen(async ({ target }) => ({
      status: 200,
      headers: {},
      body: Buffer.alloc(Number(target.slice(1))),
    }))
    const session = http2.connect(url)
    const large = Array.from({ length: 3 }, () => session.request({ ':path': '/8000000' }))
    await Promise.all(large.map(stream => once(stream, 'response')))
    expect((await overHttp2(session, { ':path': '/5' })).body).toHaveLength(5)
    for (const stream of large) expect(await text(stream)).toHaveLength(8_000_000)
    session.close()
  })

  test('for every request, as the AWS SDK opens them, leaves nothing behind', async () => {
    const { url, server } = await listen()
    const sockets = () => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length
    const before = sockets()
    for (let count = 0; count < 200; count++) {
      const session = http2.connect(url)
      await overHttp2(session, { ':method': 'POST', ':path': '/' }, 'hello')
      session.close()
      await once(session, 'close')
    }
    await server.close()
    while (sockets() > before) await new Promise(resolve => setImmediate(resolve))
  })

  test('is closed when it has been idle, whether or not it was ever used', async () => {
    const timeouts = { headers: 40, body: 300, idle: 40, drain: 100 }
    const { url } = await listen(echo, { timeouts })
    const unused = http2.connect(url)
    const used = http2.connect(url)
    await overHttp2(used, get)
    await Promise.all([once(unused, 'close'), once(used, 'close')])
  })

  test('is not idle while an answer is awaited', async () => {
    const timeouts = { headers: 20, body: 300, idle: 20, drain: 100 }
    let finish = () => {}
    const { url } = await listen(
      async () => {
        await new Promise<void>(resolve => {
          finish = resolve
        })
        return { status: 200, headers: {}, body: Buffer.from('at last') }
      },
      { timeouts },
    )
    const patient = http2.connect(url)
    const stream = patient.request(get)
    const idle = http2.connect(url)
    await once(idle, 'close')
    const another = http2.connect(url)
    await once(another, 'close')
    finish()
    expect(await text(stream)).toBe('at last')
    patient.close()
  })

  test('is told to go, and its open stream still ends', async () => {
    let finish = () => {}
    const begun = new Promise<void>(resolve => {
      finish = resolve
    })
    const { url, server } = await listen(async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('first ')
        await begun
        yield Buffer.from('last')
      })(),
    }))
    const session = http2.connect(url)
    const stream = session.request(get)
    await once(stream, 'response')
    const stopped = server.close()
    await once(session, 'goaway')
    finish()
    expect(await text(stream)).toBe('first last')
    await stopped
  })
})

describe('a stream', () => {
  test('whose client resets it aborts the work', async () => {
    const { began, ended, handle } = waiting()
    const { url } = await listen(handle)
    const session = http2.connect(url)
    const stream = session.request(get)
    await began
    stream.close(http2.constants.NGHTTP2_CANCEL)
    await ended
    session.close()
  })

  test('whose connection is cut aborts the work', async () => {
    const { began, ended, handle } = waiting()
    const { port } = await listen(handle)
    const socket = net.connect(port, '127.0.0.1')
    const session = http2.connect('http://127.0.0.1', { createConnection: () => socket })
    session.on('error', () => {})
    session.request(get).on('error', () => {})
    await began
    socket.destroy()
    await ended
  })

  test('that was answered is not aborted when its session ends', async () => {
    let signal: AbortSignal | undefined
    const { url, server } = await listen(async request => {
      signal = request.signal
      return { status: 200, headers: {}, body: Buffer.from(await request.readBody(10)) }
    })
    const session = http2.connect(url)
    await overHttp2(session, { ':method': 'POST', ':path': '/' }, 'hello')
    session.close()
    await server.close()
    expect(signal?.aborted).toBe(false)
  })

  test('with too many headers is refused, and the session lives', async () => {
    const { url } = await listen()
    const session = http2.connect(url)
    await once(session, 'remoteSettings')
    const stream = session.request({ ...get, 'x-large': 'y'.repeat(20_000) })
    await expect(text(stream)).rejects.toThrow(/ENHANCE_YOUR_CALM/)
    expect((await overHttp2(session, get)).status).toBe(200)
    session.close()
  })

  test.each([
    ['a host that is not its authority', { ...get, ':authority': 'one.example', host: 'other.example' }, 400],
    ['a target that is no path', { ':method': 'OPTIONS', ':path': '*' }, 400],
    ['the host as its authority', { ...get, ':authority': 'same.example', host: 'same.example' }, 200],
  ])('with %s', async (_, headers, status) => {
    const { url } = await listen()
    const session = http2.connect(url)
    const answer = await overHttp2(session, headers)
    expect(answer.status).toBe(status)
    session.close()
  })

  test('has no pseudo headers, and shows repeated ones', async () => {
    const { url } = await listen(async ({ headers, rawHeaders }) => ({
      status: 200,
      headers: {},
      body: Buffer.from(JSON.stringify({ headers, rawHeaders })),
    }))
    const session = http2.connect(url)
    const { body } = await overHttp2(session, { ...get, 'x-one': ['1', '2'] })
    expect(JSON.parse(body)).toEqual({
      headers: { 'x-one': '1, 2' },
      rawHeaders: ['x-one', '1', 'x-one', '2'],
    })
    session.close()
  })

  test.each<[string, HttpHandler]>([
    [
      'of a handler that throws',
      async () => {
        throw new Error('a fault')
      },
    ],
    ['that no header can carry', async () => ({ status: 200, headers: { connection: 'close' } })],
  ])('%s is an internal error', async (_, handle) => {
    const { url } = await listen(handle)
    const session = http2.connect(url)
    const { status, body } = await overHttp2(session, get)
    expect(status).toBe(500)
    expect(body).not.toContain('fault')
    session.close()
  })
})

describe('an answer that nobody takes', () => {
  const timeouts = { headers: 400, body: 300, idle: 60, drain: 100 }
  const large: HttpHandler = async () => ({ status: 200, headers: {}, body: Buffer.alloc(20_000_000) })

  test('is given up', async () => {
    const { url } = await listen(large, { timeouts })
    const session = http2.connect(url)
    const stream = session.request(get)
    await once(stream, 'response')
    while (!stream.closed) await new Promise(resolve => setImmediate(resolve))
    expect(stream.rstCode).toBe(http2.constants.NGHTTP2_CANCEL)
    session.close()
  })
})
