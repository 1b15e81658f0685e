import { attributeValues } from './attribute-values.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

/** A status, a priority, a class that the text says in one of the usual words. */
export function findAttribute({ text }: ReadText, { words }: Field): string | undefined {
  const lower = ` ${text
    .slice(0, 8_000)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'-]+/gu, ' ')} `
  for (const word of words.toReversed())
    for (const value of attributeValues.get(word) ?? []) if (lower.includes(` ${value} `)) return value
  return undefined
}
