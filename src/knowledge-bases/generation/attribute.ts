import type { Passage } from '../retrieval/passage.ts'
import type { CitedPart } from './cited-part.ts'

/** The share of a sentence that its passage must hold, by the weight of its words. */
const LEAST_SHARE = 0.7
/** Short words are mostly grammar. */
const SHORT_WORD = 3
const SHORT_WEIGHT = 0.3
/** What a word begins with tells it in its other forms as well. */
const STEM = 6
/** A sentence of fewer words belongs to the next one: "Yes." */
const FEWEST_WORDS = 3
const LONGEST_JOINED = 200
/** Of a longer answer the rest is not attributed. */
const LONGEST = 100_000

/**
 * Which passage each sentence of an answer comes from, by the words that both hold, for a model that does not say so itself.
 * Sentences in a row from one passage are one part.
 */
export const attribute = (answer: string, passages: readonly Passage[]): CitedPart[] => {
  const held = passages.map(({ text }) => wordsOf(text))
  const parts: CitedPart[] = []
  let last: { source: number; end: number } | undefined
  for (const { text, start } of sentencesOf(answer.slice(0, LONGEST))) {
    const source = sourceOf(wordsOf(text.replace(ITEM, '')), held)
    const end = start + text.trimEnd().length
    const from = start + text.length - text.trimStart().length
    if (source !== undefined && last?.source === source && parts.length > 0) {
      const begin = parts[parts.length - 1]?.start ?? from
      parts[parts.length - 1] = { start: begin, text: answer.slice(begin, end), sources: [source] }
    } else if (source !== undefined) {
      parts.push({ start: from, text: answer.slice(from, end), sources: [source] })
    }
    last = source === undefined ? undefined : { source, end }
  }
  return parts
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
/** A word, or one sign of a script that puts no blanks between words. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu

/** What a list puts before an item. */
const ITEM = /^[ \t]*(?:[-*\u2022]|\d{1,2}[.)])[ \t]+/gm

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(WORD) ?? []).map(word => (/\d/.test(word) ? word : word.slice(0, STEM))))

/** Numbers are no words: they may be those of a list. */
const isShort = (text: string): boolean =>
  [...wordsOf(text)].filter(word => !/\d/.test(word)).length < FEWEST_WORDS

const weightOf = (word: string): number => (word.length > SHORT_WORD || /\d/.test(word) ? 1 : SHORT_WEIGHT)

interface Sentence {
  readonly text: string
  readonly start: number
}

const sentencesOf = (text: string): Sentence[] => {
  const found: Sentence[] = []
  let short: Sentence | undefined
  for (const { segment, index } of sentences.segment(text)) {
    const whole: Sentence = short
      ? { text: short.text + segment, start: short.start }
      : { text: segment, start: index }
    short = undefined
    if (whole.text.length < LONGEST_JOINED && isShort(whole.text)) short = whole
    else found.push(whole)
  }
  return short === undefined || short.text.trim() === '' ? found : [...found, short]
}

/** The first of the passages that hold most of some words, all numbers among them. */
const sourceOf = (asked: ReadonlySet<string>, held: readonly ReadonlySet<string>[]): number | undefined => {
  const weights = [...asked].map(word => [word, weightOf(word)] as const)
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const numbers = [...asked].filter(word => /\d/.test(word))
  let best: number | undefined
  let most = 0
  for (const [index, passage] of held.entries()) {
    if (!numbers.every(number => passage.has(number))) continue
    const share = weights.reduce((sum, [word, weight]) => (passage.has(word) ? sum + weight : sum), 0)
    if (share < whole * LEAST_SHARE || share <= most) continue
    best = index
    most = share
  }
  return best
}
