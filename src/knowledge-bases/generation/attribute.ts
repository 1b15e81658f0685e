import type { Passage } from '../retrieval/passage.ts'
import type { CitedPart } from './cited-part.ts'

/** The share of a sentence's words that its passage must hold. */
const LEAST_SHARE = 0.7
/** A sentence of fewer words belongs to the next one: "Yes." */
const FEWEST_WORDS = 3
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
const ITEM = /^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+/

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORD))

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
    if (wordsOf(whole.text).size < FEWEST_WORDS) short = whole
    else found.push(whole)
  }
  return short === undefined || short.text.trim() === '' ? found : [...found, short]
}

/** The first of the passages that hold most of some words, all numbers among them. */
const sourceOf = (asked: ReadonlySet<string>, held: readonly ReadonlySet<string>[]): number | undefined => {
  if (asked.size === 0) return undefined
  const numbers = [...asked].filter(word => /\d/.test(word))
  let best: number | undefined
  let most = Math.max(1, asked.size * LEAST_SHARE)
  for (const [index, passage] of held.entries()) {
    if (!numbers.every(number => passage.has(number))) continue
    let count = 0
    for (const word of asked) if (passage.has(word)) count++
    if (count >= most && (best === undefined || count > most)) {
      best = index
      most = count
    }
  }
  return best
}
