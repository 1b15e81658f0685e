// `npm run build && node bench/chunking.js FOLDER`: how much of what questions ask for each chunking strategy brings back, and how
// little else, on a collection of texts with the spans of the answers (`corpora/*.md`, `questions.jsonl`): recall, precision and
// intersection over union in characters, as "Evaluating Chunking Strategies for Retrieval" (Chroma, 2024) defines them. The chunks are
// found by BM25 and by the embedded model's vectors: the best 5, and as many as the answers are spread over. Prints JSON.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embedText } from '../dist/backends/embedded/embed-text.js'
import { countTokens } from '../dist/knowledge-bases/chunking/count-tokens.js'
import { chunkDocument } from '../dist/knowledge-bases/chunking/index.js'
import { readParagraphs } from '../dist/knowledge-bases/parsing/text.js'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder of the collection.')
const RESULTS = 5
const DIMENSIONS = Number(process.env.BENCH_DIMENSIONS ?? 1_024)

const fixed = (maxTokens, overlapPercentage) => ({
  chunkingStrategy: 'FIXED_SIZE',
  fixedSizeChunkingConfiguration: { maxTokens, overlapPercentage },
})
const hierarchical = (large, small, overlapTokens) => ({
  chunkingStrategy: 'HIERARCHICAL',
  hierarchicalChunkingConfiguration: {
    levelConfigurations: [{ maxTokens: large }, { maxTokens: small }],
    overlapTokens,
  },
})
const semantic = (maxTokens, bufferSize, breakpointPercentileThreshold) => ({
  chunkingStrategy: 'SEMANTIC',
  semanticChunkingConfiguration: { maxTokens, bufferSize, breakpointPercentileThreshold },
})
const strategies = {
  default: undefined,
  'fixed 200, 1 %': fixed(200, 1),
  'fixed 200, 20 %': fixed(200, 20),
  'fixed 400, 1 %': fixed(400, 1),
  'fixed 400, 50 %': fixed(400, 50),
  'fixed 800, 50 %': fixed(800, 50),
  'hierarchical 1500/300/60, children': hierarchical(1_500, 300, 60),
  'semantic 300/0/95': semantic(300, 0, 95),
  'semantic 300/1/80': semantic(300, 1, 80),
}

/** Paragraphs as a text file has them, and where each stands in the file. */
const readCorpus = file => {
  const raw = readFileSync(file, 'utf8')
  const blocks = readParagraphs(raw).filter(({ text }) => text !== '')
  const places = []
  let start = 0
  let at = 0
  for (const { text } of blocks) {
    at = raw.indexOf(text, at)
    if (at < 0) throw new Error(`A paragraph of ${file} is not in it.`)
    places.push({ start, at })
    start += text.length + 2
    at += text.length
  }
  const toRaw = offset => {
    let low = 0
    let high = places.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (places[middle].start <= offset) low = middle
      else high = middle - 1
    }
    return places[low].at + (offset - places[low].start)
  }
  return { document: { blocks }, toRaw }
}

const words = text =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(word =>
    word.replace(/(?<=\w{3})(ing|ed|es|s)$/, ''),
  )

/** Lucene's variant. */
const rankByWords = texts => {
  const [k1, b] = [1.2, 0.75]
  const postings = new Map()
  const lengths = texts.map((text, index) => {
    const counts = new Map()
    const all = words(text)
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) postings.set(word, [...(postings.get(word) ?? []), [index, count]])
    return all.length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return question => {
    const scores = new Float64Array(texts.length)
    for (const word of new Set(words(question))) {
      const found = postings.get(word) ?? []
      const idf = Math.log(1 + (texts.length - found.length + 0.5) / (found.length + 0.5))
      for (const [index, count] of found)
        scores[index] += (idf * count) / (count + k1 * (1 - b + (b * lengths[index]) / average))
    }
    return scores
  }
}

const rankByVectors = texts => {
  const vectors = texts.map(text => embedText(text, DIMENSIONS))
  return question => {
    const asked = embedText(question, DIMENSIONS)
    return vectors.map(vector => vector.reduce((sum, value, index) => sum + value * asked[index], 0))
  }
}

const best = (scores, count) =>
  [...scores.keys()].sort((left, right) => scores[right] - scores[left]).slice(0, count)

/** Sorted, without overlaps. */
const union = ranges => {
  const joined = []
  for (const range of ranges.toSorted((left, right) => left[0] - right[0])) {
    const last = joined.at(-1)
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else joined.push([...range])
  }
  return joined
}
const size = ranges => ranges.reduce((sum, [start, end]) => sum + end - start, 0)
const common = (left, right) =>
  left.reduce(
    (sum, [start, end]) =>
      sum +
      right.reduce((inner, [from, to]) => inner + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0),
    0,
  )

const judge = (references, chunks) => {
  const wanted = union(references)
  const found = common(wanted, union(chunks))
  const brought = chunks.reduce((sum, [start, end]) => sum + end - start, 0)
  return {
    recall: found / size(wanted),
    precision: found / size(union(chunks)),
    // What two chunks repeat is brought twice.
    iou: found / (brought + size(wanted) - found),
  }
}

const corpora = Object.fromEntries(
  readdirSync(join(folder, 'corpora')).map(name => [
    name.replace(/\.md$/, ''),
    readCorpus(join(folder, 'corpora', name)),
  ]),
)
const questions = readFileSync(join(folder, 'questions.jsonl'), 'utf8').trim().split('\n').map(JSON.parse)
const context = {
  embed: async texts => texts.map(text => embedText(text, DIMENSIONS)),
  signal: new AbortController().signal,
}
const mean = values => Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3))

const results = {}
for (const [name, configuration] of Object.entries(strategies)) {
  const began = performance.now()
  const chunked = {}
  for (const [corpus, { document }] of Object.entries(corpora))
    chunked[corpus] = (await chunkDocument(document, configuration, context)).chunks
  const seconds = (performance.now() - began) / 1_000
  const all = Object.values(chunked).flat()
  results[name] = {
    chunks: all.length,
    tokens: mean(all.map(({ text }) => countTokens(text))),
    chunksASecond: Math.round(all.length / seconds),
  }
  for (const [ranking, rank] of Object.entries({ bm25: rankByWords, embedded: rankByVectors })) {
    // As the authors do it: each question searches all corpora.
    const places = Object.entries(chunked).flatMap(([corpus, chunks]) =>
      chunks.map(({ text, start, end }) => ({
        corpus,
        text,
        range: [corpora[corpus].toRaw(start), corpora[corpus].toRaw(end - 1) + 1],
      })),
    )
    const scoresOf = rank(places.map(({ text }) => text))
    const judged = questions.map(({ corpus, text, references }) => {
      const scores = scoresOf(text)
      const asked = references.map(({ start_index: start, end_index: end }) => [start, end])
      const holdsAnswer = place => place.corpus === corpus && common(asked, [place.range]) > 0
      const needed = places.filter(holdsAnswer).length
      const judgeBest = count => {
        const found = best(scores, count).map(index => places[index])
        // What comes from another corpus is as wrong as any other text: it stands behind all that is here.
        return judge(
          asked,
          found.map((place, index) =>
            place.corpus === corpus
              ? place.range
              : [1e9 + index * 1e6, 1e9 + index * 1e6 + place.text.length],
          ),
        )
      }
      return { top: judgeBest(RESULTS), needed: judgeBest(needed) }
    })
    const meansOf = which =>
      Object.fromEntries(
        ['recall', 'precision', 'iou'].map(measure => [
          measure,
          mean(judged.map(each => each[which][measure])),
        ]),
      )
    results[name][ranking] = { top: meansOf('top'), needed: meansOf('needed') }
  }
  const { chunks, tokens, bm25, embedded } = results[name]
  const show = ({ top, needed }) =>
    `recall ${top.recall} IoU ${top.iou}, of as many as needed ${needed.recall}, ${needed.iou}`
  process.stderr.write(
    `${name}: ${chunks} chunks of ${tokens} tokens; BM25 ${show(bm25)}; embedded ${show(embedded)}\n`,
  )
}
const authors = {
  'fixed tokens': { recall: 0.809, iou: 0.177 },
  'another chunker': { recall: 0.897, iou: 0.183 },
}
console.log(
  JSON.stringify({ results: RESULTS, dimensions: DIMENSIONS, authors, strategies: results }, null, 2),
)
