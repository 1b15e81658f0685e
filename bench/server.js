// One server in a process of its own: `node bench/server.js bare-http1|signed-http1|bare-http2|outcrop`. It tells its port, and on
// each message its processor time and memory since the last.

import { mkdtempSync } from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { credentials } from './requests.js'
import { verified } from './verified.js'

/** What Outcrop answers to the benchmark's Converse, so that bare servers send the same bytes. */
const answer = Buffer.from(process.env.BENCH_ANSWER ?? '{}')
const headers = {
  'content-type': 'application/json',
  'content-length': answer.length,
  'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
  'x-outcrop-backend': 'embedded',
}

const servers = {
  /** The least that node:http can do: read the body, answer. */
  async 'bare-http1'() {
    const server = http.createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, headers)
        response.end(answer)
      })
    })
    return listen(server)
  },
  /** The least with a signature checked and the JSON read and written: what no complete server can beat. */
  async 'signed-http1'() {
    const server = http.createServer((request, response) => {
      const chunks = []
      request.on('data', chunk => chunks.push(chunk))
      request.on('end', () => {
        const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
        if (!verified(request, body)) return response.writeHead(403).end()
        const { messages } = JSON.parse(body.toString())
        const text = JSON.stringify({ ...JSON.parse(answer.toString()), turns: messages.length })
        response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) })
        response.end(text)
      })
    })
    return listen(server)
  },
  async 'bare-http2'() {
    const server = http2.createServer()
    server.on('stream', stream => {
      stream.resume().on('end', () => {
        stream.respond({ ':status': 200, ...headers })
        stream.end(answer)
      })
      stream.on('error', () => {})
    })
    server.on('session', session => session.on('error', () => {}))
    return listen(server)
  },
  async outcrop() {
    const { createOutcrop } = await import('../dist/bundle/outcrop.js')
    const outcrop = await createOutcrop({
      preset: 'gateway',
      port: 0,
      home: mkdtempSync(join(tmpdir(), 'outcrop-bench-')),
      credentials: [credentials],
      log: { level: 'warn' },
      // What is measured is the counting, not the throttle: Claude Haiku 4.5 by its profile.
      quotas: { values: { 'L-58BE175A': 1e15 } },
      ...JSON.parse(process.env.BENCH_SETTINGS ?? '{}'),
    })
    return (await outcrop.listen()).port
  },
}

const listen = server =>
  new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))

process.send({ port: await servers[process.argv[2]]() })
let last = process.cpuUsage()
process.on('message', () => {
  const { user, system } = process.cpuUsage(last)
  last = process.cpuUsage()
  process.send({ cpuMicroseconds: user + system, rss: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit(0))
