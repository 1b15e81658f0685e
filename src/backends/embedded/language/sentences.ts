import { classAt, DIGIT, MARK, SPACE } from '../../../conversation/class-at.ts'

const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof sr jr st vs etc incl excl approx dept est inc ltd co corp cf e.g i.e'.split(' '),
)
/** Abbreviations only where a number follows: "No. 5", "Feb. 3"; "on 3 Feb. She" is an end. */
const counted: ReadonlySet<string> = new Set(
  'no nr art sec fig figs vol pp ca p jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)

const ENDERS = '.!?\u2026'
/** These end a sentence without a space after them. */
const WIDE_ENDERS = '\u3002\uff01\uff1f\u061f\u0964'
const CLOSERS = '"\')]\u201d\u2019\u00bb'

function wordBefore(text: string, point: number): string {
  let start = point
  while (start > 0 && point - start < 8 && classAt(text, start - 1) !== SPACE) start--
  const word = text.slice(start, point).toLowerCase()
  return word.startsWith('(') ? word.slice(1) : word
}

/** Whether the sentence goes on after the point at `point`, the next text being at `next`. */
function goesOn(text: string, point: number, next: number): boolean {
  const following = text.charAt(next)
  if (following !== following.toUpperCase()) return true
  const word = wordBefore(text, point)
  const initial = word.length === 1 && word !== 'i' && word.toUpperCase() !== word
  return initial || abbreviations.has(word) || (counted.has(word) && classAt(text, next) === DIGIT)
}

/** "2." before the clause that it numbers. */
function isMark(text: string, start: number, point: number): boolean {
  if (text.charAt(point) !== '.' || point - start > 6) return false
  const before = text.slice(start, point).trim()
  return before.length > 0 && before.length < 3 && [...before].every(digit => digit >= '0' && digit <= '9')
}

function endOfRun(text: string, index: number): number {
  let end = index + 1
  while (end < text.length && (ENDERS.includes(text.charAt(end)) || CLOSERS.includes(text.charAt(end)))) end++
  return end
}

function isBoundary(text: string, index: number, end: number): boolean {
  if (end >= text.length || WIDE_ENDERS.includes(text.charAt(index))) return true
  if (classAt(text, end) !== SPACE) return false
  if (text.charAt(index) !== '.') return true
  let next = end
  while (next < text.length && classAt(text, next) === SPACE) next++
  return !goesOn(text, index, next)
}

/** The sentences of running text, trimmed, in order. Line breaks count as spaces: `units` reads lines. */
export function sentences(text: string): string[] {
  const found: string[] = []
  let start = 0
  let index = 0
  while (index < text.length) {
    const character = text.charAt(index)
    if (classAt(text, index) !== MARK || !(ENDERS.includes(character) || WIDE_ENDERS.includes(character))) {
      index++
      continue
    }
    const end = endOfRun(text, index)
    if (isBoundary(text, index, end) && !isMark(text, start, index)) {
      const sentence = text.slice(start, end).trim()
      if (sentence !== '') found.push(sentence)
      start = end
    }
    index = end
  }
  const rest = text.slice(start).trim()
  if (rest !== '') found.push(rest)
  return found
}
