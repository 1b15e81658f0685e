// `npm run bench`: Outcrop and bare servers side by side in one run, as ratios. Prints JSON; bench/README.md keeps
// what was seen. The load comes from this process, every server has its own.
import { fork, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { http1KeepAlive, http2KeepAlive, http2SessionPerRequest } from './clients.js'
import { meteredCalls } from './metering.js'
import { nativeBodies } from './native-bodies.js'
import { throughProxy } from './proxy.js'
import { sign } from './requests.js'
import { eventsPerSecond, firstEvent, openStreams } from './streams.js'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const round = (value, digits = 2) => Number(value.toFixed(digits))
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
const progress = text => process.stderr.write(`${text}\n`)

const start = async (name, environment = {}) => {
  const child = fork(new URL('server.js', import.meta.url), [name], {
    env: { ...process.env, ...environment },
  })
  const ended = new Promise((_, reject) => child.once('exit', () => reject(new Error(`${name} ended`))))
  ended.catch(() => {}) // it may end when nobody asks any more
  const next = () => Promise.race([new Promise(resolve => child.once('message', resolve)), ended])
  const { port } = await next()
  const usage = () => {
    const answer = next()
    child.send('usage')
    return answer
  }
  return { name, port, usage, stop: () => child.kill() }
}

const load = async (server, client) => {
  await server.usage()
  const perSecond = await client(server.port, SECONDS)
  const { cpuMicroseconds } = await server.usage()
  return { perSecond, cpu: cpuMicroseconds / (perSecond * SECONDS) }
}

/** Alternates the two, so that what else the machine does falls on both. */
const compare = async (label, bare, outcrop, client) => {
  // Until both run compiled: on a slow machine that takes Outcrop some thousand requests.
  await client(bare.port, 2)
  await client(outcrop.port, 4)
  const rounds = []
  for (let index = 0; index < ROUNDS; index++) {
    rounds.push({ bare: await load(bare, client), outcrop: await load(outcrop, client) })
  }
  const of = (which, what) => median(rounds.map(each => each[which][what]))
  const result = {
    bare: { perSecond: Math.round(of('bare', 'perSecond')), cpuMicroseconds: round(of('bare', 'cpu'), 1) },
    outcrop: {
      perSecond: Math.round(of('outcrop', 'perSecond')),
      cpuMicroseconds: round(of('outcrop', 'cpu'), 1),
    },
    ratio: round(median(rounds.map(each => each.outcrop.perSecond / each.bare.perSecond))),
    cpuRatio: round(median(rounds.map(each => each.bare.cpu / each.outcrop.cpu))),
  }
  progress(
    `${label}: ${result.ratio} x bare (${result.outcrop.perSecond}/s against ${result.bare.perSecond}/s)`,
  )
  return result
}

const startToFirstAnswer = async () => {
  const home = mkdtempSync(join(tmpdir(), 'outcrop-bench-'))
  const began = performance.now()
  const main = new URL('../dist/bundle/main.js', import.meta.url).pathname
  const child = spawn(process.execPath, [main, '--port', '4519', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { path, headers, body } = await sign('converse', '127.0.0.1:4519')
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:4519${path}`, { method: 'POST', headers, body }).catch(
      () => undefined,
    )
    if (answer?.ok) break
    if (performance.now() - began > 20_000) throw new Error('Outcrop did not start')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  const milliseconds = performance.now() - began
  child.kill()
  await new Promise(resolve => child.once('exit', resolve))
  return milliseconds
}

const answerOf = async ({ port }) => {
  const { path, headers, body } = await sign('converse', `127.0.0.1:${port}`)
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.text()
}

const outcrop = await start('outcrop')
const { rss: idle } = await outcrop.usage()
const BENCH_ANSWER = await answerOf(outcrop)
const bare1 = await start('bare-http1', { BENCH_ANSWER })
const signed1 = await start('signed-http1', { BENCH_ANSWER })
const bare2 = await start('bare-http2', { BENCH_ANSWER })
const results = {
  node: process.version,
  converse: {
    http1KeepAlive: await compare('Converse, HTTP/1.1 keep-alive', bare1, outcrop, http1KeepAlive),
    http1AgainstSigned: await compare(
      'The same against the least with a signature checked',
      signed1,
      outcrop,
      http1KeepAlive,
    ),
    http2KeepAlive: await compare('Converse, h2c keep-alive', bare2, outcrop, http2KeepAlive),
    http2SessionPerRequest: await compare(
      'Converse, h2c session per request',
      bare2,
      outcrop,
      http2SessionPerRequest,
    ),
  },
}
const first = await firstEvent(outcrop.port, 2_000)
results.stream = {
  firstEventMilliseconds: { p50: round(first.p50), p99: round(first.p99) },
  eventsPerSecond: Math.round(await eventsPerSecond(outcrop.port, SECONDS)),
}
progress(
  `ConverseStream: first event p50 ${results.stream.firstEventMilliseconds.p50} ms, ${results.stream.eventsPerSecond} events/s`,
)
for (const server of [outcrop, bare1, signed1, bare2]) server.stop()

results.metering = await meteredCalls(start, compare)
const { admissionAndSettlement, ledgerRecord } = results.metering.microseconds
progress(
  `Metering: ${round(admissionAndSettlement, 1)} us for admission and settlement, ${round(ledgerRecord, 1)} us for a record`,
)

results.proxy = await throughProxy(start, compare)
const { firstEventMilliseconds: delay, pacedStreams } = results.proxy
progress(
  `Through openai-compatible: first event ${delay.added.p50} ms (p99 ${delay.added.p99}) later, ${pacedStreams.right} of ${pacedStreams.streams} streams whole`,
)

const paced = await start('outcrop', {
  BENCH_SETTINGS: JSON.stringify({
    backends: { embedded: { type: 'embedded', firstTokenMs: 1, tokensPerSecond: 2 } },
  }),
})
const close = await openStreams(paced.port, 1_000)
await new Promise(resolve => setTimeout(resolve, 3_000))
const { rss } = await paced.usage()
close()
paced.stop()
results.memory = { idleMegabytes: Math.round(idle / 1e6), thousandStreamsMegabytes: Math.round(rss / 1e6) }
progress(
  `Memory: idle ${results.memory.idleMegabytes} MB, 1,000 open streams ${results.memory.thousandStreamsMegabytes} MB`,
)

results.nativeBodiesAgainstJson = nativeBodies()
const slowest = Math.min(...Object.values(results.nativeBodiesAgainstJson).flatMap(Object.values))
progress(`Native bodies of 1 MB, decoded and encoded: at least ${slowest} x JSON alone`)

const starts = []
for (let index = 0; index < 5; index++) starts.push(await startToFirstAnswer())
results.startToFirstAnswerMilliseconds = Math.round(median(starts))
progress(`Start to first answer: ${results.startToFirstAnswerMilliseconds} ms`)

console.log(JSON.stringify(results, null, 2))
process.exit(0)
