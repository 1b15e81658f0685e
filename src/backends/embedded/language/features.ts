import { meanings } from './meanings.ts'
import { compoundHash, hashOf, meaningHash, type WordFeatures, wordFeatures } from './word-features.ts'
import { words } from './words.ts'

/** Hashes with weights, all of which count `factor` times. */
export interface Features {
  readonly hashes: Readonly<Int32Array>
  readonly weights: Readonly<Float64Array>
  readonly factor: number
}

/** Of two neighbours as one word, where both carry matter, and of two ideographs, which often are one. */
const COMPOUND_WEIGHT = 0.2
const IDEOGRAPHS_WEIGHT = 1
/** Of two words that together mean what others do, as `lay off` does. */
const PAIR_WEIGHT = 0.8

const WHOLE_SEED = 0xc2b2ae35

/** Repeats count by their logarithm. */
const repeated = (count: number): number => (count === 1 ? 1 : 1 + Math.log(count))

interface Neighbours {
  readonly hash: number
  readonly weight: number
  count: number
}

function add(found: Map<number, Neighbours>, hash: number, weight: number): void {
  const known = found.get(hash)
  if (known) known.count++
  else found.set(hash, { hash, weight, count: 1 })
}

function addNeighbours(found: Map<number, Neighbours>, first: WordFeatures, second: WordFeatures): void {
  if (first.beginsPair) {
    const classes = meanings().ofPair.get(`${first.base} ${second.base}`) ?? []
    for (const meaning of classes) add(found, meaningHash(meaning), PAIR_WEIGHT / Math.sqrt(classes.length))
  }
  if (first.isGrammar || second.isGrammar || first.isIdeograph !== second.isIdeograph) return
  add(
    found,
    compoundHash(first, second),
    first.isIdeograph ? IDEOGRAPHS_WEIGHT : COMPOUND_WEIGHT * Math.sqrt(first.weight * second.weight),
  )
}

function readNeighbours(neighbours: ReadonlyMap<number, Neighbours>): Features {
  const [hashes, weights] = [new Int32Array(neighbours.size), new Float64Array(neighbours.size)]
  let at = 0
  for (const { hash, weight, count } of neighbours.values()) {
    hashes[at] = hash
    weights[at++] = weight * repeated(count)
  }
  return { hashes, weights, factor: 1 }
}

/**
 * What a text is made of: its words by stem, meaning, topic and pieces, and neighbours of them. At least one,
 * whatever the text. Linear in the length of the text.
 * @param text Unicode-normalised
 */
export function features(text: string): Features[] {
  const counts = new Map<number, { readonly word: WordFeatures; count: number }>()
  const neighbours = new Map<number, Neighbours>()
  let before: WordFeatures | undefined
  for (const each of words(text)) {
    const word = wordFeatures(each)
    const known = counts.get(word.key)
    if (known) known.count++
    else counts.set(word.key, { word, count: 1 })
    if (before) addNeighbours(neighbours, before, word)
    before = word
  }
  if (before === undefined)
    return [{ hashes: Int32Array.of(hashOf(text, WHOLE_SEED)), weights: Float64Array.of(1), factor: 1 }]
  const found: Features[] = []
  for (const { word, count } of counts.values())
    found.push({ hashes: word.hashes, weights: word.weights, factor: word.weight * repeated(count) })
  found.push(readNeighbours(neighbours))
  return found
}
