import { commonVerbs } from './common-verbs.ts'
import { meanings, topicsOf } from './meanings.ts'
import { stem } from './stem.ts'
import { wordWeight } from './word-weights.ts'

/** From here on a word is in none of the lists of everyday English. */
const UNLISTED = 1

/** Whether a word is one that these lexica know, and so hardly a name of its own. */
export function isEnglish(lower: string): boolean {
  const base = stem(lower)
  return (
    commonVerbs.has(base) ||
    wordWeight(lower, base) < UNLISTED ||
    meanings().ofWord.has(base) ||
    topicsOf().ofWord.has(base)
  )
}
