import { stem } from '../language/stem.ts'
import type { Field } from './field.ts'
import { articles, endsPhrase } from './phrase-from.ts'
import type { ReadText } from './read-text.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const loose = list(
  'extra more less fresh hot cold big small large new old good with without no any some much little and or plus is are was',
)
/** "oat milk" for a milk, "express delivery" for a delivery: the word before it that says which. */
export function findCompound({ segments }: ReadText, { words: [noun, more] }: Field): string | undefined {
  if (noun === undefined || more !== undefined || noun.length < 3) return undefined
  const base = stem(noun)
  for (const { words, text, start } of segments)
    for (const [index, word] of words.entries()) {
      const before = words[index - 1]
      if (word.base !== base || before === undefined) continue
      const joined = text.slice(before.end - start, word.start - start) === ' '
      const tells = !articles.has(before.lower) && !endsPhrase.has(before.lower) && !loose.has(before.lower)
      if (
        joined &&
        tells &&
        /^[\p{L}-]+$/u.test(before.text) &&
        !/^(?:this|that|these|those|what|which|see|add|please)$/.test(before.lower)
      )
        return /^\p{Lu}/u.test(before.text) ? before.text : `${before.text} ${word.text}`
    }
  return undefined
}
