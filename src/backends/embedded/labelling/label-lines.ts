import { firstWord, words } from '../language/words.ts'
import type { Label, LabelSet } from './label.ts'
import { bareName, isName, labelNouns, withoutLeads } from './label-names.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** What stands before a colon without being a label: parts of a prompt, of an e-mail, of a conversation. */
export const partNames = list(
  'text message input output subject from to date user assistant human ai system customer agent answer response question note notes example ' +
    'examples rules task role format instructions instruction context review comment email ticket headline article feedback tweet post chat ' +
    'label labels category categories options intents clause sentence query q a title body result reason transcript statement document caller ' +
    'data content topic goal guidelines important steps summary re cc hello hi dear priority severity sentiment intent class classification now',
)
/** Headings of lists that hold no labels. */
const otherHeadings = list(
  'rules rule steps instructions guidelines requirements notes note examples example format output constraints task role goal context tips shots',
)
const MOST_LABELS = 100
const LONGEST_ITEM = 400

interface Item {
  readonly label: Label
  readonly marked: boolean
  readonly defined: boolean
}
interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

const keyed = /^(?:\(([A-Za-z]|\d{1,2})\)|([A-Za-z]|\d{1,2})[.)])\s+/
const bullet = /^[-*\u2022\u2013+]\s+/
/** `name: what it is for`, also with `=`, a dash, an arrow, a bar or a bracket between. */
const between = /:\s|:$|\s[-\u2013\u2014]{1,2}\s|\s?(?:=>|->|\u2192)\s?|\s?=\s?|\s\||\s\(|:(?=\*\*)/

function readItem(line: string): Item | undefined {
  if (line.length > LONGEST_ITEM) return undefined
  const key = keyed.exec(line)
  const mark = key?.[0].length ?? bullet.exec(line)?.[0].length ?? (line.startsWith('| ') ? 2 : 0)
  const item = line.slice(mark).trim()
  const split = item.search(between)
  const name = split < 0 ? withoutLeads(item) : bareName(item.slice(0, split))
  if (!isName(name)) return undefined
  const description =
    split < 0
      ? ''
      : item
          .slice(split)
          .replace(between, '')
          .replace(/^[*\s]+/, '')
          .replace(/[\s|]+$/, '')
  const keyName = key?.[1] ?? key?.[2]
  return {
    label: { name, description, ...(keyName === undefined ? {} : { key: keyName }) },
    marked: mark > 0,
    defined: description !== '',
  }
}

/** `"The screen is cracked" -> hardware`: a text and its label, not a label and its text. */
const isExample = (line: string): boolean => {
  const arrow = line.search(/->|=>|\u2192/)
  return arrow > 0 && words(line.slice(0, arrow)).length > words(line.slice(arrow)).length
}

function linesOf(text: string): Line[] {
  const found: Line[] = []
  let start = 0
  for (const raw of text.split('\n')) {
    found.push({ text: raw.trim(), start, end: start + raw.length })
    start += raw.length + 1
  }
  return found
}

const isHeader = (line: string): boolean =>
  /[:?]\**$/.test(line) || line.startsWith('#') || /^<\w{1,30}>$/.test(line) || /^\*\*.*\*\*$/.test(line)

function rankOf(items: readonly Item[], header: string): number {
  const found = words(header.slice(-300))
  const isLast = found.at(-1) ?? ''
  let rank = 2
  if (items.every(({ marked }) => marked)) rank += 1
  if (items.filter(({ defined }) => defined).length > items.length / 2) rank += 1
  if (found.some(word => labelNouns.has(word))) rank += 2
  if (isHeader(header) && otherHeadings.has(isLast)) rank -= 4
  if (items.some(({ label }) => label.name.includes('_'))) rank += 1
  return rank
}

/** Lists of labels, one a line: with marks, with descriptions, or bare under a heading that names what they are. */
export function labelLines(text: string): LabelSet[] {
  const found: LabelSet[] = []
  const lines = linesOf(text)
  let header = ''
  let run: Item[] = []
  let first: Line | undefined
  let last: Line | undefined
  const close = (next: string): void => {
    if (first && last && run.length > 1 && run.length <= MOST_LABELS) {
      const labels = run.map(({ label }) => label)
      found.push({ labels, start: first.start, end: last.end, rank: rankOf(run, header) })
    }
    run = []
    first = undefined
    header = next
  }
  for (const line of lines) {
    if (line.text === '') {
      if (run.length > 0 && run.every(({ marked }) => !marked)) close('')
      continue
    }
    const item = isExample(line.text) ? undefined : readItem(line.text)
    const isPart =
      item !== undefined &&
      !item.marked &&
      (item.defined || line.text.includes(':')) &&
      partNames.has(firstWord(item.label.name))
    const underNoun = isHeader(header) && words(header).some(word => labelNouns.has(word))
    if (/^<\/?\w{1,30}>$/.test(line.text)) {
      close(line.text)
      continue
    }
    const fits =
      item !== undefined &&
      !isPart &&
      (item.marked ||
        (item.defined && !item.label.name.includes(', ')) ||
        (underNoun && !isHeader(line.text) && !/[,.?]/.test(line.text)))
    if (!fits || (run[0] && run[0].marked !== item.marked)) close(line.text)
    if (fits) {
      if (run.length === 0) first = line
      run.push(item)
      last = line
    }
  }
  close('')
  return found
}
