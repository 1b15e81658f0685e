import { classAt, IDEOGRAPH, SCRIPT } from '../../../conversation/class-at.ts'
import { meanings, topicsOf } from './meanings.ts'
import { memoise } from './memoise.ts'
import { compoundEnd, mayBeMisspelt, skeleton } from './spelling.ts'
import { stem } from './stem.ts'
import { isGrammar, wordWeight } from './word-weights.ts'

/** What one word adds to a text, as hashes with weights: a vector of length 1. */
export interface WordFeatures {
  readonly base: string
  /** The same for words that count as one: `mine` is grammar, `mining` of the same stem is not. */
  readonly key: number
  readonly hashes: Readonly<Int32Array>
  readonly weights: Readonly<Float64Array>
  /** How much one occurrence says of what a text is about. */
  readonly weight: number
  readonly isGrammar: boolean
  readonly isIdeograph: boolean
  readonly beginsPair: boolean
  /** The unfinished hash of the word as the beginning of a compound, and what it adds to one as its end. */
  readonly compound: number
  readonly compoundEnd: string
}

const SHORTEST_GRAM = 3
const LONGEST_GRAM = 4
/** Marks the beginning and the end of a word in its grams: no word holds it. */
const BOUNDARY = 0x20

/** Of the parts of a word, against each other. The grams of a word weigh as much together, however many they are. */
const STEM_WEIGHT = 1
const GRAMS_WEIGHT = 0.95
const MEANINGS_WEIGHT = 1.25
const TOPICS_WEIGHT = 0.5
const SKELETON_WEIGHT = 0.25
const COMPOUND_WEIGHT = 0.25
/** Letters that a compound needs to be more than chance. */
const SHORTEST_COMPOUND = 6

/** Alphabets without spaces, such as Thai's, come as words of whole sentences: so many letters are one word. */
const LETTERS_OF_A_WORD = 12
const MOST_LETTERS = 240

/** Different kinds of features never meet, whatever their letters. */
const STEM_SEED = 0x811c9dc5
const MEANING_SEED = 0x9e3779b9
const TOPIC_SEED = 0x3c6ef372
const GRAM_SEED = 0x85ebca6b
const SKELETON_SEED = 0x27d4eb2f
const COMPOUND_SEED = 0x165667b1

const PRIME = 0x01000193
export const LONGEST_REMEMBERED = 40
const MOST_REMEMBERED = 8_192

/** One step of the FNV-1a hash, over UTF-16 code units. */
const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

function steps(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = step(hash, text.charCodeAt(index))
  return hash
}

/** The last step of MurmurHash3: every bit of the input changes every bit of the output, a signed integer. */
function mix(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

export const hashOf = (text: string, seed: number): number => mix(steps(text, seed))

export const meaningHash = (meaning: number): number => mix(step(MEANING_SEED, meaning))

/** Every run of 3 or 4 characters of a word and its boundaries. */
function gramHashes(word: string): number[] {
  const codeAt = (index: number): number =>
    index === 0 || index > word.length ? BOUNDARY : word.charCodeAt(index - 1)
  const length = word.length + 2
  const hashes: number[] = []
  for (let start = 0; start + SHORTEST_GRAM <= length; start++) {
    let hash = GRAM_SEED
    const end = Math.min(start + LONGEST_GRAM, length)
    for (let index = start; index < end; index++) {
      hash = step(hash, codeAt(index))
      if (index - start + 1 >= SHORTEST_GRAM) hashes.push(mix(hash))
    }
  }
  return hashes
}

function lettersWeight(base: string): number {
  if (base.length < 2 * LETTERS_OF_A_WORD || classAt(base, 0) !== SCRIPT) return 1
  return Math.sqrt(Math.min(base.length, MOST_LETTERS) / LETTERS_OF_A_WORD)
}

function read(word: string): WordFeatures {
  const base = stem(word)
  const grammar = isGrammar(word)
  const isIdeograph = classAt(word, 0) >= IDEOGRAPH
  const stemHash = hashOf(base, STEM_SEED)
  const hashes: number[] = [stemHash]
  const weights: number[] = [STEM_WEIGHT]
  let squares = STEM_WEIGHT ** 2
  const end = compoundEnd(base)
  const add = (added: readonly number[], whole: number): void => {
    const weight = whole / Math.sqrt(added.length)
    for (const hash of added) {
      hashes.push(hash)
      weights.push(weight)
      squares += weight ** 2
    }
  }
  if (!grammar && !isIdeograph) {
    add((meanings().ofWord.get(base) ?? []).map(meaningHash), MEANINGS_WEIGHT)
    add(
      (topicsOf().ofWord.get(base) ?? []).map(topic => mix(step(TOPIC_SEED, topic))),
      TOPICS_WEIGHT,
    )
    add(gramHashes(base), GRAMS_WEIGHT)
    if (mayBeMisspelt(base)) add([hashOf(skeleton(base), SKELETON_SEED)], SKELETON_WEIGHT)
    if (base.length >= SHORTEST_COMPOUND) add([hashOf(end, COMPOUND_SEED)], COMPOUND_WEIGHT)
  }
  const length = Math.sqrt(squares)
  return {
    base,
    key: grammar ? ~stemHash : stemHash,
    hashes: Int32Array.from(hashes),
    weights: Float64Array.from(weights, weight => weight / length),
    weight: wordWeight(word, base) * lettersWeight(base),
    isGrammar: grammar,
    isIdeograph,
    beginsPair: meanings().pairBeginnings.has(base),
    compound: steps(word, COMPOUND_SEED),
    compoundEnd: end,
  }
}

const remembered = memoise(read, MOST_REMEMBERED)

/** @param word in lower case */
export const wordFeatures = (word: string): WordFeatures =>
  word.length > LONGEST_REMEMBERED ? read(word) : remembered(word)

/** The hash of a compound: of `data base` that of `database`. */
export const compoundHash = (first: WordFeatures, second: WordFeatures): number =>
  mix(steps(second.compoundEnd, first.compound))

/** The hash of a word as a compound: of `database` what `data base` has, too. */
export const wholeHash = ({ compoundEnd }: WordFeatures): number => hashOf(compoundEnd, COMPOUND_SEED)
