import { toUSVString } from 'node:util'

/** OpenSearch refuses queries of more than 1,024 clauses: two fields, and at worst a word for each character. */
const MOST_CHARACTERS = 400

/** Each word of a text once, as many as may be looked for. */
export const queryWords = (text: string): string => {
  const words = new Set(
    toUSVString(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [],
  )
  let chosen = ''
  for (const word of words) {
    if (chosen.length + word.length > MOST_CHARACTERS) continue
    chosen += chosen === '' ? word : ` ${word}`
  }
  return chosen
}
