import { listMark } from '../language/units.ts'

/** One of the answers to choose from, as the instruction spells it. */
export interface Label {
  readonly name: string
  /** What the instruction says that the label is for; else empty. */
  readonly description: string
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words after which a list of choices begins. */
const cues = list(
  'as into of from between among amongst either with labels label categories category classes options choices ' +
    'values tags topics intents queues teams departments using choose pick select',
)
/** Words after which what is judged may come first: "whether the tone is formal or casual". */
const looseCues = list('is are be was were whether say answer reply respond sounds seems')
/** Words at which a choice ends: "billing or bug based on its text". */
const tails = list(
  'for based depending according that which when if only nothing without by about in to so given',
)
const leads = list('either one of the a an exactly following these labels label categories or and just only')
/** No choice begins with these: it is a sentence, not a name. */
const openers = list(
  'this that these those it i we you my your our they he she there please exactly word words is are was were does do did can could will would should what which who how why when where',
)
const LONGEST_NAME_WORDS = 4
const MOST_LABELS = 100
/** Of an instruction and of each of its sentences at most so many characters are searched for labels. */
const ANALYSED = 8_000
const LONGEST_SENTENCE = 600
const MOST_PARTS = 6

const trimmed = (item: string): string => {
  let start = 0
  let end = item.length
  while (start < end && ' \t\n"\'`*[]()<>{}\u201c\u201d\u2018\u2019:=-'.includes(item.charAt(start))) start++
  while (end > start && ' \t\n"\'`*[]()<>{}\u201c\u201d\u2018\u2019:;.,!?='.includes(item.charAt(end - 1)))
    end--
  return item.slice(start, end)
}

function nameOf(item: string): string | undefined {
  let parts = trimmed(item).split(/\s+/)
  while (parts.length > 1 && leads.has((parts[0] ?? '').toLowerCase())) parts = parts.slice(1)
  const tail = parts.findIndex((part, index) => index > 0 && tails.has(part.toLowerCase()))
  const name = trimmed((tail < 0 ? parts : parts.slice(0, tail)).join(' '))
  const first = name.split(' ', 1)[0]?.toLowerCase() ?? ''
  if (name === '' || openers.has(first) || name.split(' ').length > LONGEST_NAME_WORDS) return undefined
  return name
}

const separators = /[,/|;\n]| or | and | vs\.? | versus /

/** `A, B or C`, `A/B/C`, `A | B`: two or more names, else undefined. */
function namesIn(span: string): string[] | undefined {
  const items = span.split(separators).filter(item => trimmed(item) !== '')
  if (items.length < 2 || items.length > MOST_LABELS) return undefined
  const names: string[] = []
  for (const item of items) {
    const name = nameOf(item)
    // "exactly one word, Yes or No": what comes before the choices is none.
    if (name === undefined && items.length > 2 && item === items[0] && /\bwords?\s*$/.test(item)) continue
    if (name === undefined) return undefined
    if (!names.includes(name)) names.push(name)
  }
  return names.length < 2 ? undefined : names
}

const wordCount = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + name.split(' ').length, 0)

/** More names win, then fewer words: "whether it is good or bad" names "good", not "it is good". */
function better(one: string[] | undefined, other: string[] | undefined): string[] | undefined {
  if (!one || !other) return one ?? other
  if (one.length !== other.length) return one.length > other.length ? one : other
  return wordCount(other) < wordCount(one) ? other : one
}

/** Where only the first name has several words, what is judged stands before it: "this review good or bad". */
function withoutSubject(names: string[] | undefined): string[] | undefined {
  const [first = '', ...others] = names ?? []
  if (!names || others.some(name => name.includes(' '))) return names
  return [first.slice(first.lastIndexOf(' ') + 1), ...others]
}

/** What is judged may come before the choices: "is this a bug or a question". */
const subject = /^\s*(?:this|that|it|these|they|the following|the)\b/i

function afterCues(text: string, words: ReadonlySet<string>, loose = false): string[] | undefined {
  let best: string[] | undefined
  for (const match of text.matchAll(/\S+/g)) {
    if (!words.has(match[0].toLowerCase())) continue
    const span = text.slice(match.index + match[0].length)
    best = better(best, namesIn(loose ? span.replace(subject, '') : span))
  }
  return best
}

/** The list that begins in a sentence after a cue, a colon or an opening bracket, else around an "or". */
function inSentence(sentence: string): string[] | undefined {
  if (!separators.test(sentence)) return undefined
  const bracket = sentence.search(/[([{]/)
  const enclosed = bracket < 0 ? undefined : namesIn(sentence.slice(bracket + 1).split(/[)\]}]/, 1)[0] ?? '')
  const colon = sentence.lastIndexOf(': ')
  const parts = sentence.split(/[([{]|: | \u2014 /, MOST_PARTS)
  let best = better(enclosed, colon < 0 ? undefined : namesIn(sentence.slice(colon + 1)))
  for (const part of parts) best = better(best, afterCues(part, cues))
  if (best) return best
  const choices = parts.find(part => /[/|]| or /.test(part))
  return choices === undefined
    ? undefined
    : withoutSubject(better(afterCues(choices, looseCues, true), namesIn(choices)))
}

/** Items under a line that ends in a colon, or `- name: what it is for` items anywhere. */
function inLines(lines: readonly string[]): Label[] {
  const labels: Label[] = []
  for (const line of lines) {
    const mark = listMark(line)
    if (mark === 0) continue
    const item = line.slice(mark)
    const split = item.search(/:| [-\u2013\u2014=] | \(/)
    const name = nameOf(split < 0 ? item : item.slice(0, split))
    if (name === undefined) return []
    labels.push({ name, description: split < 0 ? '' : item.slice(split) })
  }
  return labels.length > 1 ? labels : []
}

/** The set of labels that an instruction offers; empty when it offers none. */
export function readLabels(instruction: string): readonly Label[] {
  const lines = instruction
    .slice(0, ANALYSED)
    .split('\n')
    .map(line => line.trim())
  const listed = inLines(lines)
  if (listed.length > 0) return listed
  let best: string[] | undefined
  for (const line of lines)
    for (const sentence of line.split(/[.?!](?=\s|$)/))
      best = better(best, inSentence(sentence.slice(0, LONGEST_SENTENCE)))
  return (best ?? []).map(name => ({ name, description: '' }))
}
