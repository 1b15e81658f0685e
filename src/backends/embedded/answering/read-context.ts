import { type ReadText, readText } from '../entities/read-text.ts'
import { isObject } from '../json/is-object.ts'
import type { Json } from '../json/json.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { units } from '../language/units.ts'
import { words } from '../language/words.ts'
import { tellingMarks } from './associations.ts'
import { rangeStems } from './calendar-ranges.ts'
import { phrasalVerbs } from './phrasal-verbs.ts'

/** A sentence, a row or a `key: value` line that may answer. */
export interface Passage {
  readonly text: string
  readonly index: number
  /** Of its own words, those of grammar too. */
  readonly stems: ReadonlySet<string>
  /** Of the headings and the question above it, its label and its document's name. */
  readonly heading: ReadonlySet<string>
  readonly paragraph: number
  /** The heading above as written; empty where there is none but the title. */
  readonly section: string
  read(): ReadText
}

const MOST_PASSAGES = 3_000
const LONGEST_TITLE = 9
/** What a longer sentence names further on is not looked for. */
const LONGEST_READ = 1_500
const MOST_MEMBERS = 500

function stemsOf(text: string): ReadonlySet<string> {
  const found = words(text)
  const stems = found.map(stem)
  return new Set([
    ...stems,
    ...phrasalVerbs(found).map(({ meant }) => meant),
    ...rangeStems(found),
    ...tellingMarks(stems),
  ])
}

/** "employee manager: Celia Duarte." for each value of a record. */
function members(value: Json, path: string, lines: string[]): void {
  if (lines.length >= MOST_MEMBERS) return
  if (Array.isArray(value)) {
    if (value.every(item => typeof item !== 'object')) lines.push(`${path}: ${value.join(', ')}.`)
    else for (const item of value) objectLine(item, path, lines)
  } else if (isObject(value))
    for (const [name, member] of Object.entries(value))
      members(member, `${path} ${name.replaceAll('_', ' ')}`.trim(), lines)
  else if (value !== null) lines.push(`${path}: ${String(value)}.`)
}

/** The members of one of several objects belong together. */
function objectLine(value: Json, path: string, lines: string[]): void {
  const parts: string[] = []
  members(value, '', parts)
  lines.push(`${path}: ${parts.map(part => part.replace(/\.$/, '')).join(', ')}.`)
}

function recordLines(text: string): string | undefined {
  const start = text.trimStart().charAt(0)
  if (start !== '{' && start !== '[') return undefined
  try {
    const value: Json = JSON.parse(text)
    const lines: string[] = []
    members(value, '', lines)
    return lines.join('\n')
  } catch {
    return undefined
  }
}

const cellsOf = (line: string, mark: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(mark)
    .map(cell => cell.trim())

/** Rows of a table as sentences: "Identity card: Fee 37." */
function withTables(text: string): string {
  const lines = text.split('\n')
  const separator =
    lines.filter(line => line.includes('|')).length > 1
      ? '|'
      : isCsv(lines)
        ? ','
        : lines.filter(line => line.includes('\t')).length > 1
          ? '\t'
          : ''
  if (separator === '') return text
  let head: string[] | undefined
  return lines
    .map(line => {
      const cells = line.includes(separator) ? cellsOf(line.trim(), separator) : []
      if (cells.length < 2) {
        if (line.trim() === '') head = undefined
        return line
      }
      if (cells.every(cell => /^:?-{2,}:?$/.test(cell))) return ''
      if (head === undefined || head.length !== cells.length) {
        head = cells
        return ''
      }
      const titles = head
      const [first = '', ...rest] = cells
      return `${first}: ${rest.map((cell, index) => `${titles[index + 1] ?? ''} ${cell}`.trim()).join(', ')}.\n`
    })
    .join('\n')
}

function isCsv(lines: readonly string[]): boolean {
  const filled = lines.filter(line => line.trim() !== '')
  const width = (filled[0] ?? '').split(',').length
  return (
    filled.length > 2 &&
    width > 1 &&
    filled.every(line => line.split(',').length === width) &&
    !/[.!?]$/.test(filled[1] ?? '') &&
    !/\d|: /.test(filled[0] ?? '')
  )
}

/** For each heading of Markdown those that it stands under. */
function headingsAbove(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const open: string[] = []
  for (const line of text.split('\n', MOST_PASSAGES)) {
    const level = /^#{1,6}(?= )/.exec(line.trim())?.[0].length ?? 0
    if (level === 0) continue
    const heading = line.trim().slice(level).trim()
    open.length = Math.min(open.length, level - 1)
    found.set(heading, open.filter(Boolean).join(' '))
    open[level - 1] = heading
  }
  return found
}

/** The passages of a text, each with what stands above it. */
function passagesOf(text: string, from: number, paragraphs: number): Passage[] {
  const found: Passage[] = []
  const above = headingsAbove(text)
  let asked = ''
  let last = -1
  const first = text.trimStart().split('\n', 1)[0] ?? ''
  const title =
    first.startsWith('#') || (!/[.!?:,;]$/.test(first.trim()) && first.split(' ').length <= LONGEST_TITLE)
      ? first
      : ''
  for (const unit of units(recordLines(text) ?? withTables(text))) {
    if (unit.paragraph !== last) asked = ''
    last = unit.paragraph
    for (const sentence of sentences(unit.text)) {
      if (sentence.endsWith('?')) {
        asked = sentence
        continue
      }
      let read: ReadText | undefined
      found.push({
        text: sentence,
        index: from + found.length,
        stems: stemsOf(sentence),
        heading: stemsOf(`${title} ${above.get(unit.heading) ?? ''} ${unit.heading} ${unit.label} ${asked}`),
        paragraph: paragraphs + unit.paragraph,
        section: title.endsWith(unit.heading) || /[,.;!?]$/.test(unit.heading) ? '' : unit.heading,
        read: () => {
          read ??= readText(sentence.slice(0, LONGEST_READ))
          return read
        },
      })
      if (from + found.length >= MOST_PASSAGES) return found
    }
  }
  return found
}

/** What some texts say, sentence by sentence. */
export function readContext(texts: readonly string[]): Passage[] {
  const all: Passage[] = []
  for (const text of texts) all.push(...passagesOf(text, all.length, (all.at(-1)?.paragraph ?? -1) + 1))
  return all.slice(0, MOST_PASSAGES)
}
