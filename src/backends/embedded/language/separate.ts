import { askingScore } from './asking-score.ts'
import { bestCut } from './best-cut.ts'
import { materialLabels } from './instruction-words.ts'
import { type Cut, markedMaterial } from './marked-material.ts'
import { pieces } from './pieces.ts'
import { quotations } from './quotations.ts'
import { scorePieces, wordOf } from './score-pieces.ts'
import { sentences } from './sentences.ts'
import { listMark } from './units.ts'

/** A text taken apart: what it asks, and what that is to be done with. */
export interface Separated {
  readonly instruction: string
  readonly material: string
  /** Whether the text itself marks the material: tags, a fence, a quotation, a label such as `Context:`. */
  readonly marked: boolean
}

const SHORTEST_QUOTED_MATERIAL = 3
const LONGEST_INSTRUCTION = 1_600
/** In words. */
const LONGEST_ASKING = 40
const LEAST_GIVEN = 25
const FEW_WORDS = 4
const SURELY = 1
function withoutCuts(text: string, cuts: readonly Cut[]): Separated {
  let instruction = ''
  let newLine = false
  let index = 0
  const add = (part: string): void => {
    const bare = withoutLastLabel(part.trim())
    if (bare === '') return
    const onNewLine = newLine || part.startsWith('\n')
    newLine = part.endsWith('\n')
    instruction = instruction === '' ? bare : `${instruction}${onNewLine ? '\n' : ' '}${bare}`
  }
  for (const { start, end } of cuts) {
    add(text.slice(index, start))
    index = end
  }
  add(text.slice(index))
  return {
    instruction: withoutTags(instruction),
    material: cuts.map(({ content }) => content).join('\n\n'),
    marked: true,
  }
}

/** `<question>Who?</question>` asks as "Who?" does. */
const withoutTags = (asked: string): string =>
  withoutLabels(
    asked
      .replaceAll(/<\/?(?:question|query|task|instructions?|user_question|request|user_query)>/gi, ' ')
      .trim(),
  )

/** "Ticket:" before what was cut out asks for nothing. */
function withoutLastLabel(asked: string): string {
  const line = asked.lastIndexOf('\n') + 1
  const last = asked.slice(line)
  return last.endsWith(':') && materialLabels.has(last.slice(0, -1).toLowerCase())
    ? asked.slice(0, line).trim()
    : asked
}

/** A quotation that is a word of the answer, a name or an example and not what is worked on. */
const literals =
  /(?:"[\w -]{0,40}":|\b(?:with|say|saying|says|write|reply|respond|answer|output|print|named|called|titled|keys?|fields?|columns?|header|labels?|words?|phrase|as|or|and|like|into|either|return|repeat|echo|exactly|string|value|state|term|translate|mean|means|define|spell|pronounce)(?: the)?(?: (?:words?|lines?|phrase|sentence|text|string|greeting|heading|prefix|sign-?off|signature))?)[\s:,]*$/i

function quoted(text: string): Separated | undefined {
  const found = quotations(text).filter(
    ({ start, text: inside }) =>
      inside.split(/\s+/, SHORTEST_QUOTED_MATERIAL).length >= SHORTEST_QUOTED_MATERIAL &&
      !(inside.length < 60 && literals.test(text.slice(Math.max(0, start - 48), start))),
  )
  if (found.length === 0) return undefined
  const separated = withoutCuts(
    text,
    found.map(({ start, end, text: content }) => ({ start, end, content })),
  )
  const outside = separated.instruction
  if (outside.length > LONGEST_INSTRUCTION) return undefined
  const parts = pieces(outside)
  const scores = scorePieces(parts, outside)
  const most = Math.max(...scores)
  // An article holds quotations too: then more of what is around them narrates.
  const narrating = parts.filter(
    (piece, index) => (scores[index] ?? 0) < 0 && piece.text.split(' ').length > 5,
  )
  const [only] = found
  const apart =
    found.length === 1 &&
    only &&
    text.slice(0, only.start).endsWith('\n') &&
    text.slice(only.end).trim() === ''
  if (most <= 0 || (narrating.length > 0 && !apart)) return undefined
  return separated
}

/** Whether all that a block says asks, and it is short. */
function asks(block: string): boolean {
  const all = block.split('\n').flatMap(line => sentences(line))
  return (
    block.split(/\s+/, LONGEST_ASKING).length < LONGEST_ASKING &&
    all.some(sentence => askingScore(sentence) >= SURELY) &&
    all.every(sentence => askingScore(sentence) > 0 || sentence.split(' ').length <= FEW_WORDS) &&
    !block.includes('{')
  )
}

/** Where a first or a last paragraph asks, and the rest is one long one: that is what it asks about, whatever it says. */
function byBlocks(text: string): Separated | undefined {
  const blocks = text
    .split(/\n[ \t]*\n/)
    .map(block => block.trim())
    .filter(block => block !== '')
  if (blocks.length < 2) return undefined
  const [first = '', ...after] = blocks
  const last = blocks.at(-1) ?? ''
  const [leads, trails] = [asks(first), asks(last)]
  if (leads === trails) return undefined
  const rest = (leads ? after : blocks.slice(0, -1)).join('\n\n')
  const lines = rest.split('\n').map(line => line.trim())
  const labelled = lines.some(line => /^[#*]|^[\w ]{1,24}:/.test(line) || listMark(line) > 0)
  if (labelled || rest.split(/\s+/, LEAST_GIVEN).length < LEAST_GIVEN) return undefined
  return { instruction: withoutTags(leads ? first : last), material: unquoted(rest), marked: false }
}

/** Under a label such as `Context:` everything is material up to the next label or paragraph that asks. */
function byPieces(text: string): Separated {
  const all = pieces(text)
  const { from, to } = bestCut(all, scorePieces(all, text))
  const given = all.slice(from, to)
  const [first] = given
  const asks = given.length < all.length
  const start = first?.start ?? text.length
  const end = given.at(-1)?.end ?? start
  const labels = given.filter(({ label }) => materialLabels.has(wordOf(label)))
  const alone =
    labels.length === 1 &&
    labels[0] === first &&
    given.every(({ label }) => label === '' || label === first?.label)
  const material = text.slice(start, end).trim()
  return {
    instruction: [text.slice(0, start), asks ? text.slice(end) : '']
      .map(withoutTags)
      .filter(part => part !== '')
      .join('\n'),
    material: unquoted(alone && first ? material.slice(labelEnd(material, first.label)).trim() : material),
    marked: labels.length > 0 && asks,
  }
}

/** Where a label, perhaps marked as a heading, and its colon end. */
function labelEnd(text: string, label: string): number {
  const at = text.toLowerCase().indexOf(label)
  if (at < 0 || at > 8) return 0
  let end = at + label.length
  while (end < text.length && ':*# '.includes(text.charAt(end))) end++
  return end
}

/** "Question: Who?" asks as "Who?" does, and so does "# Question" above it. */
function withoutLabels(asked: string): string {
  return asked
    .split('\n')
    .filter(line => !/^(?:#+\s*[\w ]{1,30}:?|[-*=_]{3,})\s*$/.test(line.trim()))
    .join('\n')
    .trim()
    .replace(/^(?:q|question|query|task|instructions?|request|user question)\s*:\s*/i, '')
}

function unquoted(text: string): string {
  const rule = /^[-*=_]{3,}\n/.exec(text)
  if (rule)
    return unquoted(
      text
        .slice(rule[0].length)
        .replace(/\n[-*=_]{3,}$/, '')
        .trim(),
    )
  const [only] = quotations(text)
  return only && only.start === 0 && only.end === text.length ? only.text : text
}

/** Takes a text apart by its own marks, else by what each of its pieces looks like. */
export function separate(text: string): Separated {
  const marks = markedMaterial(text)
  if (marks.length > 0) return withoutCuts(text, marks)
  return quoted(text) ?? byBlocks(text) ?? byPieces(text)
}
