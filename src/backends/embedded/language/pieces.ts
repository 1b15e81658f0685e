import { askingScore } from './asking-score.ts'
import { instructionLabels, materialLabels } from './instruction-words.ts'
import { sentences } from './sentences.ts'
import { labelOf, listMark } from './units.ts'

/** A sentence, a line or the part before a colon: the least that is either asked or given. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  /** What separates it from the piece before. */
  readonly gap: 'block' | 'line' | 'sentence' | 'colon'
  /** What stands before its colon, in lower case; else empty. */
  readonly label: string
  /** Counts the lines from 0. */
  readonly line: number
  /** Whether it is data written out, such as a schema or a template. */
  readonly data: boolean
  /** Whether it is a heading of Markdown, whose label counts up to the next one. */
  readonly heading: boolean
}

const MOST_LINES = 4_000
/** Of a longer line the rest is one piece. */
const LONGEST_SPLIT = 4_000
const LONGEST_LEAD = 400
const CHOICES_READ = 3
const LONGEST_DATA_LINES = 400
const COLONS = [': ', ' -- ', ' \u2014 ', ' \u2013 ', ' => ', ' -> ']

/** Words of what offers choices or names what is wanted, as items that follow. */
const offersItems =
  /\b(?:options?|labels?|categor(?:y|ies)|classes|choices?|intents?|severity|priority|levels?|sections?|rules|bins|teams?|queues?|tags?|topics?|one of|either|one|criteria|fields|keys|columns|json|csv|format|requirements|steps|guidelines|examples|best)\b|\b(?:between|from|as|into|of)\W*$/i

/** Where "Instruction: material" on one line goes over; -1 where it does not. A list of choices is part of what asks. */
function colonIn(line: string): number {
  for (const mark of COLONS)
    for (let at = line.indexOf(mark); at > 0 && at <= LONGEST_LEAD; at = line.indexOf(mark, at + 1)) {
      const lead = line.slice(0, at)
      if (/"[\w -]{0,40}"$/.test(lead.slice(-48))) continue
      const rest = line.slice(at + mark.length).trim()
      const [sentence = ''] = sentences(rest.slice(0, 400))
      const items = sentence.split(/[,/|]| or /)
      const asking = sentences(lead).at(-1) ?? lead
      const short = items.slice(0, CHOICES_READ).every(item => item.trim().split(' ').length <= 3)
      const choices =
        items.length > 1 &&
        short &&
        !sentence.includes('@') &&
        (sentence.endsWith('?') || offersItems.test(asking)) &&
        !/ or |\//.test(asking)
      if (askingScore(`${asking}:`) > 0 && !choices) return at + mark.length
    }
  return -1
}

/** Within a line only the usual words are labels: "... Text: It rains." */
function knownLabel(sentence: string): string {
  const label = labelOf(sentence)
  return materialLabels.has(label) || instructionLabels.has(label) ? label : ''
}

function labelAt(line: string): string {
  if (line.startsWith('#'))
    return line
      .replace(/^#+\s*/, '')
      .replace(/[\s:#*]+$/, '')
      .toLowerCase()
  const bare = line.slice(listMark(line)).replace(/^[#*\s]+/, '')
  const label = labelOf(bare)
  if (label !== '') return label
  const end = bare.replace(/\*+$/, '')
  return end.endsWith(':') && end.split(' ').length <= 3 ? end.slice(0, -1).toLowerCase() : ''
}

const opensData = (line: string): boolean =>
  line.startsWith('{') || line.startsWith('[{') || line.startsWith('```') || line === '['

/** How many lines belong to the data that begins with the first: up to its closing fence or bracket. */
function dataLines(lines: readonly string[], first: number): number {
  const begun = (lines[first] ?? '').trim()
  const most = Math.min(lines.length, first + LONGEST_DATA_LINES)
  if (begun.startsWith('```')) {
    for (let index = first + 1; index < most; index++)
      if (lines[index]?.trim().startsWith('```')) return index - first + 1
    return 1
  }
  let depth = 0
  for (let index = first; index < most; index++) {
    for (const character of lines[index] ?? '') {
      if (character === '{' || character === '[') depth++
      else if (character === '}' || character === ']') depth--
    }
    if (depth <= 0) return index - first + 1
  }
  return 1
}

/** The pieces of a text in order, with their places in it. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  const lines = text.split('\n', MOST_LINES)
  let at = 0
  let blank = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const trimmed = line.trim()
    const gap = blank ? 'block' : 'line'
    const start = at + line.indexOf(trimmed)
    at += line.length + 1
    blank = trimmed === ''
    if (opensData(trimmed)) {
      const count = dataLines(lines, index)
      for (const further of lines.slice(index + 1, index + count)) at += further.length + 1
      index += count - 1
      const end = Math.min(text.length, at - 1)
      found.push({
        text: text.slice(start, end),
        start,
        end,
        gap,
        label: '',
        line: index,
        data: true,
        heading: false,
      })
    } else if (trimmed !== '') addLine(found, trimmed, start, gap, index)
  }
  const last = found.at(-1)
  // What comes after the last line that is read belongs to the last piece.
  if (last && at < text.length) found[found.length - 1] = { ...last, end: text.length }
  return found
}

function addLine(found: Piece[], line: string, start: number, gap: Piece['gap'], number: number): void {
  const colon = colonIn(line.slice(0, LONGEST_SPLIT))
  const label = labelAt(line)
  if (colon > 0) {
    addSentences(found, line.slice(0, colon).trimEnd(), start, gap, label, number)
    const rest = line.slice(colon)
    const skipped = rest.length - rest.trimStart().length
    addSentences(found, rest.trim(), start + colon + skipped, 'colon', '', number)
  } else addSentences(found, line, start, gap, label, number)
}

function addSentences(
  found: Piece[],
  text: string,
  start: number,
  gap: Piece['gap'],
  label: string,
  line: number,
): void {
  let cursor = 0
  const rest = text.length > LONGEST_SPLIT ? [text.slice(LONGEST_SPLIT)] : []
  for (const [index, sentence] of [...sentences(text.slice(0, LONGEST_SPLIT)), ...rest].entries()) {
    const at = text.indexOf(sentence, cursor)
    const begin = at < 0 ? cursor : at
    found.push({
      text: sentence,
      start: start + begin,
      end: start + begin + sentence.length,
      gap: index === 0 ? gap : 'sentence',
      label: index === 0 ? label : knownLabel(sentence),
      line,
      data: false,
      heading: text.startsWith('#'),
    })
    cursor = begin + sentence.length
  }
}
