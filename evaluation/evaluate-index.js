// nDCG@10 of the embedded index on the Cranfield collection, the ranking's parameters chosen on the even queries:
// `npm run build && CRANFIELD=folder node evaluation/evaluate-index.js`
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { embedText } from '../dist/backends/embedded/embed-text.js'
import { createEmbeddedIndex } from '../dist/vectors/create-embedded-index.js'
import { mean, ndcgAt10 } from './ndcg.js'

const WORDS_ALONE = { vectorShare: 0, feedbackShare: 0, feedbackVector: 0 }
const DEPTH = 20
const { signal } = new AbortController()

const readLines = (folder, name) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(line => line !== '')

const readCollection = folder => {
  const documents = readLines(folder, 'corpus.jsonl').map(line => JSON.parse(line))
  const queries = readLines(folder, 'queries.jsonl').map(line => JSON.parse(line))
  const numbers = new Map(documents.map(({ _id }, number) => [_id, number]))
  const judgements = new Map(queries.map(({ _id }) => [_id, new Map()]))
  for (const line of readLines(folder, 'qrels.tsv').slice(1)) {
    const [query, document, score] = line.split('\t')
    judgements.get(query)?.set(numbers.get(document), Number(score))
  }
  return { documents, queries, judgements }
}

const measure = async ({ documents, queries, judgements }, { dimensions, hasText = true, ...parameters }) => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-evaluation-'))
  const index = await createEmbeddedIndex({ folder, dimensions, ...parameters })
  for (const [number, { title, text }] of documents.entries()) {
    const whole = text.startsWith(title) ? text : `${title} ${text}`
    const chunk = { id: `${number}`, text: whole, vector: embedText(whole, dimensions), metadata: {} }
    await index.put({ id: `${number}`, dataSourceId: 'cranfield', chunks: [chunk] })
  }
  const halves = { even: [], odd: [] }
  for (const [at, { _id, text }] of queries.entries()) {
    const query = { vector: embedText(text, dimensions), limit: DEPTH, ...(hasText && { text }) }
    const scores = new Float64Array(documents.length)
    for (const { id, score } of await index.search(query, signal)) scores[Number(id)] = score
    halves[at % 2 === 0 ? 'even' : 'odd'].push(ndcgAt10(scores, judgements.get(_id)))
  }
  await index.destroy()
  rmSync(folder, { recursive: true, force: true })
  const round = value => Number(value.toFixed(4))
  return {
    even: round(mean(halves.even)),
    odd: round(mean(halves.odd)),
    all: round(mean([...halves.even, ...halves.odd])),
  }
}

/** @param folder the collection as `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` */
export const evaluateIndex = async folder => {
  const collection = readCollection(folder)
  const methods = {
    'BM25 alone': { dimensions: 256, ...WORDS_ALONE },
    'BM25, expanded': { dimensions: 256, vectorShare: 0 },
    'vectors 1024': { dimensions: 1024, hasText: false },
    'vectors 256': { dimensions: 256, hasText: false },
    'hybrid 1024': { dimensions: 1024 },
    'hybrid 256': { dimensions: 256 },
  }
  const found = {}
  for (const [name, method] of Object.entries(methods)) found[name] = await measure(collection, method)
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.env.CRANFIELD ?? process.argv[2]
  if (folder === undefined) throw new Error('Where is the collection? CRANFIELD=folder')
  process.stdout.write(`${JSON.stringify(await evaluateIndex(folder), undefined, 2)}\n`)
}
