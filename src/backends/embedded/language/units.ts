import { sentences } from './sentences.ts'

/** The smallest piece of a text that can be quoted alone: a sentence, a list item, a `key: value` line. */
export interface Unit {
  /** As written, without the list mark. */
  readonly text: string
  /** What stands before the colon of a `key: value` line, in lower case; else empty. */
  readonly label: string
  /** The nearest heading above, without marks; else empty. */
  readonly heading: string
  /** Counts the paragraphs from 0. */
  readonly paragraph: number
}

const MOST_UNITS = 4_000
const LONGEST_LABEL_WORDS = 4
const LONGEST_HEADING_WORDS = 12
/** A longer line is quoted by sentences. */
const LONGEST_LINE_WORDS = 40

/** Counts no further than needed here. */
function wordCount(text: string): number {
  let count = 1
  for (
    let blank = text.indexOf(' ');
    blank >= 0 && count < LONGEST_LINE_WORDS;
    blank = text.indexOf(' ', blank + 1)
  )
    count++
  return count
}
const endsSentence = (text: string): boolean => '.!?:;\u3002\uff01\uff1f\u2026'.includes(text.slice(-1))

/** The length of a list mark with its space: `- `, `* `, `1. `, `12) `; 0 when there is none. */
export function listMark(line: string): number {
  if ('-*\u2022\u2013+'.includes(line.charAt(0)) && line.charAt(1) === ' ') return 2
  let digits = 0
  while (digits < 3 && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') digits++
  return digits > 0 && '.)'.includes(line.charAt(digits)) && line.charAt(digits + 1) === ' ' ? digits + 2 : 0
}

/** @returns what stands before the colon, or an empty string when the line is no `key: value` */
export function labelOf(line: string): string {
  const colon = line.indexOf(':')
  if (colon < 1 || colon > 60 || colon === line.length - 1 || line.charAt(colon + 1) !== ' ') return ''
  const label = line.slice(0, colon)
  if (wordCount(label) > LONGEST_LABEL_WORDS || endsSentence(label.trimEnd()) || label.includes('. '))
    return ''
  return label.toLowerCase().replaceAll('*', '').trim()
}

/** "[10:02] jana: morning" */
const opensTurn = /^\[?\d{1,2}[:.]\d\d/

/** Joins the lines of hard-wrapped prose; list items, labels and headings stay lines of their own. */
function logicalLines(paragraph: readonly string[]): string[] {
  const lines: string[][] = []
  let previous = '#'
  for (const line of paragraph) {
    const first = line.charAt(0)
    const continues =
      !opensTurn.test(line) &&
      !endsSentence(previous) &&
      !previous.startsWith('#') &&
      listMark(line) === 0 &&
      (first !== first.toUpperCase() || (previous.length > 60 && labelOf(line) === ''))
    if (continues) lines.at(-1)?.push(line)
    else lines.push([line])
    previous = line
  }
  return lines.map(parts => parts.join(' '))
}

function paragraphs(text: string): string[][] {
  const found: string[][] = [[]]
  for (const raw of text.replaceAll('**', '').split('\n', MOST_UNITS)) {
    const line = raw.trim()
    if (line !== '') found.at(-1)?.push(line)
    else if (found.at(-1)?.length !== 0) found.push([])
  }
  return found.filter(lines => lines.length > 0)
}

function isHeading(line: string, alone: boolean): boolean {
  if (line.startsWith('#')) return true
  return !alone && !endsSentence(line) && wordCount(line) <= LONGEST_HEADING_WORDS && listMark(line) === 0
}

function withoutMarks(heading: string): string {
  let start = 0
  while (heading.charAt(start) === '#') start++
  return heading.slice(start).trim()
}

function piecesOf(line: string, label: string): string[] {
  const bare = line.slice(listMark(line)).trim()
  const whole = (label !== '' || listMark(line) > 0) && wordCount(bare) < LONGEST_LINE_WORDS
  return whole ? [bare] : sentences(bare)
}

/**
 * Reads a text into its units, in order. Headings become the `heading` of what follows them. A longer text ends
 * after 4,000 lines or units.
 */
export function units(text: string): Unit[] {
  const found: Unit[] = []
  let heading = ''
  const all = paragraphs(text)
  for (const [paragraph, lines] of all.entries()) {
    const logical = logicalLines(lines)
    for (const [index, line] of logical.entries()) {
      const leads = index === 0 && (logical.length > 1 || all.length > paragraph + 1)
      const label = labelOf(line.slice(listMark(line)).trim())
      const next = logical[index + 1] ?? all[paragraph + 1]?.[0] ?? ''
      const titles =
        found.length === 0 &&
        index === 0 &&
        label !== '' &&
        isHeading(line, false) &&
        labelOf(next) === '' &&
        next !== '' &&
        endsSentence(next)
      if (line.startsWith('#') || titles || (label === '' && isHeading(line, !leads)))
        heading = withoutMarks(line)
      else for (const piece of piecesOf(line, label)) found.push({ text: piece, label, heading, paragraph })
      if (found.length >= MOST_UNITS) return found.slice(0, MOST_UNITS)
    }
  }
  return found
}
