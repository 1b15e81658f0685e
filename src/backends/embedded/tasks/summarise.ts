import { readFocus } from '../language/read-focus.ts'
import type { Shape } from '../language/read-shape.ts'
import { sentences } from '../language/sentences.ts'
import { type Unit, units } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { chooseUnits } from './choose-units.ts'
import { layOut } from './lay-out.ts'
import { type ScoredUnit, scoreUnits } from './score-units.ts'

const DEFAULT_COUNT = 3
const MOST_COUNT = 50
/** Where few pieces are asked for, each may hold two statements of about so many words. */
const FEW = 2
const PACKED_WORDS = 32

/** Splits at ever weaker marks until there are enough pieces, or none is left to split. */
function splitFurther(all: readonly Unit[], count: number): Unit[] {
  let pieces = [...all]
  const splits = [
    sentences,
    (text: string) => text.split('; '),
    (text: string) => text.split(/, (?:and |but )?/),
  ]
  for (const split of splits) {
    if (pieces.length >= count) break
    pieces = pieces.flatMap(unit => split(unit.text).map(text => ({ ...unit, text: text.trim() })))
  }
  return pieces.filter(({ text }) => text !== '')
}

const wordCount = (text: string): number => text.split(' ').length

/** Joins two short statements into one piece where few pieces are asked for, lest a main point is left out. */
function pack(scored: readonly ScoredUnit[], count: number): string[] {
  const best = chooseUnits(scored, count * 2)
  const top = Math.max(...best.map(one => one.score))
  const worth = best.filter(one => one.score >= top * 0.5 && one.score > 1)
  if (worth.length <= count) return chooseUnits(scored, count).map(({ unit }) => unit.text)
  const pieces: string[] = []
  const size = Math.ceil(worth.length / count)
  for (let index = 0; index < worth.length; index += size) {
    const group = worth.slice(index, index + size).map(({ unit }) => unit.text)
    const fits = group.reduce((sum, text) => sum + wordCount(text), 0) <= PACKED_WORDS
    const [first = '', ...others] = fits ? group : [bestOf(worth.slice(index, index + size))]
    pieces.push([first.replace(/\.$/, others.length > 0 ? '' : '.'), ...others].join('; '))
  }
  return pieces
}

const bestOf = (group: readonly ScoredUnit[]): string =>
  group.reduce((best, one) => (one.score > best.score ? one : best)).unit.text

function defaultShape(available: number): Shape {
  return { form: 'sentences', count: available > 6 ? DEFAULT_COUNT : available > 2 ? 2 : 1 }
}

/** Chooses statements of a text for a purpose and writes them in the form asked for. */
export function extract(text: string, instruction: string, asked: Shape): string {
  const lines = units(text)
  const shape = asked.form === undefined ? { ...defaultShape(lines.length), ...asked } : asked
  const count = Math.min(shape.count ?? DEFAULT_COUNT, MOST_COUNT)
  const single = shape.form === 'sentences'
  const pieces = single
    ? lines.flatMap(unit => sentences(unit.text).map(sentence => ({ ...unit, text: sentence })))
    : lines
  const scored = scoreUnits(splitFurther(pieces, count), readFocus(instruction))
  if (scored.length === 0) return layOut([text.trim()], shape)
  const chosen =
    single && count <= FEW && asked.words === undefined
      ? pack(scored, count)
      : chooseUnits(scored, count).map(({ unit }) => unit.text)
  return layOut(chosen, shape)
}

/** What cannot be done by choosing among a text's own statements. */
const beyond = new Set(
  'translate traduce poem poems haiku joke song rap code program function sql regex calculate compute solve correct proofread spelling grammar draw paint'.split(
    ' ',
  ),
)
const SHORTEST = 4

/** What a text says in short, where something is asked of it that nothing else answers. */
export function condense({ material, instruction, prompt, shape }: Assignment): string | undefined {
  if (instruction === '' || instruction === prompt.text || material === '' || material === prompt.text)
    return undefined
  const asked = words(instruction)
  if (asked.some(word => beyond.has(word)) || words(material).length < SHORTEST) return undefined
  return extract(material, `${prompt.system}\n${instruction}`, shape)
}

/** These put a whole text into another form: nothing of it is left out. */
const reforms = new Set(
  'rewrite reformat convert turn transform reformulate split break itemise itemize number restructure format put bulletise arrange'.split(
    ' ',
  ),
)
/** These ask for what a text says as a whole. */
const wholes = new Set(
  'explain describe outline present reply respond answer brief report retell tell say rephrase paraphrase fit express squeeze compress'.split(
    ' ',
  ),
)
const wholeQuestion =
  /\bwhat(?:'s| is| has| was| does| did| do)? (?:happen|chang|going on|new\b|decided|agreed|this (?:text|letter|mail|email|note|memo|message) about|(?:it|this|that|the \w+) (?:say|mean|tell|about))|\bwhat (?:happened|changed|changes|matters|was (?:decided|agreed|said|discussed))|\bwhat (?:are|were) the (?:main|key|most|decisions|action|outcomes|results|next steps|findings)/i

/** The whole of a text, one piece for each of its statements. */
function reform(text: string, shape: Shape): string | undefined {
  const pieces = units(text).flatMap(unit => sentences(unit.text))
  const count = shape.most ?? shape.count
  if (pieces.length < 2 || (count !== undefined && pieces.length > count)) return undefined
  const enough = count === undefined ? pieces : splitFurther(units(text), count).map(unit => unit.text)
  return layOut(enough.slice(0, MOST_COUNT), shape)
}

/** A summary in the text's own words: decisions, outcomes, dates and owners before background. */
export function summarise({
  task,
  material,
  instruction,
  prompt,
  shape,
  rules,
}: Assignment): string | undefined {
  if (material === '' || shape.yesOrNo || shape.words === 1) return undefined
  const listed = shape.form === 'bullets' || shape.form === 'numbered'
  const asked = words(instruction)
  if (listed && task === undefined && asked.slice(0, 6).some(word => reforms.has(word))) {
    const whole = reform(material, shape)
    if (whole !== undefined) return whole
  }
  const shaped = shape.form === 'sentences' || shape.form === 'paragraphs' || shape.words !== undefined
  const asksWhole =
    wholeQuestion.test(instruction) ||
    (shaped && !instruction.includes('?') && asked.slice(0, 3).some(word => wholes.has(word)))
  const wanted =
    task === 'summarise' || (task === undefined && ((listed && !rules.includes('extract')) || asksWhole))
  return wanted ? extract(material, `${prompt.system}\n${instruction}`, shape) : undefined
}
