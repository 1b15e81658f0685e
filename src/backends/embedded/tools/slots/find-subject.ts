import { stopWords } from '../../language/stop-words.ts'
import { isOpener } from '../mentions/common-openers.ts'
import type { Said } from './said.ts'
import type { Slot } from './slot.ts'

const links: ReadonlySet<string> = new Set('of for about on called named is to'.split(' '))
const LONGEST = 4

const articles: ReadonlySet<string> = new Set(['the', 'our', 'my', 'your'])

/** "The login service": what stands between an article and the argument's name. */
function before(own: number, words: Said['words'], text: string): string | undefined {
  for (let first = own - 1; first >= Math.max(1, own - LONGEST + 1); first--) {
    const word = words[first]
    if (word?.mark !== '' || stopWords.has(word.lower)) return undefined
    const [begin, end] = [words[first], words[own - 1]]
    if (articles.has(words[first - 1]?.lower ?? '') && words[first - 1]?.mark === '' && begin && end)
      return text.slice(begin.start, end.end)
  }
  return undefined
}

/**
 * A thing in small letters, by what leads to it: the argument's own name ("the word serendipity"), else a word such
 * as "of" or "for" ("matches of the reds").
 */
export function findSubject(
  slot: Slot,
  { words, text }: Said,
  used: readonly { first: number; next: number }[],
): string | undefined {
  const typed = [...slot.kinds].some(([, weight]) => weight >= 5)
  if (typed) return undefined
  const isUsed = (index: number): boolean => used.some(({ first, next }) => index >= first && index < next)
  const from = (first: number): string | undefined => {
    let start = first
    while (['the', 'a', 'an', 'my', 'our'].includes(words[start]?.lower ?? '')) start++
    let next = start
    while (
      next < words.length &&
      next < start + LONGEST &&
      !isUsed(next) &&
      (!isOpener(words[next]?.lower ?? '') || (next === start && words[next]?.mark !== ''))
    ) {
      next++
      if ((words[next - 1]?.mark ?? '') !== '') break
    }
    const [begin, end] = [words[start], words[next - 1]]
    return next > start && begin && end ? text.slice(begin.start, end.end) : undefined
  }
  for (const [index, { stem }] of words.entries())
    if (slot.own.includes(stem)) {
      const found = before(index, words, text)
      if (found !== undefined) return found
    }
  for (const [index, word] of words.entries())
    if (slot.own.includes(word.stem) && word.mark === '' && !/\b(?:city|place|name)\b/.test(word.lower)) {
      const found = from(links.has(words[index + 1]?.lower ?? '') ? index + 2 : index + 1)
      if (found !== undefined) return found
    }
  for (const [index, word] of words.entries())
    if (word.mark === '' && ['of', 'for', 'about', 'called', 'named'].includes(word.lower)) {
      const found = from(index + 1)
      if (found !== undefined) return found
    }
  return undefined
}
