// Load, as cheap as it can be, so that the server is what is measured. Each returns requests answered in a second.
import http2 from 'node:http2'
import net from 'node:net'
import { sign } from './requests.js'

const elapsedSince = start => (performance.now() - start) / 1000

/** HTTP/1.1 keep-alive: raw sockets, answers found by their content-length. */
export const http1KeepAlive = async (port, seconds, connections = 16) => {
  const authority = `127.0.0.1:${port}`
  const { path, headers, body } = await sign('converse', authority)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  let answered = 0
  const start = performance.now()
  const run = () =>
    new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(request)).setNoDelay(true)
      let expected = -1
      let received = 0
      socket.on('error', reject)
      socket.on('data', data => {
        if (expected === -1) {
          const text = data.latin1Slice()
          if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text))
          const end = text.indexOf('\r\n\r\n') + 4
          expected = end + Number(/content-length: (\d+)/i.exec(text)[1])
        }
        received += data.length
        if (received < expected) return
        expected = -1
        received = 0
        answered++
        if (elapsedSince(start) < seconds) socket.write(request)
        else socket.end(() => resolve())
      })
    })
  await Promise.all(Array.from({ length: connections }, run))
  return answered / elapsedSince(start)
}

const exchange = (session, headers, body) =>
  new Promise((resolve, reject) => {
    const stream = session.request(headers)
    stream.on(
      'response',
      answer => answer[':status'] === 200 || reject(new Error(`status ${answer[':status']}`)),
    )
    stream.on('error', reject)
    stream.resume().on('end', resolve)
    stream.end(body)
  })

const http2Headers = async port => {
  const { path, headers, body } = await sign('converse', `127.0.0.1:${port}`)
  const { host, ...others } = headers
  return { headers: { ':method': 'POST', ':path': path, ':authority': host, ...others }, body }
}

export const http2KeepAlive = async (port, seconds, concurrency = 16) => {
  const { headers, body } = await http2Headers(port)
  const session = http2.connect(`http://127.0.0.1:${port}`)
  let answered = 0
  const start = performance.now()
  const run = async () => {
    while (elapsedSince(start) < seconds) {
      await exchange(session, headers, body)
      answered++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, run))
  session.close()
  return answered / elapsedSince(start)
}

/** What the AWS SDK for JavaScript does: a connection and a session for every request. */
export const http2SessionPerRequest = async (port, seconds, concurrency = 8) => {
  const { headers, body } = await http2Headers(port)
  let answered = 0
  const start = performance.now()
  const run = async () => {
    while (elapsedSince(start) < seconds) {
      const session = http2.connect(`http://127.0.0.1:${port}`)
      session.on('error', () => {})
      await exchange(session, headers, body)
      session.destroy()
      answered++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, run))
  return answered / elapsedSince(start)
}
