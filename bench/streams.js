// ConverseStream: time to the first event, events in a second, and what a thousand open streams hold.
import http from 'node:http'
import net from 'node:net'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import { sign } from './requests.js'

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  text => Buffer.from(text),
)
const percentile = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)]
const LONG = `Summarise in 40 sentences: ${'The team decided to move the gateway in October. '.repeat(40)}`

/** Frames of a chunk that begins at a frame; enough for counting. */
const countFrames = bytes => {
  let count = 0
  for (let at = 0; at + 4 <= bytes.length; at += bytes.readUInt32BE(at)) count++
  return count
}

/** Milliseconds from sending to the head of the answer with the first event, p50 and p99, one at a time. */
export const firstEvent = async (port, times) => {
  const { path, headers, body } = await sign('converse-stream', `127.0.0.1:${port}`)
  const agent = new http.Agent({ keepAlive: true })
  const values = []
  for (let index = 0; index < times; index++) {
    const start = performance.now()
    await new Promise((resolve, reject) => {
      const request = http.request(
        { port, host: '127.0.0.1', method: 'POST', path, headers, agent },
        response => {
          response.once('data', data => {
            values.push(performance.now() - start)
            codec.decode(data.subarray(0, data.readUInt32BE(0)))
          })
          response.resume().on('end', resolve)
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  }
  agent.destroy()
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) }
}

export const eventsPerSecond = async (port, seconds, connections = 8) => {
  const { path, headers, body } = await sign('converse-stream', `127.0.0.1:${port}`, LONG)
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  let events = 0
  const start = performance.now()
  const once = () =>
    new Promise((resolve, reject) => {
      const request = http.request(
        { port, host: '127.0.0.1', method: 'POST', path, headers, agent },
        response => {
          const chunks = []
          response.on('data', chunk => chunks.push(chunk))
          response.on('end', () => {
            events += countFrames(Buffer.concat(chunks))
            resolve()
          })
        },
      )
      request.on('error', reject)
      request.end(body)
    })
  const run = async () => {
    while ((performance.now() - start) / 1000 < seconds) await once()
  }
  await Promise.all(Array.from({ length: connections }, run))
  agent.destroy()
  return events / ((performance.now() - start) / 1000)
}

/** Opens streams on connections of their own; every tenth reader stops reading after the head. */
export const openStreams = async (port, count) => {
  const { path, headers, body } = await sign('converse-stream', `127.0.0.1:${port}`, LONG)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
  const open = index =>
    new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write(request))
      socket.on('error', reject)
      socket.once('data', data => {
        if (!data.latin1Slice(0, 12).startsWith('HTTP/1.1 200'))
          return reject(new Error(data.latin1Slice(0, 300)))
        if (index % 10 === 0) socket.pause()
        else socket.resume()
        resolve(socket)
      })
    })
  const sockets = []
  for (let index = 0; index < count; index += 50) {
    sockets.push(...(await Promise.all(Array.from({ length: 50 }, (_, each) => open(index + each)))))
  }
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}
