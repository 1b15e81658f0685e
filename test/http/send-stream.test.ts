import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { HttpHandler } from '../../src/wire/exchange.ts'
import { listen } from '../support/listen.ts'

describe('a streamed answer', () => {
  const endless =
    (seen: { closed: boolean; chunks: number }): HttpHandler =>
    async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        try {
          for (;;) {
            seen.chunks++
            yield Buffer.alloc(65_536)
          }
        } finally {
          seen.closed = true
        }
      })(),
    })

  test('waits for a slow reader', async () => {
    const seen = { closed: false, chunks: 0 }
    const { port } = await listen(endless(seen))
    const socket = net.connect(port, '127.0.0.1').pause()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    let before = -1
    while (seen.chunks !== before || seen.chunks === 0) {
      before = seen.chunks
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    expect(seen.chunks).toBeLessThan(200) // what the sockets of both sides buffer
    socket.destroy()
    while (!seen.closed) await new Promise(resolve => setImmediate(resolve))
  })

  test('waits for a slow reader over HTTP/2', async () => {
    const seen = { closed: false, chunks: 0 }
    const { url } = await listen(endless(seen))
    const session = http2.connect(url)
    const stream = session.request({ ':path': '/' })
    await once(stream, 'response')
    let before = -1
    while (seen.chunks !== before || seen.chunks === 0) {
      before = seen.chunks
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    expect(seen.chunks).toBeLessThan(10) // the stream's window, and one chunk
    stream.close(http2.constants.NGHTTP2_CANCEL)
    while (!seen.closed) await new Promise(resolve => setImmediate(resolve))
    session.close()
  })

  test('is given up when its reader takes nothing', async () => {
    const seen = { closed: false, chunks: 0 }
    const timeouts = { headers: 400, body: 300, idle: 60, drain: 100 }
    const { port, url } = await listen(endless(seen), { timeouts })
    const sockets = () => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length
    const before = sockets()
    const socket = net.connect(port, '127.0.0.1').pause()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    while (!seen.closed) await new Promise(resolve => setImmediate(resolve))
    // The server's side goes too, though the last chunk could not leave. The client's does not count: it is not reading.
    while (sockets() > before) await new Promise(resolve => setImmediate(resolve))
    socket.destroy()

    seen.closed = false
    const session = http2.connect(url)
    const stream = session.request({ ':path': '/' })
    const cut = once(stream, 'error')
    while (!seen.closed) await new Promise(resolve => setImmediate(resolve))
    expect((await cut)[0].message).toContain('INTERNAL_ERROR')
    session.close()
  })

  /** Yields on demand, so that what arrives before the next demand was not held back for it. */
  const onDemand = () => {
    let give = (_chunk: string) => {}
    const handle: HttpHandler = async () => ({
      status: 200,
      headers: { 'x-first': 'head' },
      body: (async function* () {
        for (;;) {
          const chunk = await new Promise<string>(resolve => {
            give = resolve
          })
          if (chunk === '') return
          yield Buffer.from(chunk)
        }
      })(),
    })
    return { handle, give: (chunk: string) => give(chunk) }
  }

  test('arrives as it is made: the head before a late first chunk, and each chunk before the next', async () => {
    const { handle, give } = onDemand()
    const { port, url } = await listen(handle)
    const socket = net.connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(String(await once(socket, 'data'))).toMatch(/x-first: head\r\n.*\r\n\r\n$/s)
    for (const chunk of ['one', 'two']) {
      give(chunk)
      expect(String(await once(socket, 'data'))).toBe(`3\r\n${chunk}\r\n`)
    }
    give('')
    expect(String(await once(socket, 'data'))).toBe('0\r\n\r\n')
    socket.destroy()

    const session = http2.connect(url)
    const stream = session.request({ ':path': '/' })
    await once(stream, 'response')
    for (const chunk of ['one', 'two']) {
      give(chunk)
      expect(String(await once(stream, 'data'))).toBe(chunk)
    }
    give('')
    await once(stream, 'end')
    session.close()
  })

  test('that is ready leaves in one piece with its head', async () => {
    const { port } = await listen(async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('ready')
        await new Promise(() => {})
      })(),
    }))
    const socket = net.connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 200 OK.*\r\n\r\n5\r\nready\r\n$/s)
    socket.destroy()
  })

  test.each(['h1', 'h2'])('is given back when the client leaves before it begins (%s)', async protocol => {
    let answer = () => {}
    let returned = () => {}
    const wasReturned = new Promise<void>(resolve => {
      returned = resolve
    })
    const { port } = await listen(async ({ signal }) => {
      answer()
      if (!signal.aborted) await once(signal, 'abort')
      const iterator: AsyncIterator<Uint8Array> = {
        next: async () => ({ done: false, value: Buffer.from('for nobody') }),
        return: async () => {
          returned()
          return { done: true, value: undefined }
        },
      }
      return { status: 200, headers: {}, body: { [Symbol.asyncIterator]: () => iterator } }
    })
    const asked = new Promise<void>(resolve => {
      answer = resolve
    })
    const socket = net.connect(port, '127.0.0.1')
    if (protocol === 'h1') socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    else {
      const session = http2.connect('http://127.0.0.1', { createConnection: () => socket })
      session
        .on('error', () => {})
        .request({ ':path': '/' })
        .on('error', () => {})
    }
    await asked
    socket.destroy()
    await wasReturned
  })

  test.each([0, 50])('that breaks off %i ms after what was read never looks whole', async pause => {
    const { url } = await listen(async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('begun')
        if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause))
        throw new Error('broken')
      })(),
    }))
    const answer = await fetch(url)
    await expect(answer.text()).rejects.toThrow()
    const session = http2.connect(url)
    const stream = session.request({ ':method': 'GET', ':path': '/' })
    await expect(text(stream)).rejects.toThrow(/INTERNAL_ERROR/)
    session.close()
  })
})
