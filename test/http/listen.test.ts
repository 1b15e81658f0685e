import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { listen, overHttp2, raw } from '../support/listen.ts'

describe('one port', () => {
  test('answers HTTP/1.1 and prior-knowledge h2c at the same time', async () => {
    const { url, port } = await listen()
    const session = http2.connect(url)
    const [one, two] = await Promise.all([
      fetch(`${url}/a%2Fb/?x=1`, { method: 'POST', body: 'one' }).then(answer => answer.json()),
      overHttp2(session, { ':method': 'POST', ':path': '/a%2Fb/?x=1' }, 'two'),
    ])
    session.close()
    const authority = `127.0.0.1:${port}`
    expect(one).toEqual({ method: 'POST', target: '/a%2Fb/?x=1', protocol: 'h1', authority, body: 'one' })
    expect(JSON.parse(two.body)).toEqual({
      method: 'POST',
      target: '/a%2Fb/?x=1',
      protocol: 'h2',
      authority,
      body: 'two',
    })
  })

  test('an empty HTTP/2 body that ends at once is an empty body', async () => {
    const { url } = await listen()
    const session = http2.connect(url)
    expect(JSON.parse((await overHttp2(session, { ':method': 'POST', ':path': '/' })).body).body).toBe('')
    session.close()
  })

  test('an upgrade to h2c, as curl --http2 asks for it, is answered as HTTP/1.1', async () => {
    const { port } = await listen()
    const answer = await raw(
      port,
      'GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('a client that waits to be asked for its body is asked', async () => {
    const { port } = await listen()
    const request = http.request({
      port,
      method: 'POST',
      headers: { expect: '100-continue', 'content-length': 5 },
    })
    request.flushHeaders()
    await once(request, 'continue')
    request.end('hello')
    const [response] = await once(request, 'response')
    expect(JSON.parse(await text(response)).body).toBe('hello')
  })

  test.each([
    ['a target that is no path', 'GET http://other/ HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['what is no HTTP', 'hello there\r\n\r\n'],
  ])('%s is a bad request', async (_, bytes) => {
    const { port } = await listen()
    expect(await raw(port, bytes)).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('bounds', () => {
  const large = Buffer.alloc(30_000_000)

  test.each(['declared', 'in chunks'])(
    'a body that is too long, %s, is refused and the answer arrives',
    async how => {
      const { port } = await listen()
      const headers: http.OutgoingHttpHeaders = how === 'declared' ? { 'content-length': large.length } : {}
      const request = http.request({ port, method: 'POST', headers })
      request.on('error', () => {}) // the server stops listening to the rest
      const response = once(request, 'response')
      request.end(large)
      const [answer] = await response
      expect(answer.statusCode).toBe(413)
      expect(answer.headers['x-amzn-errortype']).toBe('RequestEntityTooLargeException')
      answer.resume()
    },
  )

  test('over HTTP/2 too', async () => {
    const { url } = await listen()
    const session = http2.connect(url)
    session.on('error', () => {})
    const stream = session.request({ ':method': 'POST', ':path': '/' })
    stream.on('error', () => {})
    const response = once(stream, 'response')
    // In pieces: node's client gives up a session that has to hold so much at once.
    Readable.from(Array.from({ length: 30 }, () => Buffer.alloc(1_000_000))).pipe(stream)
    const [answer] = await response
    expect(answer[':status']).toBe(413)
    session.destroy()
  })

  test('a body that falls silent is given up', async () => {
    const { port } = await listen()
    const answer = await raw(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*RequestTimeoutException/s)
  })

  test.each([
    ['nothing', ''],
    ['half a preface', 'PRI * HT'],
    ['half a head', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ])('a connection that sends %s is closed', async (_, bytes) => {
    const { port } = await listen()
    expect(await raw(port, bytes)).toMatch(/^(HTTP\/1\.1 408 |$)|^[^H]/s)
  })

  test('headers past their bound are refused', async () => {
    const { port } = await listen()
    expect(await raw(port, `GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })

  test('a client that opens streams only to reset them is sent away', async () => {
    const { url } = await listen(async ({ signal }) => {
      await once(signal, 'abort')
      return { status: 200, headers: {} }
    })
    const session = http2.connect(url)
    const gone = new Promise<string>(resolve => {
      session.once('error', ({ message }) => resolve(message))
    })
    const attack = () => {
      for (let index = 0; index < 50 && !session.destroyed && !session.closed; index++) {
        const stream = session.request({ ':method': 'GET', ':path': '/' })
        stream.on('error', () => {})
        stream.close(http2.constants.NGHTTP2_CANCEL)
      }
      if (!session.destroyed && !session.closed) setImmediate(attack)
    }
    attack()
    expect(await gone).toContain(`code ${http2.constants.NGHTTP2_ENHANCE_YOUR_CALM}`)
  })
})

describe('a graceful stop', () => {
  test('lets an open answer finish, refuses new connections, and closes', async () => {
    let finish = () => {}
    const { server, url, port } = await listen(async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('first ')
        await new Promise<void>(resolve => {
          finish = resolve
        })
        yield Buffer.from('last')
      })(),
    }))
    const answer = await fetch(url)
    const stopped = server.close()
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    finish()
    expect(await answer.text()).toBe('first last')
    await stopped
  })

  test('does not wait for an HTTP/2 client that holds its answer and reads no more', async () => {
    let finish = () => {}
    const finished = new Promise<void>(resolve => {
      finish = resolve
    })
    const { server, url } = await listen(
      async () => ({
        status: 200,
        headers: {},
        body: (async function* () {
          yield Buffer.from('first')
          await finished
          yield Buffer.from('last')
        })(),
      }),
      // Longer than a test may take.
      { timeouts: { headers: 400, body: 300, idle: 60_000, drain: 60_000 } },
    )
    const session = http2.connect(url)
    session.on('error', () => {})
    const stream = session.request({ ':method': 'GET', ':path': '/' })
    stream.on('error', () => {})
    await once(stream, 'response')
    stream.pause()
    const stopped = server.close()
    finish()
    await stopped
    session.destroy()
  })

  test('has a deadline', async () => {
    const { server, url } = await listen(async ({ signal }) => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('first')
        await once(signal, 'abort')
      })(),
    }))
    const answer = await fetch(url)
    await server.close()
    await expect(answer.text()).rejects.toThrow()
  })
})
