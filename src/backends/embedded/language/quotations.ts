import { classAt, LETTER, SPACE } from '../../../conversation/class-at.ts'

/** A quoted part of a text: `start` and `end` include the marks. */
export interface Quotation {
  readonly text: string
  readonly start: number
  readonly end: number
}

const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
  ['\u00ab', '\u00bb'],
  ['\u201e', '\u201c'],
])

const isInside = (text: string, index: number): boolean => classAt(text, index) >= LETTER
const isSpace = (text: string, index: number): boolean =>
  index < 0 || index >= text.length || classAt(text, index) === SPACE

const opens = (text: string, index: number): boolean =>
  !isInside(text, index - 1) && !isSpace(text, index + 1)
/** A colon and a space before the mark belong to what is quoted: `"Answer: "`. */
const closes = (text: string, index: number): boolean =>
  (!isSpace(text, index - 1) || (text.charAt(index - 1) === ' ' && text.charAt(index - 2) === ':')) &&
  !isInside(text, index + 1)

/** Where the quotation ends. A plural's apostrophe looks like a mark: the last one before the next opening wins. */
function closingMark(text: string, closer: string, from: number): number {
  const mayBeApostrophe = closer === "'" || closer === '\u2019'
  let found = -1
  for (let mark = text.indexOf(closer, from); mark >= 0; mark = text.indexOf(closer, mark + 1)) {
    if (closes(text, mark)) found = mark
    else if (found >= 0 && opens(text, mark)) return found
    if (found >= 0 && !mayBeApostrophe) return found
  }
  return found
}

function nextMark(text: string, from: number): number {
  const found = text.slice(from).search(/["'`\u201c\u2018\u00ab\u201e]/)
  return found < 0 ? -1 : from + found
}

/** The quoted parts of a text, outermost and in order; an unclosed mark opens nothing. */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = []
  const unclosed = new Set<string>()
  let index = nextMark(text, 0)
  while (index >= 0) {
    const closer = closers.get(text.charAt(index))
    if (closer === undefined || unclosed.has(closer) || !opens(text, index)) {
      index = nextMark(text, index + 1)
      continue
    }
    const end = closingMark(text, closer, index + 1)
    if (end < 0) unclosed.add(closer)
    else found.push({ text: text.slice(index + 1, end), start: index, end: end + 1 })
    index = nextMark(text, end < 0 ? index + 1 : end + 1)
  }
  return found
}
