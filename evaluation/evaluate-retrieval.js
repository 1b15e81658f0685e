import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEmbeddedBackend } from '../dist/backends/embedded/create-embedded-backend.js'
import { mean, ndcgAt10 } from './ndcg.js'
import { readPairs } from './read-cases.js'
import { createTermOverlap } from './term-overlap.js'

const DIMENSIONS = [1024, 256]
const EMBEDDING_MODEL = 'amazon.titan-embed-text-v2:0'
const RERANK_MODEL = 'amazon.rerank-v1:0'
const BATCH = 100

const clock = { now: () => Date.now() }
const call = {
  signal: new AbortController().signal,
  streaming: false,
  clocks: { service: clock, wall: clock },
  requestId: '00000000-0000-4000-8000-000000000000',
  principal: { arn: 'arn:aws:iam::123456789012:user/evaluation', account: '123456789012', verified: false },
  metadata: {},
}

const embedAll = async (backend, texts, dimensions) => {
  const found = []
  for (let from = 0; from < texts.length; from += BATCH) {
    const request = { modelId: EMBEDDING_MODEL, texts: texts.slice(from, from + BATCH), dimensions }
    found.push(...(await backend.embed(request, call)).embeddings)
  }
  return found
}

const dot = (one, other) => {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at] * other[at]
  return sum
}

/** Scores of all documents for every query, by the method's name. */
const scoreAll = async (backend, documents, queries, { rerank }) => {
  const termOverlap = createTermOverlap(documents)
  const methods = { 'term overlap': queries.map(termOverlap) }
  for (const dimensions of DIMENSIONS) {
    const documentVectors = await embedAll(backend, documents, dimensions)
    const queryVectors = await embedAll(backend, queries, dimensions)
    methods[`embeddings ${dimensions}`] = queryVectors.map(query =>
      Float64Array.from(documentVectors, document => dot(query, document)),
    )
  }
  if (rerank) {
    methods.reranker = []
    for (const query of queries)
      methods.reranker.push(
        Float64Array.from((await backend.rerank({ modelId: RERANK_MODEL, query, documents }, call)).scores),
      )
  }
  return methods
}

const readLines = (folder, name) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(line => line !== '')

const evaluateCranfield = async (backend, folder) => {
  const documents = readLines(folder, 'corpus.jsonl').map(line => JSON.parse(line))
  const queries = readLines(folder, 'queries.jsonl').map(line => JSON.parse(line))
  const indexes = new Map(documents.map(({ _id }, index) => [_id, index]))
  const judgements = new Map(queries.map(({ _id }) => [_id, new Map()]))
  for (const line of readLines(folder, 'qrels.tsv').slice(1)) {
    const [query, document, score] = line.split('\t')
    judgements.get(query)?.set(indexes.get(document), Number(score))
  }
  const methods = await scoreAll(
    backend,
    documents.map(({ title, text }) => (text.startsWith(title) ? text : `${title} ${text}`)),
    queries.map(({ text }) => text),
    { rerank: false },
  )
  return Object.fromEntries(
    Object.entries(methods).map(([method, scores]) => [
      method,
      mean(queries.map(({ _id }, index) => ndcgAt10(scores[index], judgements.get(_id)))),
    ]),
  )
}

/** `{ kind, half, queries, scores: { method: nDCG@10 } }` for every kind and half. */
const evaluatePairs = async (backend, halves) => {
  const pairs = readPairs()
  const methods = await scoreAll(
    backend,
    pairs.map(({ passage }) => passage),
    pairs.map(({ query }) => query),
    { rerank: true },
  )
  const kinds = [...new Set(pairs.map(({ kind }) => kind))]
  return kinds.flatMap(kind =>
    halves.map(half => {
      const chosen = [...pairs.keys()].filter(at => pairs[at].kind === kind && pairs[at].half === half)
      const scores = Object.entries(methods).map(([method, all]) => [
        method,
        mean(chosen.map(at => ndcgAt10(all[at], new Map([[at, 1]])))),
      ])
      return { kind, half, queries: chosen.length, scores: Object.fromEntries(scores) }
    }),
  )
}

const NAMES = ['term overlap', 'embeddings 1024', 'embeddings 256', 'reranker']

const toLine = (label, scores) =>
  `${label.padEnd(32)}${NAMES.map(name => (scores[name]?.toFixed(3) ?? '').padStart(17)).join('')}`

const toLines = ({ cranfield, skipped, pairs }) => [
  `${'nDCG@10'.padEnd(32)}${NAMES.map(name => name.padStart(17)).join('')}`,
  ...pairs.map(({ kind, half, queries, scores }) => toLine(`pairs: ${kind}, ${half} (${queries})`, scores)),
  cranfield === undefined ? `cranfield: skipped, ${skipped}` : toLine('cranfield', cranfield),
]

/** nDCG@10 of embeddings and reranker beside term overlap: on our own pairs, and on the Cranfield collection where its folder is given. */
export const evaluateRetrieval = async ({ cranfield: folder, halves }) => {
  const backend = createEmbeddedBackend()
  const pairs = await evaluatePairs(backend, halves)
  const skipped =
    folder === ''
      ? 'no folder given (--cranfield, CRANFIELD)'
      : !existsSync(join(folder, 'qrels.tsv')) && `no collection in ${folder}`
  const cranfield = skipped ? undefined : await evaluateCranfield(backend, folder)
  await backend.close?.()
  const result = { pairs, ...(skipped ? { skipped } : { cranfield }) }
  return { ...result, lines: toLines(result) }
}
