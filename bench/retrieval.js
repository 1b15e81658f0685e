// The embedded index of knowledge bases: putting, searching and opening 100,000 chunks, each step in a process of its own so that its
// memory is its own. `npm run build && node bench/retrieval.js`, some minutes; `CHUNKS=20000 DIMENSIONS=1024` for others.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { embedText } from '../dist/backends/embedded/embed-text.js'
import { createEmbeddedIndex } from '../dist/vectors/create-embedded-index.js'

const CHUNKS = Number(process.env.CHUNKS ?? 100_000)
const DIMENSIONS = Number(process.env.DIMENSIONS ?? 256)
const WORDS = 200
const CHUNKS_OF_A_DOCUMENT = 10
const TOPICS = 400
const QUERIES = 300
const LIMIT = 10
const { signal } = new AbortController()

/** The same texts in every process: a generator of 32 bits. */
const createRandom = seed => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const SYLLABLES = 'ba co di fu ge ha jo ki lu me na po qui ra so tu ve wo xi za bre cla dro fli gra'.split(
  ' ',
)
const wordOf = number => {
  let rest = number + 1
  let word = ''
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length)
  }
  return `${word}n`
}

/** Words by Zipf's law: half of a text's are of all texts, half of its topic's. */
const VOCABULARY = 60_000
const TOPIC_WORDS = 300
const zipf = (random, most) => Math.floor(most ** random()) - 1
const textOf = (random, topic, length) =>
  Array.from({ length }, () =>
    random() < 0.5
      ? wordOf(zipf(random, VOCABULARY))
      : wordOf((topic * 7919 + zipf(random, TOPIC_WORDS) * 131) % VOCABULARY),
  ).join(' ')

const documents = function* () {
  const random = createRandom(1)
  for (let from = 0; from < CHUNKS; from += CHUNKS_OF_A_DOCUMENT) {
    const topic = Math.floor(random() * TOPICS)
    const id = `document-${from}`
    yield {
      id,
      dataSourceId: 'source',
      topic,
      texts: Array.from({ length: Math.min(CHUNKS_OF_A_DOCUMENT, CHUNKS - from) }, () =>
        textOf(random, topic, WORDS),
      ),
    }
  }
}

const toDocument = ({ id, dataSourceId, topic, texts }) => ({
  id,
  dataSourceId,
  chunks: texts.map((text, position) => ({
    id: `${id}-${position}`,
    text,
    vector: embedText(text, DIMENSIONS),
    metadata: {
      'x-amz-bedrock-kb-source-uri': `s3://bucket/${id}.txt`,
      'x-amz-bedrock-kb-chunk-id': `${id}-${position}`,
      topic,
      half: position % 2,
    },
  })),
})

const queries = () => {
  const random = createRandom(2)
  return Array.from({ length: QUERIES }, () => {
    const text = textOf(random, Math.floor(random() * TOPICS), 10)
    return { text, vector: embedText(text, DIMENSIONS) }
  })
}

const quantile = (values, share) =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))]
const round = (value, digits = 2) => Number(value.toFixed(digits))
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20)

const timed = async (index, filter, withText) => {
  const taken = []
  for (const { text, vector } of queries()) {
    const began = performance.now()
    await index.search({ vector, limit: LIMIT, ...(withText && { text }), ...(filter && { filter }) }, signal)
    taken.push(performance.now() - began)
  }
  const measured = taken.slice(QUERIES / 10)
  return { p50: round(quantile(measured, 0.5)), p95: round(quantile(measured, 0.95)) }
}

const settle = async index => {
  // A search waits behind what the thread is doing: when several are quick, its graph is complete.
  for (let quick = 0; quick < 20; ) {
    await new Promise(resolve => setTimeout(resolve, 250))
    const before = process.cpuUsage()
    await new Promise(resolve => setTimeout(resolve, 100))
    const { user, system } = process.cpuUsage(before)
    quick = user + system < 20_000 ? quick + 5 : 0
  }
  return index
}

const steps = {
  async put(folder) {
    const index = await createEmbeddedIndex({ folder, dimensions: DIMENSIONS })
    let indexing = 0
    const began = performance.now()
    const used = process.cpuUsage()
    for (const draft of documents()) {
      const document = toDocument(draft)
      const before = performance.now()
      await index.put(document)
      indexing += performance.now() - before
    }
    const putSeconds = (performance.now() - began) / 1_000
    await settle(index)
    const graphSeconds = (performance.now() - began) / 1_000
    const { user, system } = process.cpuUsage(used)
    const memory = megabytes()
    const closing = performance.now()
    await index.close()
    return {
      putsPerSecond: Math.round(CHUNKS / putSeconds),
      indexedPerSecond: Math.round(CHUNKS / (indexing / 1_000)),
      withGraphPerSecond: Math.round(CHUNKS / graphSeconds),
      processorMillisecondsPerChunk: round((user + system) / 1_000 / CHUNKS),
      memoryMegabytes: memory,
      closeSeconds: round((performance.now() - closing) / 1_000),
    }
  },
  async search(folder) {
    const began = performance.now()
    const index = await createEmbeddedIndex({ folder, dimensions: DIMENSIONS })
    const openSeconds = (performance.now() - began) / 1_000
    const [{ text, vector }] = queries()
    await index.search({ vector, text, limit: LIMIT }, signal)
    const firstAnswerSeconds = (performance.now() - began) / 1_000
    const half = { operator: 'equals', key: 'half', value: 1 }
    const topic = { operator: 'lessThan', key: 'topic', value: 20 }
    const found = {
      openSeconds: round(openSeconds),
      firstAnswerSeconds: round(firstAnswerSeconds),
      hybrid: await timed(index, undefined, true),
      semantic: await timed(index, undefined, false),
      hybridUnderFilterOfHalf: await timed(index, half, true),
      hybridUnderFilterOfTwentieth: await timed(index, topic, true),
      memoryMegabytes: megabytes(),
    }
    await index.close()
    return found
  },
  /** What the graph finds of the nearest chunks that a scan of all finds. */
  async recall(folder) {
    const found = async exactWithoutFilter => {
      const index = await createEmbeddedIndex({ folder, dimensions: DIMENSIONS, exactWithoutFilter })
      const results = []
      for (const { vector } of queries()) results.push(await index.search({ vector, limit: LIMIT }, signal))
      await index.close()
      return results
    }
    const exact = await found(Number.POSITIVE_INFINITY)
    const near = await found(0)
    const hits = exact.flatMap((results, at) => {
      const least = results.at(-1)?.score ?? 0
      return near[at].filter(({ score }) => score >= least - 1e-6)
    })
    return { recallAt10: round(hits.length / (QUERIES * LIMIT), 4) }
  },
}

const runStep = async (step, folder) => {
  const child = fork(fileURLToPath(import.meta.url), [step, folder])
  const [result] = await Promise.race([
    new Promise(resolve => child.once('message', message => resolve([message]))),
    new Promise((_, reject) => child.once('exit', code => reject(new Error(`${step} ended with ${code}`)))),
  ])
  return result
}

export const retrieval = async () => {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'outcrop-bench-'))
  const results = { chunks: CHUNKS, dimensions: DIMENSIONS, loadBefore: round(loadavg()[0], 1) }
  for (const step of Object.keys(steps)) results[step] = await runStep(step, folder)
  const files = await readdir(folder, { recursive: true })
  results.diskMegabytes = Math.round(
    files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 2 ** 20,
  )
  rmSync(folder, { recursive: true })
  return { ...results, loadAfter: round(loadavg()[0], 1) }
}

const [, file, step, folder] = process.argv
if (file === fileURLToPath(import.meta.url)) {
  if (step === undefined) console.log(JSON.stringify(await retrieval(), undefined, 2))
  else {
    const result = await steps[step](folder)
    process.send(result, () => process.disconnect())
  }
}
