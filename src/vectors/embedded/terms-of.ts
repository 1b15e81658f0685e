import { memoise } from '../../backends/embedded/language/memoise.ts'
import { stem } from '../../backends/embedded/language/stem.ts'
import { stopWords } from '../../backends/embedded/language/stop-words.ts'
import { words } from '../../backends/embedded/language/words.ts'

/** Longer words are no language, and not to be kept. */
const LONGEST = 64
const MOST_REMEMBERED = 16_384

/** What is kept must not hold the text that it was cut from in memory: a slice would. */
const copy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

/** The stem of a word in lower case. */
export const termOf = memoise((word: string) => copy(stem(word).slice(0, LONGEST)), MOST_REMEMBERED)

/** How often each stem of a text occurs in it, stop words left out. */
export const termsOf = (text: string): Map<string, number> => {
  const terms = new Map<string, number>()
  for (const word of words(text.normalize('NFKC'))) {
    if (stopWords.has(word)) continue
    const term = termOf(word)
    terms.set(term, (terms.get(term) ?? 0) + 1)
  }
  return terms
}
