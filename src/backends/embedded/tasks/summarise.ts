import { lowerFirst } from '../language/lower-first.ts'
import { type Focus, readFocus } from '../language/read-focus.ts'
import type { Shape } from '../language/read-shape.ts'
import { sentences } from '../language/sentences.ts'
import { type Unit, units } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { chooseUnits } from './choose-units.ts'
import { layOut } from './lay-out.ts'
import { asksForThings } from './list-items.ts'
import { isTalk, type ScoredUnit, scoreUnits } from './score-units.ts'
import { standAlone } from './stand-alone.ts'

const DEFAULT_COUNT = 3
const MOST_COUNT = 50
const MOST_WANTED = 10
/** "What are the action items?" wants a list. */
const lists = /\b(?:what are|what were|list|which|name|items|give me all|all the)\b/i
/** Where few pieces are asked for, each may hold two statements of about so many words. */
const FEW = 2
const PACKED_WORDS = 36
/** Of a text's words, what a summary of joined statements may have. */
const LONGEST_SHARE = 0.6
/** Of the best statement's score, what another must have to be worth telling. */
const WORTH = 0.4
/** Above this a statement says something, where only the most of them is given. */
const TOLD = 0.2
/** What outweighs all else by its place does not leave the rest worthless. */
const ENOUGH = 4
const LEAD = 2
const LEAD_OF_FEW = 4
const LEAD_WORTH = 0.8

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

/** The statements of chosen units, each able to stand alone. */
function statements(chosen: readonly ScoredUnit[], all: readonly ScoredUnit[]): string[] {
  return chosen.map(({ unit, index }, place) => {
    const before = chosen[place - 1]?.index === index - 1 ? '' : (all[index - 1]?.unit.text ?? '')
    return standAlone(unit.text, before)
  })
}

/** Joins short statements into one piece where few pieces are asked for, lest a main point is left out. */
function pack(scored: readonly ScoredUnit[], count: number): string[] {
  const best = chooseUnits(scored, count * 2)
  const top = Math.max(...best.map(one => one.score))
  const worth = best.filter(one => one.score >= Math.min(top, ENOUGH) * WORTH && one.score > 1)
  const whole = scored.reduce((sum, { unit }) => sum + wordCount(unit.text), 0)
  while (
    worth.length > count &&
    scored.length > DEFAULT_COUNT &&
    worth.reduce((sum, { unit }) => sum + wordCount(unit.text), 0) > whole * LONGEST_SHARE
  )
    worth.splice(worth.indexOf(worth.reduce((least, one) => (one.score < least.score ? one : least))), 1)
  if (worth.length <= count) return statements(chooseUnits(scored, count), scored)
  const pieces: string[] = []
  const size = Math.ceil(worth.length / count)
  for (let index = 0; index < worth.length; index += size) {
    const part = worth.slice(index, index + size)
    const group = statements(part, scored)
    const fits = group.reduce((sum, text) => sum + wordCount(text), 0) <= PACKED_WORDS
    const [first = '', ...others] = fits ? group : statements([bestOf(part)], scored)
    pieces.push([first.replace(/\.$/, others.length > 0 ? '' : '.'), ...others.map(lowerFirst)].join('; '))
  }
  return pieces
}

const bestOf = (group: readonly ScoredUnit[]): ScoredUnit =>
  group.reduce((best, one) => (one.score > best.score ? one : best))

function defaultShape(available: number): Shape {
  return { form: 'sentences', count: available > 6 ? DEFAULT_COUNT : available > 2 ? 2 : 1 }
}

/** How many pieces to write: between the least and the most that are asked for, as many as there are worth it. */
function countFor({ count, most }: Shape, scored: readonly ScoredUnit[]): number {
  if (most === undefined) return count ?? DEFAULT_COUNT
  const worth = scored.filter(one => one.score > TOLD).length
  return Math.max(count ?? 1, Math.min(most, worth))
}

/** In a sentence or two, what a text begins with has to be told: the rest leans on it. */
const withLead = (all: readonly ScoredUnit[], count: number): ScoredUnit[] =>
  all.map(one =>
    one.index === 0 && one.unit.label === '' && one.score > LEAD_WORTH
      ? { ...one, score: one.score + (count <= FEW ? LEAD_OF_FEW : LEAD) }
      : one,
  )

/** Where one kind of statement is asked for and not how many: all of that kind. */
function allWanted(lines: readonly Unit[], focus: Focus): string[] {
  const all = scoreUnits(
    lines.flatMap(unit => sentences(unit.text).map(text => ({ ...unit, text }))),
    focus,
  )
  return statements(all.filter(({ wanted, score }) => wanted && score > 0).slice(0, MOST_WANTED), all)
}

const MOST_INFORMAL = 2
/** Notes may go on in small letters after each point, and chats begin each line with a time. */
function plainLines(text: string): string {
  const untimed = text.replaceAll(/^\[?\d{1,2}[:.]\d\d(?::\d\d)?\]? (?=[\p{L}][\p{L} .]{0,24}: )/gmu, '')
  const points = untimed.match(/[\p{L})\d][.!?]+ \p{Ll}/gu) ?? []
  return points.length < MOST_INFORMAL
    ? untimed
    : untimed.replaceAll(/(?<=[\p{L}\d)]{3}[.!?]+) (?=\p{Ll})/gu, '\n- ')
}

/** Chooses statements of a text for a purpose and writes them in the form asked for. */
export function extract(whole: string, instruction: string, asked: Shape): string {
  const text = plainLines(whole)
  const lines = units(text)
  const focus = readFocus(instruction)
  const bare = asked.form === undefined || (asked.form === 'paragraphs' && (asked.count ?? 1) === 1)
  if (focus.wanted.size > 0 && asked.count === undefined && asked.most === undefined) {
    const told = allWanted(lines, focus)
    const listed = bare && told.length > 1 && lists.test(instruction)
    if (told.length > 0) return layOut(told, listed ? { ...asked, form: 'bullets' } : asked)
  }
  const shape = bare ? { ...asked, ...defaultShape(lines.length) } : asked
  const perPiece = shape.form === 'paragraphs' ? 2 : 1
  const least = Math.min(perPiece * (shape.count ?? shape.most ?? DEFAULT_COUNT), MOST_COUNT)
  const single = shape.form === 'sentences' || shape.form === 'paragraphs'
  const pieces =
    single || isTalk(lines)
      ? lines.flatMap(unit => sentences(unit.text).map(sentence => ({ ...unit, text: sentence })))
      : lines
  const read = scoreUnits(splitFurther(pieces, least), focus)
  const scored = single && least <= DEFAULT_COUNT && !focus.focused ? withLead(read, least) : read
  if (scored.length === 0) return layOut([text.trim()], shape)
  const count = Math.min(perPiece * countFor(shape, read), MOST_COUNT)
  const chosen =
    shape.form === 'sentences' && count <= FEW && asked.words === undefined
      ? pack(scored, count)
      : statements(chooseUnits(scored, count), scored)
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
  if (shape.words === 1 || asked.some(word => beyond.has(word)) || words(material).length < SHORTEST)
    return undefined
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
  /\bwhat(?:'s| is| has| was| does| did| do)? (?:happen(?!\w* (?:to|if|when|with|after|once|unless)\b)|chang|going on|new\b|decided|agreed|this (?:text|letter|mail|email|note|memo|message) about|in (?:this|the|my|our|that)\b|(?:it|this|that|(?:this|that|the|my|our) \w+) (?:say|mean|tell|about))|\bwhat (?:happened|changed|changes|matters|was (?:decided|agreed|said|discussed))|\bwhat (?:did|do|does|has|have) (?:they|we|he|she|it|the \w+) (?:\w+ )?(?:decide|decided|agree|agreed|say|said|want|mean|announce|announced|conclude|propose)\b|\bwhat (?:are|were) the (?:main|key|most|decisions|action|outcomes|results|next steps|findings)/i

/** "Two sentences about this" */
const formOfWhole =
  /\b(?:sentences?|bullets?|lines?|paragraphs?|words|points?)\b[^.?!\n]{0,30}\b(?:about|on|of|from|for) (?:this|it|that|these|them)\b/i

/** "What are the risks?" wants statements of a kind, of which there may be several. */
const statementsOfKind =
  /\b(?:what|which|list|name|give|find|tell|show|state|mention|any|highlight)\b[^?.!\n]{0,60}\b(?:decisions|actions?(?: items| points|s\b)|risks|advantages|benefits|pros|upsides|drawbacks|disadvantages|cons|downsides|problems|issues|blockers|next steps|follow-?ups|to-?dos|tasks|findings|outcomes|concerns|complaints|need to do|have to do|has to do|(?:must|should) (?:i|we) do)\b/i

/** The whole of a text, one piece for each of its statements. */
function reform(text: string, shape: Shape): string | undefined {
  const pieces = units(text).flatMap(unit => sentences(unit.text))
  const count = shape.most ?? shape.count
  if (pieces.length < 2 || (count !== undefined && shape.form !== 'paragraphs' && pieces.length > count))
    return undefined
  const enough =
    count === undefined || shape.form === 'paragraphs'
      ? pieces
      : splitFurther(units(text), count).map(unit => unit.text)
  return layOut(enough.slice(0, MOST_COUNT), shape)
}

/** A summary in the text's own words: decisions, outcomes, dates and owners before background. */
export function summarise({ task, material, instruction, prompt, shape }: Assignment): string | undefined {
  if (material === '' || shape.yesOrNo || shape.words === 1) return undefined
  const listed = shape.form === 'bullets' || shape.form === 'numbered'
  const divided = shape.form === 'paragraphs' && (shape.count ?? 1) > 1
  const asked = words(instruction)
  if ((listed || divided) && task === undefined && asked.slice(0, 6).some(word => reforms.has(word))) {
    const whole = reform(material, shape)
    if (whole !== undefined) return whole
  }
  const shaped = shape.form === 'sentences' || shape.form === 'paragraphs' || shape.words !== undefined
  const asksWhole =
    wholeQuestion.test(instruction) ||
    formOfWhole.test(instruction) ||
    (shaped &&
      !instruction.includes('?') &&
      sentences(instruction).some(sentence =>
        words(sentence)
          .slice(0, 3)
          .some(word => wholes.has(word)),
      ))
  if (task === undefined && statementsOfKind.test(instruction)) {
    const { wanted: facets } = readFocus(instruction)
    const told =
      facets.size > 0 && scoreUnits(units(material), readFocus(instruction)).some(one => one.wanted)
    if (told) return extract(material, instruction, shape)
  }
  const wanted =
    task === 'summarise' || (task === undefined && ((listed && !asksForThings(asked)) || asksWhole))
  return wanted ? extract(material, `${prompt.system}\n${instruction}`, shape) : undefined
}
