import { stem } from '../../backends/embedded/language/stem.ts'
import { stopWords } from '../../backends/embedded/language/stop-words.ts'
import { words } from '../../backends/embedded/language/words.ts'
import { storableText } from './storable-text.ts'

/** What finds a word in a text. */
export interface WordQuery {
  /** Found as the database reads it. */
  readonly word: string
  /** A tsquery of what begins with the word's stem; empty where that would be too much. */
  readonly start: string
}

/** Longer words are no language. */
const LONGEST = 64

/** Shorter stems begin too many words. */
const SHORTEST_START = 4

/** Words of a question that are looked for. */
const MOST = 64

/**
 * The words of a text, stop words left out. The configuration `simple`, which AWS's index of words has, knows no forms of
 * words: their stem is looked for as a beginning.
 */
export const wordQueries = (text: string): WordQuery[] => {
  const queries = new Map<string, WordQuery>()
  for (const word of words(storableText(text).normalize('NFKC'))) {
    if (queries.size >= MOST) break
    if (!stopWords.has(word)) queries.set(word, queryOf(word.slice(0, LONGEST)))
  }
  return [...queries.values()]
}

const queryOf = (word: string): WordQuery => {
  const start = stem(word)
  const isUsable = start.length >= SHORTEST_START && !/\d/.test(start)
  return { word, start: isUsable ? `${quoteWord(start)}:*` : '' }
}

/** As the type tsquery writes a word. */
const quoteWord = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
