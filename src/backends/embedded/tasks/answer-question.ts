import { contentStems } from '../language/content-stems.ts'
import { isRule } from '../language/is-rule.ts'
import { type Match, matchPassages, type Passage, readPassages } from '../language/match-passages.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { units } from '../language/units.ts'
import { firstWord } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { notFoundReply } from './not-found-reply.ts'
import { prefersAnswer } from './prefers-answer.ts'
import { yesOrNo } from './yes-or-no.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const questionWords = list(
  'what who whom whose when where which why how is are was were do does did can could may must should will would has have ' +
    'tell find explain describe list give name show',
)
/** These say where to look, not what for. */
const formal: ReadonlySet<string> = new Set(
  (
    'answer question context according document text based provided passage following state mention say article above ' +
    'below information tell find explain describe list name show detail brief quote cite source please user ask know ' +
    'exactly sentence word bullet point line reply many often bring want happen get'
  )
    .split(' ')
    .map(stem),
)
const pointers = list(
  'facts context document documents passage passages article above below according provided excerpt handbook attached',
)
const pronouns = list('it they this these those he she that its their such both')

/** The share of a question's weight that must be found, with and without a context that is marked as one. */
const MARKED_COVERAGE = 0.42
const LOOSE_COVERAGE = 0.55
const LONG_CONTEXT_WORDS = 40
const MOST_QUESTION_STEMS = 40
const MOST_QUOTED = 6

interface Context {
  readonly passages: readonly Passage[]
  /** Whether the prompt gives a text to answer from, so that what it lacks is to be called missing. */
  readonly marked: boolean
}

function readContext({ prompt, material, marked, rules }: Assignment): Context {
  const texts = [material, ...prompt.documents.filter(document => !material.includes(document))]
  const given = texts.filter(text => text !== '').flatMap(units)
  const facts = units(prompt.system).filter(({ text }) => !isRule(text))
  const earlier = prompt.earlier.flatMap(units)
  const size = [...given, ...facts].reduce((sum, { text }) => sum + text.length, 0)
  return {
    passages: readPassages([...given, ...facts, ...earlier]),
    marked: marked || size > LONG_CONTEXT_WORDS * 6 || rules.some(word => pointers.has(word)),
  }
}

/** "How many", "how long": the second word says what kind of answer is wanted, not what about; so does "... last?" */
const measures =
  /\bhow (?:many|much|often|soon|far|fast|quickly|old|big|large|late|early|long)\b|\b(?:what|which) (?:time|day|date|month|year|kind|type|sort|number|amount|percentage)\b|\bat (?:a time|once)\b|\b(?:last|take)\?$/gi

/** The sentences that ask, or all of a text that is one question. */
function questionIn(text: string): string | undefined {
  const asking = sentences(text).filter(one => one.endsWith('?') || questionWords.has(firstWord(one)))
  return asking.length === 0 ? undefined : (asking.filter(one => one.endsWith('?')).at(-1) ?? asking.at(-1))
}

/** A passage with what its first pronoun stands for: the sentence before it. */
function whole(passage: Passage, passages: readonly Passage[]): string {
  const before = passages[passage.index - 1]
  const refers = pronouns.has(firstWord(passage.unit.text))
  const near =
    before?.unit.paragraph === passage.unit.paragraph && before.unit.heading === passage.unit.heading
  return refers && near ? `${before.unit.text} ${passage.unit.text}` : passage.unit.text
}

/** The best passage, with another where that holds a good part of what the first lacks. */
function quote(matches: readonly Match[], asked: readonly string[], passages: readonly Passage[]): string {
  const [best] = matches
  if (!best) return ''
  if (best.held.size === 0) {
    const same = passages.filter(({ unit }) => unit.heading === best.passage.unit.heading)
    return same
      .slice(0, MOST_QUOTED)
      .map(({ unit }) => unit.text)
      .join(same.length > 2 ? '\n' : ' ')
  }
  const lacking = new Set(asked.filter(base => !best.held.has(base)))
  const second = matches
    .slice(1, 12)
    .find(
      ({ held, coverage }) =>
        coverage > best.coverage * 0.5 &&
        [...held].filter(base => lacking.has(base)).length * 3 >= asked.length,
    )
  const chosen = [best, ...(second ? [second] : [])].sort((a, b) => a.passage.index - b.passage.index)
  const texts = chosen.map(({ passage }) => whole(passage, passages))
  return texts
    .filter((text, index) => !texts.some((other, at) => at !== index && other.includes(text)))
    .join(' ')
}

/** Answers a question by quoting the prompt's own text, or says that it is not there. */
export function answerQuestion(assignment: Assignment): string | undefined {
  const question = questionIn(assignment.instruction || assignment.prompt.text)
  if (question === undefined) return undefined
  const asked = contentStems(question.replaceAll(measures, 'how'))
    .filter(base => !formal.has(base))
    .slice(0, MOST_QUESTION_STEMS)
  if (asked.length === 0) return undefined
  const { passages, marked } = readContext(assignment)
  const matches = prefersAnswer(
    question,
    matchPassages(
      asked,
      passages.filter(({ unit }) => unit.text !== question),
    ),
  )
  const found = (matches[0]?.coverage ?? 0) >= (marked ? MARKED_COVERAGE : LOOSE_COVERAGE)
  const decided = yesOrNo(assignment, question, found ? matches[0] : undefined)
  if (decided !== undefined) return decided
  if (found) return quote(matches, asked, passages)
  return marked && passages.length > 0
    ? notFoundReply(`${assignment.prompt.system}\n${assignment.prompt.text}`)
    : undefined
}
