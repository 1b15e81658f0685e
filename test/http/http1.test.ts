import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { HttpHandler } from '../../src/wire/exchange.ts'
import { echo, listen, raw } from '../support/listen.ts'

const answerWith =
  (body: string): HttpHandler =>
  async () => ({ status: 200, headers: {}, body: Buffer.from(body) })

/** What arrives on a socket, until it has said all of `expected`. */
const read = async (socket: net.Socket, expected: RegExp): Promise<string> => {
  let received = ''
  while (!expected.test(received)) {
    const [chunk]: Buffer[] = await once(socket, 'data')
    received += chunk
  }
  return received
}

describe('a connection', () => {
  test('is kept for the next request, also when a body was not wanted', async () => {
    const { port } = await listen(answerWith('answer'))
    const socket = net.connect(port, '127.0.0.1')
    for (const request of [
      'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
    ]) {
      socket.write(request)
      const answer = await read(socket, /answer$/)
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
      expect(answer).not.toMatch(/connection: close/i)
    }
    socket.destroy()
  })

  test('answers pipelined requests in their order, however long each takes', async () => {
    const waiting: (() => void)[] = []
    const { port } = await listen(async ({ target }) => {
      const turn = new Promise<void>(resolve => waiting.push(resolve))
      if (waiting.length === 3) for (const go of waiting.reverse()) go()
      await turn
      return { status: 200, headers: {}, body: Buffer.from(`<${target}>`) }
    })
    const bytes = ['/1', '/2', '/3'].map(path => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join('')
    const socket = net.connect(port, '127.0.0.1')
    socket.write(bytes)
    const answers = await read(socket, /<\/3>$/)
    expect(answers.match(/<[^>]+>/g)).toEqual(['</1>', '</2>', '</3>'])
    socket.destroy()
  })

  test('that pipelines without end is closed', async () => {
    let asked = 0
    const { port } = await listen(async ({ signal }) => {
      asked += 1
      await once(signal, 'abort')
      return { status: 200, headers: {} }
    })
    await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000))
    expect(asked).toBe(20)
  })

  test('too many is closed unanswered', async () => {
    const limits = { bodyBytes: 1_000, headerBytes: 16_384, connections: 1, streamsPerConnection: 1 }
    const { port } = await listen(answerWith('answer'), { limits })
    const first = net.connect(port, '127.0.0.1')
    first.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await read(first, /answer$/)
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toBe('')
    first.destroy()
  })

  test('is closed when it has been idle', async () => {
    const timeouts = { headers: 400, body: 300, idle: 50, drain: 100 }
    const { port } = await listen(answerWith('answer'), { timeouts })
    expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/answer$/)
  })
})

describe('a request', () => {
  test('shows repeated headers, and takes names that objects have', async () => {
    const { port } = await listen(async ({ headers, rawHeaders }) => ({
      status: 200,
      headers: {},
      body: Buffer.from(JSON.stringify({ names: Object.keys(headers), headers, rawHeaders })),
    }))
    const answer = await raw(
      port,
      'GET / HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nx-one: 2\r\nCookie: a\r\ncookie: b\r\n' +
        'constructor: c\r\n__proto__: d\r\nConnection: close\r\n\r\n',
    )
    const seen = JSON.parse(answer.slice(answer.indexOf('{')))
    expect(seen.names).toEqual(['host', 'x-one', 'cookie', 'constructor', '__proto__', 'connection'])
    expect(seen.headers).toMatchObject({ 'x-one': '1, 2', cookie: 'a; b', constructor: 'c' })
    expect(seen.rawHeaders.slice(0, 6)).toEqual(['Host', 'a', 'X-One', '1', 'x-one', '2'])
  })

  test('with two hosts has neither', async () => {
    const { port } = await listen(async ({ authority }) => ({
      status: 200,
      headers: {},
      body: Buffer.from(`<${authority}>`),
    }))
    expect(
      await raw(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\nConnection: close\r\n\r\n'),
    ).toMatch(/<localhost, evil>$/)
  })

  test('of HTTP/1.0 needs no host', async () => {
    const { port } = await listen(echo)
    expect(await raw(port, 'GET /outcrop/health HTTP/1.0\r\n\r\n')).toMatch(/"authority":""/)
  })

  test('to connect elsewhere is refused', async () => {
    const { port } = await listen(echo)
    expect(await raw(port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 405 /,
    )
  })

  test('that breaks in its body is refused', async () => {
    let body: Promise<unknown> = Promise.resolve()
    const { port } = await listen(async request => {
      body = request.readBody(1_000)
      return { status: 200, headers: {}, body: Buffer.from(String(await body)) }
    })
    const answer = await raw(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nnonsense\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*\r\nx-amzn-requestid: [0-9a-f-]{36}\r\n/s)
    await expect(body).rejects.toMatchObject({ name: 'RequestTimeoutException' })
  })

  test('for the head alone gets no body', async () => {
    const { port } = await listen(answerWith('answer'))
    const answer = await raw(port, 'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect(answer).toMatch(/content-length: 6\r\n.*\r\n\r\n$/s)
  })
})

describe('an answer', () => {
  test.each<[string, HttpHandler]>([
    [
      'of a handler that throws',
      async () => {
        throw new Error('a fault')
      },
    ],
    ['that no header can carry', async () => ({ status: 200, headers: { 'x-outcrop-hint': 'isn’t' } })],
  ])('%s is an internal error, and the connection lives', async (_, handle) => {
    const { port } = await listen(handle)
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    for (let count = 0; count < 2; count++) {
      const [answer] = await once(http.get({ port, agent }), 'response')
      expect(answer.statusCode).toBe(500)
      expect(answer.headers['x-amzn-errortype']).toBe('InternalServerException')
      expect(JSON.parse(await text(answer)).message).not.toContain('fault')
    }
    agent.destroy()
  })

  test('without a body says so, and has none where it may not', async () => {
    const { port } = await listen(async ({ target }) => ({ status: Number(target.slice(1)), headers: {} }))
    const ask = (status: number) =>
      raw(port, `GET /${status} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    expect(await ask(200)).toMatch(/content-length: 0\r\n/)
    expect(await ask(204)).not.toMatch(/content-length|transfer-encoding/i)
  })

  test('that nobody takes is given up', async () => {
    let given: AbortSignal | undefined
    const timeouts = { headers: 400, body: 300, idle: 60, drain: 100 }
    const { port } = await listen(
      async ({ signal }) => {
        given = signal
        return { status: 200, headers: {}, body: Buffer.alloc(20_000_000) }
      },
      { timeouts },
    )
    const socket = net.connect(port, '127.0.0.1').pause()
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    while (given?.aborted !== true) await new Promise(resolve => setImmediate(resolve))
    socket.destroy()
  })
})
