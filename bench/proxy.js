// Through openai-compatible: Converse against a bare proxy that parses and rewrites the same JSON, the delay that is
// added to the first event of a paced stream, and a thousand paced streams at once with every byte compared. The
// upstream and the bare proxy have processes of their own: `node bench/proxy.js upstream|bare`.
import { fork } from 'node:child_process'
import http from 'node:http'
import { fileURLToPath } from 'node:url'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import { http1KeepAlive } from './clients.js'
import { sign } from './requests.js'

const WORDS = 25
const PACE = 200
const text = 'It carries what is asked to where it is answered, and back. '.repeat(6)
const toEvent = value => `data: ${JSON.stringify(value)}\n\n`
const toChunk = (content, finish_reason = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta: content === undefined ? {} : { content }, finish_reason }],
})
const usage = { prompt_tokens: 12, completion_tokens: 80, total_tokens: 92 }
const completion = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage,
  }),
)

/** What stream `name` says, so that its reader knows it too; characters of one to four bytes. */
const wordsOf = name => Array.from({ length: WORDS }, (_, index) => `${name}:${index} é🙂 `)

const readBody = request =>
  new Promise(resolve => {
    const pieces = []
    request.on('data', piece => pieces.push(piece))
    request.on('end', () => resolve(Buffer.concat(pieces).toString()))
  })

const servers = {
  async upstream() {
    const server = http.createServer(async (request, response) => {
      const { stream, messages } = JSON.parse(await readBody(request))
      if (!stream) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': completion.length })
        return response.end(completion)
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.socket.setNoDelay(true)
      const asked = messages.at(-1).content
      if (asked === 'now') {
        // Some time after the head, when it was sent.
        return setTimeout(() => {
          response.write(toEvent(toChunk(`${process.hrtime.bigint()}`)))
          setTimeout(() => response.end(`${toEvent(toChunk(undefined, 'stop'))}data: [DONE]\n\n`), 2)
        }, 5)
      }
      const left = wordsOf(asked)
      const timer = setInterval(() => {
        const word = left.shift()
        if (word === undefined) {
          clearInterval(timer)
          const end = toEvent(toChunk(undefined, 'stop')) + toEvent({ ...toChunk(), choices: [], usage })
          return response.end(`${end}data: [DONE]\n\n`)
        }
        // Cut in the middle of a character.
        const bytes = Buffer.from(toEvent(toChunk(word)))
        const cut = bytes.indexOf(0xf0) + 2
        response.write(bytes.subarray(0, cut))
        response.write(bytes.subarray(cut))
      }, PACE)
      response.once('close', () => clearInterval(timer))
    })
    return listen(server)
  },
  /** The least that a proxy with undici can do. */
  async bare() {
    const { Pool } = await import('undici')
    const pool = new Pool(process.env.BENCH_UPSTREAM, { connections: 1_024 })
    const server = http.createServer(async (request, response) => {
      const { messages, inferenceConfig } = JSON.parse(await readBody(request))
      const body = JSON.stringify({
        model: 'm',
        stream: false,
        max_tokens: inferenceConfig.maxTokens,
        messages: messages.map(({ role, content }) => ({
          role,
          content: content.map(each => each.text).join(''),
        })),
      })
      const answer = await pool.request({
        path: '/v1/chat/completions',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const { choices, usage: used } = await answer.body.json()
      const converse = JSON.stringify({
        output: { message: { role: 'assistant', content: [{ text: choices[0].message.content }] } },
        stopReason: choices[0].finish_reason === 'stop' ? 'end_turn' : 'max_tokens',
        usage: {
          inputTokens: used.prompt_tokens,
          outputTokens: used.completion_tokens,
          totalTokens: used.total_tokens,
        },
        metrics: { latencyMs: 1 },
      })
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(converse),
      })
      response.end(converse)
    })
    return listen(server)
  },
}

const listen = server =>
  new Promise(resolve =>
    server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () => resolve(server.address().port)),
  )

const spawn = async (name, environment = {}) => {
  const child = fork(fileURLToPath(import.meta.url), [name], { env: { ...process.env, ...environment } })
  const next = () => new Promise(resolve => child.once('message', resolve))
  const { port } = await next()
  const use = () => {
    const answer = next()
    child.send('usage')
    return answer
  }
  return { name, port, usage: use, stop: () => child.kill() }
}

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  value => Buffer.from(value),
)

/** The events of one stream, each with when it came. */
const readStream = async (port, agent, prompt, onEvent) => {
  const { path, headers, body } = await sign('converse-stream', `127.0.0.1:${port}`, prompt)
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: '127.0.0.1', method: 'POST', path, headers, agent },
      response => {
        let held = Buffer.alloc(0)
        response.on('data', data => {
          const came = process.hrtime.bigint()
          held = held.length === 0 ? data : Buffer.concat([held, data])
          while (held.length >= 4 && held.length >= held.readUInt32BE(0)) {
            const length = held.readUInt32BE(0)
            const { headers: about, body: payload } = codec.decode(held.subarray(0, length))
            onEvent(about[':event-type']?.value, JSON.parse(Buffer.from(payload).toString()), came)
            held = held.subarray(length)
          }
        })
        response.on('end', resolve)
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const percentile = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)]
const summary = values => ({
  p50: Number(percentile(values, 0.5).toFixed(2)),
  p99: Number(percentile(values, 0.99).toFixed(2)),
})

/** Milliseconds from the upstream's write of the first word to its reader, through Outcrop and without it. */
const firstEvent = async (outcrop, upstream, times) => {
  const agent = new http.Agent({ keepAlive: true })
  const [through, direct] = [[], []]
  const since = (sent, came) => Number(came - BigInt(sent)) / 1e6
  for (let index = 0; index < times; index++) {
    await readStream(outcrop, agent, 'now', (type, { delta }, came) => {
      if (type === 'contentBlockDelta') through.push(since(delta.text, came))
    })
    await new Promise((resolve, reject) => {
      const body = JSON.stringify({ stream: true, messages: [{ content: 'now' }] })
      const request = http.request({ port: upstream, host: '127.0.0.1', method: 'POST', agent }, response => {
        response.once('data', data => {
          const came = process.hrtime.bigint()
          direct.push(since(JSON.parse(data.toString().slice(6)).choices[0].delta.content, came))
        })
        response.resume().on('end', resolve)
      })
      request.on('error', reject)
      request.end(body)
    })
  }
  agent.destroy()
  const [all, bare] = [summary(through.slice(times / 4)), summary(direct.slice(times / 4))]
  const added = { p50: Number((all.p50 - bare.p50).toFixed(2)), p99: Number((all.p99 - bare.p99).toFixed(2)) }
  return { added, through: all, direct: bare }
}

/** How many of so many streams at once say exactly what the upstream said. */
const wholeStreams = async (port, count) => {
  const agent = new http.Agent({ maxSockets: count })
  const read = async index => {
    const name = `stream-${index}`
    let said = ''
    const kinds = []
    await readStream(port, agent, name, (type, event) => {
      if (type === 'contentBlockDelta') said += event.delta.text
      else kinds.push(type)
    })
    const ends = ['messageStart', 'contentBlockStop', 'messageStop', 'metadata']
    return said === wordsOf(name).join('') && kinds.join() === ends.join()
  }
  const right = await Promise.all(Array.from({ length: count }, (_, index) => read(index).catch(() => false)))
  agent.destroy()
  return right.filter(Boolean).length
}

/**
 * @param start of the benchmark's own servers.
 * @param compare two servers under the same load.
 */
export const throughProxy = async (start, compare) => {
  const upstream = await spawn('upstream')
  const origin = `http://127.0.0.1:${upstream.port}`
  const bare = await spawn('bare', { BENCH_UPSTREAM: origin })
  const outcrop = await start('outcrop', {
    BENCH_SETTINGS: JSON.stringify({
      backends: { gpu: { type: 'openai-compatible', baseUrl: `${origin}/v1` } },
      models: [{ model: '*', backends: ['gpu/m'] }],
    }),
  })
  const converse = await compare('Converse through openai-compatible', bare, outcrop, http1KeepAlive)
  const first = await firstEvent(outcrop.port, upstream.port, 400)
  const streams = 1_000
  const right = await wholeStreams(outcrop.port, streams)
  for (const server of [outcrop, bare, upstream]) server.stop()
  return { converse, firstEventMilliseconds: first, pacedStreams: { streams, right } }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.send({ port: await servers[process.argv[2]]() })
  let last = process.cpuUsage()
  process.on('message', () => {
    const { user, system } = process.cpuUsage(last)
    last = process.cpuUsage()
    process.send({ cpuMicroseconds: user + system, rss: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.exit(0))
}
