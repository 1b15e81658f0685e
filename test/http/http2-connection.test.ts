import http2 from 'node:http2'
import net from 'node:net'
import { describe, expect, test } from 'vitest'
import { echo, listen, overHttp2 } from '../support/listen.ts'

const frame = (type: number, flags: number, stream: number, payload = Buffer.alloc(0)): Buffer => {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}
const SETTINGS = frame(4, 0, 0)
const PREFACE = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), SETTINGS])
/** `GET http://a/` and `POST http://a/`, in HPACK. */
const GET = Buffer.from([0x82, 0x86, 0x84, 0x01, 0x01, 0x61])
const POST = Buffer.from([0x83, 0x86, 0x84, 0x01, 0x01, 0x61])
const [END_STREAM, END_HEADERS] = [1, 4]
const CANCEL = Buffer.from([0, 0, 0, http2.constants.NGHTTP2_CANCEL])

const many = (count: number, make: () => Buffer): Buffer => Buffer.concat(Array.from({ length: count }, make))

/** Each makes the next piece of an attack that never ends by itself. */
const attacks: Record<string, () => () => Buffer> = {
  pings: () => () => many(2_000, () => frame(6, 0, 0, Buffer.alloc(8))),
  settings: () => () => many(2_000, () => SETTINGS),
  'streams that are reset': () => {
    let id = -1
    return () =>
      many(500, () => {
        id += 2
        return Buffer.concat([frame(1, END_STREAM | END_HEADERS, id, GET), frame(3, 0, id, CANCEL)])
      })
  },
  'bodies that are reset': () => {
    let id = -1
    return () =>
      many(500, () => {
        id += 2
        return Buffer.concat([frame(1, END_HEADERS, id, POST), frame(3, 0, id, CANCEL)])
      })
  },
  'streams that make the server reset them': () => {
    let id = -1
    return () =>
      many(500, () => {
        id += 2
        return Buffer.concat([frame(1, END_STREAM | END_HEADERS, id, GET), frame(8, 0, id, Buffer.alloc(4))])
      })
  },
  'streams beyond the bound': () => {
    let id = -1
    return () =>
      many(500, () => {
        id += 2
        return frame(1, END_HEADERS, id, POST)
      })
  },
  'a head that never ends': () => {
    let head = frame(1, 0, 1, GET)
    return () => {
      const piece = Buffer.concat([
        head,
        many(500, () => frame(9, 0, 1, Buffer.from('\0\x01a\x0abbbbbbbbbb'))),
      ])
      head = Buffer.alloc(0)
      return piece
    }
  },
}

describe.each(Object.entries(attacks))('a flood of %s', (_, attack) => {
  test.each(['listens', 'is deaf'])(
    'ends the connection of a client that %s, and nothing else',
    async how => {
      const { port, url } = await listen()
      const socket = net.connect(port, '127.0.0.1')
      if (how === 'listens') socket.resume()
      else socket.pause()
      socket.on('error', () => {})
      const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
      const next = attack()
      socket.write(PREFACE)
      const flood = () => {
        while (!socket.destroyed && socket.write(next()));
      }
      socket.on('drain', flood)
      socket.once('connect', flood)
      await closed

      const session = http2.connect(url)
      expect((await overHttp2(session, { ':method': 'POST', ':path': '/' }, 'canary')).status).toBe(200)
      session.close()
    },
  )
})

test('a connection that takes nothing is cut, because a reset does not get through to it', async () => {
  const sockets = () => process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length
  const wide = Buffer.from('00047fffffff', 'hex')
  const { port } = await listen(async () => ({ status: 200, headers: {}, body: Buffer.alloc(20_000_000) }), {
    timeouts: { headers: 400, body: 300, idle: 60, drain: 100 },
  })
  const before = sockets()
  const socket = net.connect(port, '127.0.0.1').pause()
  socket.on('error', () => {})
  socket.write(PREFACE)
  socket.write(frame(4, 0, 0, wide))
  socket.write(frame(8, 0, 0, Buffer.from('7fff0000', 'hex')))
  socket.write(frame(1, END_STREAM | END_HEADERS, 1, GET))
  // The client's own socket does not count: it is not reading.
  while (sockets() === before) await new Promise(resolve => setImmediate(resolve))
  while (sockets() > before) await new Promise(resolve => setImmediate(resolve))
  socket.destroy()
})

test('a session that breaks while its request waits to be heard is no fault', async () => {
  const { port, url } = await listen(echo)
  const socket = net.connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const closed = new Promise<void>(resolve => socket.resume().once('close', () => resolve()))
  // In one packet with the request, what node closes a session for.
  socket.write(Buffer.concat([PREFACE, frame(1, END_HEADERS, 1, POST), many(2_000, () => frame(0, 0, 1))]))
  await closed
  expect((await fetch(url)).status).toBe(200)
})
