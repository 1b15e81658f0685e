import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import type { HttpHandler } from '../../src/wire/exchange.ts'
import { listen, overHttp2, raw } from '../support/listen.ts'

const LIMIT = 1_000_000
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Answers with a digest of the body, and tells how reading it ended. */
const digest = () => {
  const ends: Promise<Buffer>[] = []
  const handle: HttpHandler = async request => {
    const body = request.readBody(LIMIT)
    ends.push(body)
    return { status: 200, headers: {}, body: Buffer.from(sha256(await body)) }
  }
  return { ends, handle }
}

const pattern = (length: number) => Buffer.from(Array.from({ length }, (_, index) => index * 7))

describe('a body', () => {
  test.each([0, 1, 159, 16_384, 70_000, 999_999, LIMIT])('of %i bytes arrives whole', async length => {
    const { url, port } = await listen(digest().handle)
    const body = pattern(length)
    const declared = await fetch(url, { method: 'POST', body })
    expect(await declared.text()).toBe(sha256(body))

    const chunked = http.request({ port, method: 'POST', headers: { 'transfer-encoding': 'chunked' } })
    for (let index = 0; index < length; index += 30_000) chunked.write(body.subarray(index, index + 30_000))
    chunked.end()
    const [answer] = await once(chunked, 'response')
    expect(await text(answer)).toBe(sha256(body))

    const session = http2.connect(url)
    for (const headers of [{}, { 'content-length': length }]) {
      const stream = session.request({ ':method': 'POST', ':path': '/', ...headers })
      stream.end(body)
      expect(await text(stream)).toBe(sha256(body))
    }
    session.close()
  })

  test('may be asked for twice', async () => {
    const { url } = await listen(async request => {
      const [one, two] = await Promise.all([request.readBody(LIMIT), request.readBody(LIMIT)])
      return { status: 200, headers: {}, body: Buffer.from(String(one === two)) }
    })
    expect(await (await fetch(url, { method: 'POST', body: 'once' })).text()).toBe('true')
  })

  test('that is absent is empty', async () => {
    const { url } = await listen(digest().handle)
    expect(await (await fetch(url)).text()).toBe(sha256(Buffer.alloc(0)))
  })
})

describe('30 MB', () => {
  const large = Buffer.alloc(30_000_000, 'a')
  const timeouts = { headers: 5_000, body: 10_000, idle: 5_000, drain: 100 }

  test('in one piece over HTTP/2 are refused with an answer', async () => {
    const { url } = await listen(digest().handle, { timeouts })
    const session = http2.connect(url)
    for (const headers of [{}, { 'content-length': large.length }]) {
      const stream = session.request({ ':method': 'POST', ':path': '/', ...headers })
      stream.end(large)
      const [answer] = await once(stream, 'response')
      expect(answer[':status']).toBe(413)
      expect(JSON.parse(await text(stream)).message).toContain('1000000 bytes')
    }
    // The session is none the worse for it: what was thrown away has been given back to its window.
    const body = pattern(LIMIT)
    const stream = session.request({ ':method': 'POST', ':path': '/' })
    stream.end(body)
    expect(await text(stream)).toBe(sha256(body))
    session.close()
  })

  test('from the AWS SDK are refused with an answer', async () => {
    const { url } = await listen(digest().handle, { timeouts })
    const client = new BedrockRuntimeClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
      maxAttempts: 1,
    })
    const content = [{ text: large.toString() }]
    const call = client.send(new ConverseCommand({ modelId: 'any', messages: [{ role: 'user', content }] }))
    await expect(call).rejects.toMatchObject({
      name: 'RequestEntityTooLargeException',
      $metadata: { httpStatusCode: 413 },
    })
    client.destroy()
  })

  test('are not asked for', async () => {
    const { port } = await listen(digest().handle, { timeouts })
    const answer = await raw(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 30000000\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  })
})

describe('a body that does not come', () => {
  test('in time is given up, however it drips', async () => {
    const { port } = await listen(digest().handle, {
      timeouts: { headers: 5_000, body: 60, idle: 5_000, drain: 100 },
    })
    const socket = net.connect(port, '127.0.0.1')
    const answer = text(socket)
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n')
    const drip = setInterval(() => socket.write('.'), 10)
    socket.once('data', () => clearInterval(drip))
    expect(await answer).toMatch(/^HTTP\/1\.1 408 .*RequestTimeoutException/s)
    clearInterval(drip)
  })

  test.each(['h1', 'h2'])('because the client left is no body (%s)', async protocol => {
    const { handle, ends } = digest()
    const arrived = new Promise<void>(resolve => {
      ends.push = (...ended) => {
        resolve()
        return Array.prototype.push.apply(ends, ended)
      }
    })
    const { port } = await listen(handle)
    const socket = net.connect(port, '127.0.0.1')
    if (protocol === 'h1') {
      socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc')
    } else {
      const session = http2.connect('http://127.0.0.1', { createConnection: () => socket })
      const stream = session.on('error', () => {}).request({ ':method': 'POST', ':path': '/' })
      stream.on('error', () => {}).write('abc')
    }
    await arrived
    socket.destroy()
    await expect(ends[0]).rejects.toMatchObject({ name: 'RequestTimeoutException' })
  })

  test('is no reason to wait for it', async () => {
    const { url } = await listen(async () => ({ status: 200, headers: {}, body: Buffer.from('unread') }))
    expect(await (await fetch(url, { method: 'POST', body: pattern(500_000) })).text()).toBe('unread')
    const session = http2.connect(url)
    const { status, body } = await overHttp2(
      session,
      { ':method': 'POST', ':path': '/' },
      'a'.repeat(500_000),
    )
    expect([status, body]).toEqual([200, 'unread'])
    session.close()
  })
})
