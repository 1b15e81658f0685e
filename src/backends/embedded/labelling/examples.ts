import { quotations } from '../language/quotations.ts'
import { words } from '../language/words.ts'
import { bareName, isName } from './label-names.ts'

/** A text with the label that it was given. */
export interface Example {
  readonly text: string
  readonly label: string
}
export interface Examples {
  readonly examples: readonly Example[]
  /** The text that is still without a label; else empty. */
  readonly open: string
  /** Where the examples begin and end. */
  readonly start: number
  readonly end: number
}

const arrow = /\s*(?:->|=>|\u2192|\u21d2|-->|==>|=)\s*/
const labelParts = new Set(
  (
    'label category class intent sentiment topic output answer tag a classification response result priority emotion language type urgency ' +
    'queue team department mood tone severity section'
  ).split(' '),
)
const MOST_LINES = 400
const partLine = /^\s*(?:[-*]\s+)?\**([A-Za-z][A-Za-z ]{0,24})\**\s*:\**\s*(.*)$/

const bare = (text: string): string => {
  const trimmed = text.trim().replace(/^[-*\u2022]\s+/, '')
  const [whole] = quotations(trimmed)
  return whole && whole.start === 0 ? whole.text : trimmed.replace(/^(?:\d+[.)]\s+)/, '')
}

/** `"text" -> label`, one a line; the last one without a label is what is asked for. */
function byArrow(lines: readonly { text: string; start: number; end: number }[]): Examples | undefined {
  const examples: Example[] = []
  let open = ''
  let start = -1
  let end = 0
  for (const line of lines) {
    const at = line.text.search(arrow)
    if (at < 0) continue
    const mark = arrow.exec(line.text)?.[0] ?? ''
    if (mark.trim() === '=' && !/["\u201d']\s*=/.test(line.text)) continue
    const left = line.text.slice(0, at)
    const label = bareName(line.text.slice(at + mark.length))
    if (words(left).length < 2 && !/["'\u201c]/.test(left)) continue
    if (label !== '' && !isName(label)) continue
    if (label !== '' && words(left).length < words(label).length) continue
    if (start < 0) start = line.start
    end = line.end
    const content = bare(
      left.replace(/^\s*(?:now|and|input|text|next|finally|new|query|your turn)\s*:\s*/i, ''),
    )
    if (label === '') open = content
    else examples.push({ text: content, label })
  }
  return examples.length > 1 || (examples.length > 0 && open !== '')
    ? { examples, open, start, end }
    : undefined
}

/** `Text: ...` and `Label: ...` in turns; a text without its label at the end is what is asked for. */
function byParts(lines: readonly { text: string; start: number; end: number }[]): Examples | undefined {
  const examples: Example[] = []
  let open = ''
  let part = ''
  let start = -1
  let end = 0
  for (const line of lines) {
    const match = partLine.exec(line.text)
    const name = (match?.[1] ?? '').trim().toLowerCase()
    const value = match?.[2]?.trim() ?? ''
    const isLabel = labelParts.has(name.split(' ').at(-1) ?? '')
    if (match && isLabel && open !== '' && isName(bareName(value))) {
      examples.push({ text: bare(open), label: bareName(value) })
      open = ''
      end = line.end
      continue
    }
    if (match && isLabel && value === '') continue
    const textPart = name.split(' ')[0] ?? ''
    if (match && !isLabel && (part === '' || textPart === part) && value !== '') {
      part ||= textPart
      open = value
      if (start < 0) start = line.start
      end = line.end
    } else if (open !== '' && line.text.trim() !== '' && examples.length > 0) {
      open = `${open}\n${line.text.trim()}`
      end = line.end
    } else if (open === '' || examples.length === 0) {
      part = ''
      start = -1
      open = ''
    }
  }
  return examples.length > 0 && open !== '' ? { examples, open: bare(open), start, end } : undefined
}

/** Solved examples in a text, and the unsolved one after them. */
export function readExamples(text: string): Examples | undefined {
  const lines: { text: string; start: number; end: number }[] = []
  let at = 0
  for (const line of text.split('\n', MOST_LINES)) {
    lines.push({ text: line, start: at, end: at + line.length })
    at += line.length + 1
  }
  return byArrow(lines) ?? byParts(lines)
}
