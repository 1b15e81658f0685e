import { quotations } from './quotations.ts'
import { sentences } from './sentences.ts'
import { labelOf } from './units.ts'

/** A text taken apart: what it asks, and what that is to be done with. */
export interface Separated {
  readonly instruction: string
  readonly material: string
  /** Whether the text itself marks the material: tags, a fence, a label such as `Context:`. */
  readonly marked: boolean
}

const materialLabels: ReadonlySet<string> = new Set(
  (
    'article comment content context conversation customer document documents draft email excerpt extract ' +
    'feedback input log logs mail material message note notes paragraph passage passages post report review ' +
    'snippet source sources story text ticket transcript tweet'
  ).split(' '),
)
const instructionLabels: ReadonlySet<string> = new Set(
  'question query task instruction instructions request q format output answer rules'.split(' '),
)
const MOST_TAGS = 50
const SHORTEST_QUOTED_MATERIAL = 3

interface Cut {
  readonly start: number
  readonly end: number
  readonly content: string
}

const isTagName = (name: string): boolean =>
  name !== '' && name.length <= 40 && [...name].every(letter => /[\w-]/.test(letter))

/** `<document index="1">...</document>`, outermost only; the question inside such tags stays an instruction. */
function tagged(text: string): Cut[] {
  const cuts: Cut[] = []
  let open = text.indexOf('<')
  for (let tried = 0; open >= 0 && tried < MOST_TAGS; tried++) {
    const close = text.indexOf('>', open)
    if (close < 0) break
    const name = text.slice(open + 1, Math.min(close, open + 80)).split(' ', 1)[0] ?? ''
    const end = isTagName(name) ? text.indexOf(`</${name}>`, close) : -1
    if (end >= 0 && !instructionLabels.has(name.toLowerCase()))
      cuts.push({ start: open, end: end + name.length + 3, content: text.slice(close + 1, end).trim() })
    open = text.indexOf('<', end >= 0 ? end + name.length + 3 : open + 1)
  }
  return cuts
}

function fenced(text: string): Cut[] {
  for (const fence of ['```', '"""', '\n---\n']) {
    const start = text.indexOf(fence)
    const end = start < 0 ? -1 : text.indexOf(fence, start + fence.length)
    if (end < 0) continue
    const inside = text.slice(start + fence.length, end)
    const line = inside.indexOf('\n')
    const language = fence === '```' && line > 0 && !inside.slice(0, line).includes(' ')
    return [{ start, end: end + fence.length, content: inside.slice(language ? line : 0).trim() }]
  }
  return []
}

function withoutCuts(text: string, cuts: readonly Cut[]): Separated {
  const rest: string[] = []
  let index = 0
  for (const { start, end } of cuts) {
    rest.push(text.slice(index, start))
    index = end
  }
  rest.push(text.slice(index))
  const material = cuts.map(({ content }) => content).join('\n\n')
  return { instruction: rest.join(' ').trim(), material, marked: true }
}

function sectionOf(line: string): string {
  const colon = line.indexOf(':')
  const label =
    labelOf(line) || (colon > 0 && colon === line.length - 1 ? line.slice(0, colon).toLowerCase() : '')
  const names = label.split(' ')
  return names.length > 2 ? '' : (names.at(-1) ?? '')
}

/**
 * Sections that begin with a line such as `Context: ...` or `Question:`, each up to the next such line. A label
 * of material counts only where a block begins or after nothing but what asks: documents have such lines too.
 */
function labelled(text: string, asks: (piece: string) => boolean): Separated | undefined {
  const asked: string[] = []
  const given: string[] = []
  let current = asked
  let previous = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const section = sectionOf(line)
    const completes = given.length > 0 && line.endsWith(':') && asks(line)
    const turns = materialLabels.has(section) && (previous === '' || (current === asked && asks(previous)))
    if (turns) current = given
    else if (instructionLabels.has(section) || completes) current = asked
    const bare: string =
      turns || instructionLabels.has(section) ? line.slice(line.indexOf(':') + 1).trim() : line
    current.push(bare)
    previous = bare
  }
  const material = given.join('\n').trim()
  return material === '' || asked.join('').trim() === ''
    ? undefined
    : { instruction: asked.join('\n').trim(), material, marked: true }
}

/** A sample of JSON is no material: `{"mood": "good or bad"}`. */
const memberName = /"[\w -]{0,40}":\s*$/
const isMemberValue = (text: string, start: number): boolean =>
  memberName.test(text.slice(Math.max(0, start - 48), start))

function quoted(text: string, asks: (piece: string) => boolean): Separated | undefined {
  const quotes = quotations(text).filter(({ start }) => !isMemberValue(text, start))
  const longest = quotes.reduce((best, one) => (one.text.length > best.text.length ? one : best), {
    text: '',
    start: 0,
    end: 0,
  })
  if (longest.text.split(' ').length < SHORTEST_QUOTED_MATERIAL) return undefined
  const instruction = `${text.slice(0, longest.start)} ${text.slice(longest.end)}`.trim()
  if (!asks(instruction)) return undefined
  return { instruction, material: longest.text, marked: false }
}

/** The blocks that ask, at the beginning or the end, and the rest. */
function byBlocks(blocks: readonly string[], asks: (piece: string) => boolean): Separated | undefined {
  const first = blocks[0] ?? ''
  const last = blocks.at(-1) ?? ''
  const leads = asks(first)
  const trails = blocks.length > 1 && asks(last) && (!leads || blocks.length > 2)
  if (blocks.length < 2 || !(leads || trails)) return undefined
  const material = blocks.slice(leads ? 1 : 0, trails ? -1 : undefined).join('\n\n')
  return { instruction: [leads ? first : '', trails ? last : ''].join('\n').trim(), material, marked: false }
}

/** "Instruction: material" on one line, the first colon that is followed by more than a list of choices. */
function byColon(text: string, asks: (piece: string) => boolean): Separated | undefined {
  for (let colon = text.indexOf(': '); colon >= 0; colon = text.indexOf(': ', colon + 1)) {
    const instruction = text.slice(0, colon + 1)
    if (instruction.length > 400) return undefined
    if (isMemberValue(text, colon + 1)) continue
    const material = text.slice(colon + 2).trim()
    const sentence = sentences(material.slice(0, 400))[0] ?? ''
    const items = sentence.split(/[,/|]| or /)
    // "good or bad: late, cold" has its choices before the colon.
    const isChoices =
      items.length > 1 &&
      !/ or |\//.test(instruction) &&
      items.every(item => item.trim().split(' ').length <= 3)
    if (asks(instruction) && !isChoices) return { instruction, material, marked: false }
  }
  return undefined
}

function bySentences(text: string, asks: (piece: string) => boolean): Separated {
  const asked: string[] = []
  const given: string[] = []
  for (const sentence of sentences(text)) (asks(sentence) ? asked : given).push(sentence)
  return { instruction: asked.join(' '), material: given.join(' '), marked: false }
}

/**
 * Takes a text apart by its own marks, else by its paragraphs, lines, quotation, colon or sentences.
 * @param asks whether a piece of text says what to do, rather than being what to do it with
 */
export function separate(text: string, asks: (piece: string) => boolean): Separated {
  const cuts = tagged(text)
  const marks = cuts.length > 0 ? cuts : fenced(text)
  if (marks.length > 0) return withoutCuts(text, marks)
  const sections = text.includes(':') ? labelled(text, asks) : undefined
  if (sections) return sections
  const blocks = text.split('\n\n').filter(block => block.trim() !== '')
  const lines = blocks.length > 1 ? [] : text.split('\n').filter(line => line.trim() !== '')
  const split = byBlocks(blocks, asks) ?? (lines.length > 1 ? byBlocks(lines, asks) : undefined)
  if (split && lines.length > 1) return { ...split, material: split.material.replaceAll('\n\n', '\n') }
  if (split) return split
  if (blocks.length > 1 || lines.length > 1) return { instruction: '', material: text, marked: false }
  return quoted(text, asks) ?? byColon(text, asks) ?? bySentences(text, asks)
}
