import { countGap, countTokens } from './count-tokens.ts'

/** Characters from `start` to `end`, without white space at either. */
export interface Range {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const abbreviation =
  /(^|[\s(])(\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|vs|e\.g|i\.e|cf|No|Nos|Fig|Figs|Eq|pp|Inc|Ltd|Jr|Sr)\.\s*$/u
const ABBREVIATION_LENGTH = 10
/** What is given to the segmenter at once: its time grows with the square of it. No sentence is longer. */
const SEGMENT_LENGTH = 4_000
/** No token has more characters. */
const TOKEN_LENGTH = 16

/** Of a paragraph. A line's end is no sentence's end. */
export const splitSentences = (text: string): Range[] => {
  const ranges: Range[] = []
  let start = 0
  for (const end of sentenceEnds(text)) {
    if (end < text.length && abbreviation.test(text.slice(Math.max(start, end - ABBREVIATION_LENGTH), end)))
      continue
    pushTrimmed(ranges, text, start, end)
    start = end
  }
  return ranges
}

function* sentenceEnds(text: string): Generator<number> {
  let at = 0
  while (at < text.length) {
    const end = windowEnd(text, at)
    const segments = [...segmenter.segment(text.slice(at, end).replaceAll('\n', ' '))]
    // The last one may go on in what was not given.
    if (end < text.length && segments.length > 1) segments.pop()
    for (const { index, segment } of segments) yield at + index + segment.length
    const last = segments.at(-1)
    at += last === undefined ? end - at : last.index + last.segment.length
  }
}

const windowEnd = (text: string, start: number): number => {
  const end = start + SEGMENT_LENGTH
  if (end >= text.length) return text.length
  const blank = text.lastIndexOf(' ', end)
  if (blank > start) return blank
  return isHalved(text, end) ? end - 1 : end
}

export const splitLines = (text: string): Range[] => {
  const ranges: Range[] = []
  let start = 0
  while (start < text.length) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    pushTrimmed(ranges, text, start, end)
    start = end + 1
  }
  return ranges
}

/** Parts of at most so many tokens, cut at a line's or a clause's end, else between words, else where it must be. */
export const splitLong = (text: string, { start, end }: Range, most: number): Range[] => {
  const ranges: Range[] = []
  let at = start
  while (at < end) {
    const cut = cutOf(text, at, end, most)
    pushTrimmed(ranges, text, at, cut)
    at = cut
  }
  return ranges
}

const cutOf = (text: string, start: number, end: number, most: number): number => {
  let tokens = 0
  let at = start
  let clause = start
  let last = start
  while (at < end) {
    // A word that goes on after these has too many tokens already: it is not read to its end again and again.
    const wordEnd = skip(text, at, Math.min(end, at + most * TOKEN_LENGTH + 1), isSpace)
    const next = skip(text, wordEnd, end, isNoSpace)
    const found = text.slice(at, wordEnd)
    tokens += countGap(text.slice(last, at)) + countTokens(found)
    if (tokens > most) {
      if (at === start) return prefixEnd(text, start, next, most)
      return clause > start ? clause : at
    }
    last = wordEnd
    at = next
    if (tokens * 2 >= most && (/[,;:.!?]$/.test(found) || text[next - 1] === '\n')) clause = next
  }
  return end
}

/** Of a word that is too long alone: at least one character. */
const prefixEnd = (text: string, start: number, end: number, most: number): number => {
  let fits = 1
  let fails = Math.min(end - start, most * TOKEN_LENGTH) + 1
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2)
    if (countTokens(text.slice(start, start + middle)) <= most) fits = middle
    else fails = middle
  }
  const cut = start + fits
  if (!isHalved(text, cut)) return cut
  return fits > 1 ? cut - 1 : cut + 1
}

/** Whether a character has a half at either side. */
const isHalved = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))

/** Where the last words of so many tokens begin; the end where not one fits. */
export const tailStart = (text: string, { start, end }: Range, most: number): number => {
  let at = end
  let tokens = 0
  let found = end
  while (at > start) {
    let begin = at
    while (begin > start && !isSpace(text, begin - 1)) begin--
    tokens += countTokens(text.slice(begin, at))
    if (tokens > most || begin === start) return found
    found = begin
    while (begin > start && isSpace(text, begin - 1)) begin--
    tokens += countGap(text.slice(begin, found))
    at = begin
  }
  return found
}

/** The first place that `ends` or `end`. */
const skip = (
  text: string,
  start: number,
  end: number,
  ends: (text: string, at: number) => boolean,
): number => {
  let at = start
  while (at < end && !ends(text, at)) at++
  return at
}

const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code <= 32 || (code >= 0xa0 && /\s/.test(text.charAt(at)))
}

const isNoSpace = (text: string, at: number): boolean => !isSpace(text, at)

const pushTrimmed = (ranges: Range[], text: string, from: number, to: number): void => {
  let start = from
  let end = to
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  if (end > start) ranges.push({ start, end })
}
