// `npm run build && node bench/embeddings.js`: the embedded model's embeddings beside the least that can be called one, a
// text's words hashed into a unit vector, as a ratio. Both run in this process, in turns, so that what else the machine does
// falls on both; what counts is processor time. Prints JSON.

import { embed } from '../dist/backends/embedded/embed.js'
import { embedText } from '../dist/backends/embedded/embed-text.js'

const DIMENSIONS = 256
const WORDS = 200
const TEXTS = 1_000
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9)
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

const common =
  `the of and to in is for that on with as was by are it from be at or have an this which not but they can were has
  had their one all will there been more when who if no out so said what up its about into than them only other time
  new some could these two may first then any like over such our most year made after also did many before must
  through back where much your way well should because each just those people how too little state good very make
  world still own see men work long get here between both life being under never day same another know while last
  might us great old go come since against right used take three`.split(/\s+/)
const syllables =
  'ba con de er fo gra hi in ju ka lo men nor op pla qui ra ster tion un ver wa xe yo zan'.split(' ')

/** Texts that repeat words about as English does: few words often, many words once. The same in each run. */
const createTexts = () => {
  let state = 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = list => list[Math.floor(random() * list.length)]
  const rare = Array.from({ length: 8_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join(''),
  )
  const word = () => (random() < 0.45 ? pick(common) : rare[Math.floor(rare.length * random() ** 3)])
  return Array.from({ length: TEXTS }, () => `${Array.from({ length: WORDS }, word).join(' ')}.`)
}

/** Words by one pattern, their hashes, a unit vector: what no embedding of words can leave out. */
const bare = text => {
  const vector = new Float32Array(DIMENSIONS)
  for (const word of text.toLowerCase().match(/\w+/g)) {
    let hash = 0x811c9dc5
    for (let index = 0; index < word.length; index++)
      hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
    vector[(hash >>> 1) % DIMENSIONS] += hash & 1 ? 1 : -1
  }
  let squares = 0
  for (const component of vector) squares += component * component
  const length = Math.sqrt(squares)
  return vector.map(component => component / length)
}

const texts = createTexts()
const measure = async run => {
  const [before, began] = [process.cpuUsage(), performance.now()]
  await run()
  const { user, system } = process.cpuUsage(before)
  return { cpu: TEXTS / ((user + system) / 1e6), wall: TEXTS / ((performance.now() - began) / 1e3) }
}
const runs = {
  bare: () => texts.map(bare),
  vectors: () => texts.map(text => embedText(text, DIMENSIONS)),
  // With tokens counted and pauses, as the server calls it.
  requests: () =>
    embed({ modelId: 'any', texts, dimensions: DIMENSIONS }, { signal: new AbortController().signal }),
}
for (const run of Object.values(runs)) for (let warm = 0; warm < 3; warm++) await run()
const rounds = []
for (let index = 0; index < ROUNDS; index++) {
  const round = {}
  for (const [name, run] of Object.entries(runs)) round[name] = await measure(run)
  rounds.push(round)
}
const of = (name, what) => Math.round(median(rounds.map(round => round[name][what])))
const ratio = name => Number(median(rounds.map(round => round[name].cpu / round.bare.cpu)).toFixed(3))
const result = {
  node: process.version,
  dimensions: DIMENSIONS,
  wordsOfText: WORDS,
  perProcessorSecond: {
    bare: of('bare', 'cpu'),
    vectors: of('vectors', 'cpu'),
    requests: of('requests', 'cpu'),
  },
  perSecond: {
    bare: of('bare', 'wall'),
    vectors: of('vectors', 'wall'),
    requests: of('requests', 'wall'),
  },
  ratioToBare: { vectors: ratio('vectors'), requests: ratio('requests') },
}
process.stderr.write(
  `Embeddings: ${result.ratioToBare.vectors} x bare (${result.perSecond.vectors}/s against ${result.perSecond.bare}/s)\n`,
)
console.log(JSON.stringify(result, null, 2))
