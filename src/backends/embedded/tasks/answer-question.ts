import { type Evidence, findEvidence } from '../answering/find-evidence.ts'
import { findQuestion } from '../answering/find-question.ts'
import type { Question } from '../answering/question.ts'
import { type Passage, readContext } from '../answering/read-context.ts'
import { readQuestion } from '../answering/read-question.ts'
import { tellingClause } from '../answering/telling-clause.ts'
import { askingScore } from '../language/asking-score.ts'
import { isRule } from '../language/is-rule.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { entails } from './entails.ts'
import { defaultReply, notFoundReply } from './not-found-reply.ts'
import { yesOrNo } from './yes-or-no.ts'

/** The share of a question's weight that must be found, with and without a context that is marked as one. */
const MARKED_SCORE = 0.4
const LOOSE_SCORE = 0.5
/** Less than this of what is asked is chance, whatever kind of thing is said. */
const LEAST_COVERAGE = 0.18
/** A yes or no needs more: the nearest sentence always says something of the like. */
const TRUTH = 0.01
/** Of the best one's score, what a passage beside it must have to be told too. */
const ALSO = 0.75
const ALSO_UNSUITED = 0.5
const LONGEST_SECTION = 6
const LONG_CONTEXT = 120
const SHORT_CONTEXT = 60
/** In words. */
const SHORT_TEXT = 8
const pointers =
  /\b(?:context|documents?|passages?|article|text|facts|excerpt|extract|handbook|policy|attached|according to|based on|notes?|above|below|rules|leaflet|record)\b/i
const leans = /^\W*(?:it|they|he|she|its|their|his|her|this|these|those|both|then|we then)\b/i

interface Asked {
  readonly question: string
  readonly material: string
}

/** The question and what is given with it: by the marks of the message where it has some. */
function asks({ prompt, instruction, material, marked }: Assignment): Asked | undefined {
  if (marked && material !== '') {
    const found = findQuestion(instruction)
    if (found) return { question: found.question, material: `${material}\n\n${found.material}` }
  }
  const found = findQuestion(prompt.text)
  if (found) return found
  const within = marked ? findQuestion(instruction) : undefined
  return within && { question: within.question, material }
}

/** What a system text states rather than demands. */
function factsIn(system: string): string {
  const stated = system.split('\n').map(line => {
    if (line.trim().length < 3) return ''
    return sentences(line)
      .filter(
        sentence =>
          !(isRule(sentence) && !/^\s*(?:classic|basic)/i.test(sentence)) &&
          (askingScore(sentence) <= 1.5 || /\d/.test(sentence)),
      )
      .join(' ')
  })
  return stated.join('\n').replaceAll(/<\/?[\w -]{1,40}>/g, '')
}

/** Of earlier messages every second one from the end is the user's. */
const usersOf = (earlier: readonly string[]): string[] =>
  earlier.filter((_, index) => (earlier.length - index) % 2 === 0)

interface Context {
  readonly passages: readonly Passage[]
  readonly marked: boolean
}

function contextOf({ prompt, marked }: Assignment, material: string, question: string): Context {
  const given = [
    material.replaceAll(/<\/?[a-z][\w -]{0,40}>/gi, '\n'),
    ...prompt.documents.filter(document => !material.includes(document)),
  ]
  const facts = factsIn(prompt.system)
  const said = usersOf(prompt.earlier).map(
    text => findQuestion(text)?.material || (text.endsWith('?') ? '' : text),
  )
  const passages = readContext([...given, facts, ...said].filter(text => text.trim() !== '')).filter(
    ({ text }) => text !== question,
  )
  const ownWords = said.some(text => text !== '') && /\b(?:i|my|me|mine|we|our|us)\b/i.test(question)
  const size = passages.reduce((sum, { text }) => sum + text.length, 0)
  return {
    passages,
    marked:
      marked ||
      ownWords ||
      (size > LONG_CONTEXT && passages.length > 2) ||
      facts.trim().length > SHORT_CONTEXT ||
      pointers.test(`${prompt.system} ${prompt.text.slice(0, 400)}`),
  }
}

const CERTAIN = 0.65

/** "Yes." or "No." before what tells so, where that is plain. */
function decided({ type, text }: Question, { coverage }: Evidence, answer: string): string {
  if (type !== 'truth' || coverage < CERTAIN || /^(?:yes|no)\b/i.test(answer)) return answer
  if (/\b(?:only|unless|except)\b/i.test(answer)) return answer
  return `${entails(answer, text) ? 'Yes' : 'No'}. ${answer}`
}

const plain = (text: string): string =>
  text
    .trim()
    .replace(/^["'\u201c*\s-]+(?=[\p{L}\d])/u, '')
    .replace(/^(?:context|text|passage|house rules|policy|reading|document)\s*:\s*/i, '')
    .replace(/["\u201d]$/, '')

const picks = /\b(?:which|who|whom|whose|where|when)\b/i

/** "3.6.2: Fixes a memory leak" where the question is which version, and only the heading tells. */
function withSection({ section }: Passage, answer: string, { text, stems, type, strict }: Question): string {
  if (
    section === '' ||
    section.split(' ').length > LONGEST_SECTION ||
    !picks.test(text) ||
    strict ||
    type === 'truth'
  )
    return answer
  const told = words(section).some(word => stems.has(stem(word)))
  return told || answer.includes(section) ? answer : `${section.replace(/:$/, '')}: ${answer}`
}

const follows =
  /^\W*(?:that is why|this is why|therefore|so|because|the reason|as a result|this means|then|otherwise)\b/i
const joins: ReadonlySet<Question['type']> = new Set(['manner', 'thing', 'truth', 'reason', 'place'])

/** The passage in its own words, with the one beside it that it leans on or that tells the rest. */
function quote(evidence: readonly Evidence[], passages: readonly Passage[], question: Question): string {
  const [best, second] = evidence
  if (best === undefined) return ''
  const { passage } = best
  const beside = (away: number): Passage | undefined => {
    const other = passages[passage.index + away]
    return other?.paragraph === passage.paragraph ? other : undefined
  }
  const [before, after] = [beside(-1), beside(1)]
  const and = (other: Passage): string =>
    [passage, other]
      .sort((a, b) => a.index - b.index)
      .map(({ text }) => plain(text))
      .join(' ')
  if (before && leans.test(passage.text) && !best.suits) return and(before)
  if (question.type === 'reason' && after && follows.test(after.text)) return and(after)
  if (question.type === 'reason' && before && follows.test(passage.text)) return and(before)
  const suited = evidence.find(one => one.suits && Math.abs(one.passage.index - passage.index) === 1)
  if (!best.suits && suited && suited.passage.paragraph === passage.paragraph) return and(suited.passage)
  const near = second !== undefined && Math.abs(second.passage.index - passage.index) === 1
  const rest = near && second.passage.paragraph === passage.paragraph && joins.has(question.type)
  if (rest && second.score >= best.score * (best.suits ? ALSO : ALSO_UNSUITED)) return and(second.passage)
  return withSection(passage, tellingClause(plain(passage.text), question), question)
}

/** Answers a question by quoting the prompt's own text, or says that it is not there. */
export function answerQuestion(assignment: Assignment): string | undefined {
  const asked = asks(assignment)
  if (asked === undefined) return undefined
  const { prompt } = assignment
  const before = usersOf(prompt.earlier)
    .map(text => findQuestion(text)?.question)
    .findLast(text => text !== undefined)
  const question = readQuestion(asked.question, before)
  const context = contextOf(assignment, asked.material, asked.question)
  const { passages } = context
  const marked = context.marked || isAside(asked)
  if (passages.length === 0 || question.stems.size === 0) return undefined
  const evidence = findEvidence(question, passages)
  const [best] = evidence
  const found =
    best !== undefined &&
    best.score >= (marked ? MARKED_SCORE : LOOSE_SCORE) + (question.type === 'truth' ? TRUTH : 0) &&
    best.coverage >= LEAST_COVERAGE &&
    !(question.strict && !best.suits)
  const strictly = yesOrNo(assignment, asked.question, found ? best.passage.text : undefined)
  if (strictly !== undefined) return strictly
  const missing = notFoundReply(`${prompt.system}\n${prompt.text}`)
  if (!found && assignment.rules.includes('yes') && assignment.rules.includes('no'))
    return missing === defaultReply ? undefined : missing
  if (found) return decided(question, best, quote(evidence, passages, question))
  return context.marked ? missing : undefined
}

const row = /(?:^|\n)[ \t]*(?:\|[^|\n]+|[^|\s][^|\n]*)\|[^\n]*\n[ \t]*\|?[ :-]{0,40}-{2,}/

/** Answers a question about a table that the prompt gives; one that asks for a table is another task's. */
export function answerFromTable(assignment: Assignment): string | undefined {
  const text = assignment.prompt.text
  if (!row.test(text.slice(0, 20_000))) return undefined
  return findQuestion(text)?.question.endsWith('?') ? answerQuestion(assignment) : undefined
}

/** A question beside a text that does not answer it. */
const isAside = ({ question, material }: Asked): boolean =>
  /\?\W*$/.test(question) && material.split(/\s+/, SHORT_TEXT).length >= SHORT_TEXT

/** What to say of a question that the text beside it does not answer. */
export function sayMissing(assignment: Assignment): string | undefined {
  const asked = asks(assignment)
  const { prompt } = assignment
  return asked && isAside(asked) ? notFoundReply(`${prompt.system}\n${prompt.text}`) : undefined
}
