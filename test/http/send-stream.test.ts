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

  test('that breaks off never looks whole', async () => {
    const { url } = await listen(async () => ({
      status: 200,
      headers: {},
      body: (async function* () {
        yield Buffer.from('begun')
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
