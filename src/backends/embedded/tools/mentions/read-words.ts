import { classAt, LETTER } from '../../../../conversation/class-at.ts'
import { stem } from '../../language/stem.ts'
import type { Word } from './mention.ts'

const SEPARATORS = ',.;:?!)\u2026\n'
const PREFIXES = '#$\u20ac\u00a3\u00a5@+-/'
const SUFFIXES = '%$\u20ac\u00a3\u00a5\u00b0/'
const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'dr', 'prof'])
const abbreviations: ReadonlySet<string> = new Set(
  'st. mt. ft. dr. mr. mrs. ms. prof. sgt. no. nr. e.g. i.e. approx. vs.'.split(' '),
)
const MOST_WORDS = 4_000

const isInside = (text: string, index: number): boolean => classAt(text, index) >= LETTER

/** The amount and the unit of `5km`, `21.5\u00b0C`, `20kg`; undefined for anything else. */
function glued(text: string): readonly [string, string] | undefined {
  let digits = 0
  if ('+-'.includes(text.charAt(0))) digits++
  const from = digits
  while (digits < text.length && '0123456789.,'.includes(text.charAt(digits))) digits++
  if (digits === from || digits === text.length) return undefined
  const unit = text.slice(digits)
  const known =
    /^(?:\u00b0[cf]?|km|kms|kg|kgs|g|lbs?|mi|m|cm|mm|ml|l|gb|mb|tb|kb|min|mins|hrs?|h|c|f|eur|usd|gbp|k|m\u00b2|px|ghz|kw|kwh|w)$/i
  return known.test(unit) ? [text.slice(0, digits), unit] : undefined
}

/** The words of a text with their places; identifiers, addresses and amounts stay whole. */
export function readWords(text: string): Word[] {
  const found: Word[] = []
  let begins = true
  let previousEnd = 0
  for (const match of text.matchAll(/\S+/g)) {
    if (found.length >= MOST_WORDS) break
    const raw = match[0]
    begins ||= text.slice(previousEnd, match.index).includes('\n')
    previousEnd = match.index + raw.length
    let start = 0
    let end = raw.length
    while (start < end && !isInside(raw, start) && !PREFIXES.includes(raw.charAt(start))) start++
    while (end > start && !isInside(raw, end - 1) && !SUFFIXES.includes(raw.charAt(end - 1))) end--
    const inner = raw.slice(start, end)
    const short = abbreviations.has(raw.toLowerCase())
    const bare =
      short && !titles.has(inner.toLowerCase()) ? raw : /['\u2019]s$/.test(inner) ? inner.slice(0, -2) : inner
    const mark = short
      ? ''
      : end < raw.length
        ? ([...raw.slice(end)].find(one => SEPARATORS.includes(one)) ?? '')
        : ''
    const isMark = !/[\p{L}\p{N}$\u20ac\u00a3%\u00b0]/u.test(bare)
    const last = found.at(-1)
    if (isMark) {
      if (last && last.mark === '' && /[-\u2013\u2014:;,.]/.test(raw))
        found[found.length - 1] = { ...last, mark: /[\u2013\u2014-]/.test(raw) ? '-' : raw.charAt(0) }
    } else {
      const at = match.index + start
      const parts = glued(bare)
      const pair = /^([A-Z]{3})\/([A-Z]{3})$/.exec(bare)
      if (pair) {
        found.push(wordOf(pair[1] ?? '', at, begins, '-'))
        found.push(wordOf(pair[2] ?? '', at + 4, false, mark))
      } else if (parts) {
        const [amount, unit] = parts
        found.push(wordOf(amount, at, begins || start > 0, ''))
        found.push(wordOf(unit, at + amount.length, false, mark))
      } else found.push(wordOf(bare, at, begins || start > 0, mark))
    }
    begins = !short && '.?!:\n'.includes(raw.slice(-1))
  }
  return found
}

function wordOf(text: string, start: number, begins: boolean, mark: string): Word {
  const lower = text.toLowerCase().replaceAll('\u2019', "'")
  return { text, lower, stem: stem(lower), start, end: start + text.length, begins, mark }
}
