import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'
import { synonyms } from './synonyms.ts'
import { words } from './words.ts'

const SHORTEST_GRAM = 3
const LONGEST_GRAM = 5
/** Marks the beginning and the end of a word in its grams: no word holds it. */
const BOUNDARY = 0x20

/** How much one occurrence says of what a text is about. */
const STEM_WEIGHT = 1
const STOP_WORD_WEIGHT = 0.1
const SYNONYM_WEIGHT = 0.7
/** Of all grams of a word together, so that a long word says no more than a short one. */
const GRAMS_WEIGHT = 0.6
/** Of a text without any word. */
const WHOLE_WEIGHT = 1

/** Different kinds of features never meet, whatever their letters. */
const STEM_SEED = 0x811c9dc5
const SYNONYM_SEED = 0x9e3779b9
const GRAM_SEED = 0x85ebca6b
const WHOLE_SEED = 0xc2b2ae35

const PRIME = 0x01000193

/** One step of the FNV-1a hash, over UTF-16 code units. */
const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME)

const hashOf = (text: string, seed: number): number => {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = step(hash, text.charCodeAt(index))
  return hash
}

/** Every run of 3 to 5 characters of a word and its boundaries. */
function addGrams(word: string, add: (hash: number, weight: number) => void): void {
  const codeAt = (index: number): number =>
    index === 0 || index > word.length ? BOUNDARY : word.charCodeAt(index - 1)
  const length = word.length + 2
  const weight = GRAMS_WEIGHT / Math.sqrt(length)
  for (let start = 0; start + SHORTEST_GRAM <= length; start++) {
    let hash = GRAM_SEED
    const end = Math.min(start + LONGEST_GRAM, length)
    for (let index = start; index < end; index++) {
      hash = step(hash, codeAt(index))
      if (index - start + 1 >= SHORTEST_GRAM) add(hash, weight)
    }
  }
}

/**
 * What a text is made of, as hashes with weights: stems, groups of synonyms, and pieces of words. Repeats count by
 * their logarithm. At least one, whatever the text. Linear in the length of the text.
 * @param text Unicode-normalised
 */
export function features(text: string): Map<number, number> {
  const counts = new Map<number, { weight: number; count: number }>()
  const add = (hash: number, weight: number): void => {
    const known = counts.get(hash)
    if (known) known.count++
    else counts.set(hash, { weight, count: 1 })
  }
  for (const word of words(text)) {
    const base = stem(word)
    if (stopWords.has(word)) {
      add(hashOf(base, STEM_SEED), STOP_WORD_WEIGHT)
      continue
    }
    add(hashOf(base, STEM_SEED), STEM_WEIGHT)
    for (const group of synonyms.get(base) ?? []) add(step(SYNONYM_SEED, group), SYNONYM_WEIGHT)
    addGrams(word, add)
  }
  if (counts.size === 0) add(hashOf(text, WHOLE_SEED), WHOLE_WEIGHT)
  const weighted = new Map<number, number>()
  for (const [hash, { weight, count }] of counts) weighted.set(hash, weight * (1 + Math.log(count)))
  return weighted
}
