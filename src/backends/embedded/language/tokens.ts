import { classAt, LETTER } from '../../../conversation/class-at.ts'

/** A word as written, without the marks around it. */
export interface Token {
  readonly text: string
  readonly lower: string
  /** Whether a sentence, a quotation or a line begins here, so that a capital says nothing. */
  readonly begins: boolean
  /** Whether a mark that separates follows: `,` `.` `;` `:` `?` `!` or a bracket. */
  readonly ends: boolean
}

const isWordUnit = (text: string, index: number): boolean => classAt(text, index) >= LETTER
const SEPARATORS = ',.;:?!)'
const PREFIXES = '#$\u20ac\u00a3@+-/'
const SUFFIXES = '%$\u20ac\u00a3\u00b0/'

/** The blank-separated words of a text; identifiers, addresses and amounts stay whole. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let begins = true
  for (const match of text.matchAll(/\S+/g)) {
    const raw = match[0]
    let start = 0
    let end = raw.length
    while (start < end && !isWordUnit(raw, start) && !PREFIXES.includes(raw.charAt(start))) start++
    while (end > start && !isWordUnit(raw, end - 1) && !SUFFIXES.includes(raw.charAt(end - 1))) end--
    const inner = raw.slice(start, end)
    const bare = inner.endsWith("'s") || inner.endsWith('\u2019s') ? inner.slice(0, -2) : inner
    if (bare !== '')
      found.push({
        text: bare,
        lower: bare.toLowerCase(),
        begins: begins || start > 0,
        ends: end < raw.length && SEPARATORS.includes(raw.charAt(end)),
      })
    begins = '.?!:\n'.includes(raw.slice(-1))
  }
  return found
}
