// A whole sync beside other calls: plain text from a folder is read, chunked, embedded and indexed, while Converse is asked at a
// steady rate. `npm run build && node bench/ingestion.js`; `DOCUMENTS=1000` for more. Prints JSON.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const DOCUMENTS = Number(process.env.DOCUMENTS ?? 600)
const WORDS = 2_000
const DIMENSIONS = 256
const CALLS_PER_SECOND = 20
const QUIET_SECONDS = 8
const MODEL = 'amazon.nova-lite-v1:0'

const root = mkdtempSync(join(tmpdir(), 'outcrop-bench-'))
const folder = join(root, 'texts')
mkdirSync(folder)
let state = 7
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
const vocabulary = Array.from({ length: 8_000 }, () =>
  Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => 'bcdfglmnprstv'[Math.floor(random() * 13)] + 'aeiou'[Math.floor(random() * 5)],
  ).join(''),
)
const sentence = () =>
  `${Array.from({ length: 12 + Math.floor(random() * 10) }, () => vocabulary[Math.floor(random() ** 2 * 8_000)]).join(' ')}.`
for (let number = 0; number < DOCUMENTS; number++) {
  const sentences = []
  for (let words = 0; words < WORDS; words += 17) sentences.push(sentence())
  writeFileSync(join(folder, `text-${number}.txt`), sentences.join(' '))
}
const config = join(root, 'outcrop.config.yaml')
writeFileSync(
  config,
  `knowledgeBases: { buckets: { texts: ${folder} } }\nquotas: { mode: "off" }\nlog: { level: silent }\n`,
)

const main = fileURLToPath(new URL('../dist/bundle/main.js', import.meta.url))
const server = spawn(
  process.execPath,
  [main, 'serve', '--port', '0', '--home', join(root, 'home'), '--config', config],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
let printed = ''
while (!/AWS_ENDPOINT_URL_BEDROCK_RUNTIME=(\S+)/.test(printed)) {
  const [chunk] = await once(server.stdout, 'data')
  printed += chunk
}
const [, url] = /AWS_ENDPOINT_URL_BEDROCK_RUNTIME=(\S+)/.exec(printed)

const agent = new Agent({ keepAlive: true, maxSockets: 100 })
const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      { method, agent, headers: { 'content-type': 'application/json' } },
      async answer => {
        const chunks = []
        for await (const chunk of answer) chunks.push(chunk)
        const text = Buffer.concat(chunks).toString()
        if (answer.statusCode >= 300) reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
        else resolve(text === '' ? {} : JSON.parse(text))
      },
    )
    sent.on('error', reject).end(JSON.stringify(body))
  })
const arn = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0'

/** Calls at a steady rate until it is stopped: from when each was due, so that one that waits is not left out. */
const converse = () => {
  const times = []
  let isOver = false
  const calls = []
  const done = (async () => {
    for (let due = performance.now(); !isOver; due += 1_000 / CALLS_PER_SECOND) {
      await pause(Math.max(0, due - performance.now()))
      calls.push(
        call('POST', `/model/${encodeURIComponent(MODEL)}/converse`, {
          messages: [
            { role: 'user', content: [{ text: 'Reply with one word: is "it works" positive or negative?' }] },
          ],
        }).then(() => times.push(performance.now() - due)),
      )
    }
    await Promise.all(calls)
  })()
  return async () => {
    isOver = true
    await done
    times.sort((a, b) => a - b)
    const at = share => Number(times[Math.floor((times.length - 1) * share)].toFixed(1))
    return { calls: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) }
  }
}

const loadBefore = Number(loadavg()[0].toFixed(1))
for (let warm = 0; warm < 50; warm++) await converse()()
let stop = converse()
await pause(QUIET_SECONDS * 1_000)
const quiet = await stop()

const { knowledgeBase } = await call('PUT', '/knowledgebases/', {
  name: 'bench',
  roleArn: 'arn:aws:iam::123456789012:role/bench',
  knowledgeBaseConfiguration: {
    type: 'VECTOR',
    vectorKnowledgeBaseConfiguration: {
      embeddingModelArn: arn,
      embeddingModelConfiguration: { bedrockEmbeddingModelConfiguration: { dimensions: DIMENSIONS } },
    },
  },
})
const base = `/knowledgebases/${knowledgeBase.knowledgeBaseId}`
while ((await call('GET', base)).knowledgeBase.status !== 'ACTIVE') await pause(50)
const { dataSource } = await call('PUT', `${base}/datasources/`, {
  name: 'texts',
  dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::texts' } },
})
const source = `${base}/datasources/${dataSource.dataSourceId}`
stop = converse()
const start = performance.now()
const { ingestionJob } = await call('PUT', `${source}/ingestionjobs/`, {})
let job = ingestionJob
while (!['COMPLETE', 'FAILED', 'STOPPED'].includes(job.status)) {
  await pause(100)
  job = (await call('GET', `${source}/ingestionjobs/${ingestionJob.ingestionJobId}`)).ingestionJob
}
const seconds = (performance.now() - start) / 1_000
const beside = await stop()

/** Chunks are counted by what they are: each document is asked for with as many results as there can be. */
const { retrievalResults } = await call('POST', `${base}/retrieve`, {
  retrievalQuery: { text: vocabulary[1] },
  retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 100 } },
})
const words = retrievalResults.reduce((sum, { content }) => sum + content.text.split(/\s+/).length, 0)
const wordsOfAChunk = words / retrievalResults.length
const chunks = (DOCUMENTS * WORDS) / wordsOfAChunk
console.log(
  JSON.stringify(
    {
      loadBefore,
      documents: DOCUMENTS,
      failed: job.statistics.numberOfDocumentsFailed,
      seconds: Number(seconds.toFixed(1)),
      wordsOfAChunk: Math.round(wordsOfAChunk),
      chunksPerSecond: Math.round(chunks / seconds),
      wordsPerSecond: Math.round((DOCUMENTS * WORDS) / seconds),
      converse: { quiet, beside, p99AgainstQuiet: Number((beside.p99 / quiet.p99).toFixed(2)) },
    },
    undefined,
    2,
  ),
)
agent.destroy()
server.kill('SIGTERM')
await once(server, 'exit')
rmSync(root, { recursive: true, force: true })
