import { attributeValues } from './attribute-values.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

const SEARCHED = 8_000
const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter)

/** Where a value stands as words of its own; -1 where it does not. */
function wordsAt(lower: string, value: string): number {
  let at = lower.indexOf(value)
  while (at >= 0) {
    if (!isLetter(lower.charAt(at - 1)) && !isLetter(lower.charAt(at + value.length))) return at
    at = lower.indexOf(value, at + 1)
  }
  return -1
}

/** A status, a priority, a class that the text says in one of the usual words, as written. */
export function findAttribute({ text }: ReadText, { words }: Field): string | undefined {
  const searched = text.slice(0, SEARCHED)
  const lower = searched.toLowerCase()
  if (lower.length !== searched.length) return undefined
  for (const word of words.toReversed())
    for (const value of attributeValues.get(word) ?? []) {
      const at = wordsAt(lower, value)
      if (at >= 0) return searched.slice(at, at + value.length)
    }
  return undefined
}
