import { type Evidence, findEvidence } from '../answering/find-evidence.ts'
import { findQuestion } from '../answering/find-question.ts'
import type { Question } from '../answering/question.ts'
import { type Passage, readContext } from '../answering/read-context.ts'
import { readQuestion } from '../answering/read-question.ts'
import { askingScore } from '../language/asking-score.ts'
import { isRule } from '../language/is-rule.ts'
import { sentences } from '../language/sentences.ts'
import type { Assignment } from '../read-assignment.ts'
import { defaultReply, notFoundReply } from './not-found-reply.ts'
import { yesOrNo } from './yes-or-no.ts'

/** The share of a question's weight that must be found, with and without a context that is marked as one. */
const MARKED_SCORE = 0.44
const LOOSE_SCORE = 0.55
/** Less than this of what is asked is chance, whatever kind of thing is said. */
const LEAST_COVERAGE = 0.36
/** A yes or no needs more: the nearest sentence always says something of the like. */
const TRUTH = 0.06
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
  const size = passages.reduce((sum, { text }) => sum + text.length, 0)
  return {
    passages,
    marked:
      marked ||
      (size > LONG_CONTEXT && passages.length > 2) ||
      facts.trim().length > SHORT_CONTEXT ||
      pointers.test(`${prompt.system} ${prompt.text.slice(0, 400)}`),
  }
}

const negations =
  /\b(?:not|no|never|nobody|none|nothing|neither|without|cannot|prohibited|forbidden|banned|excluded|closed|impossible|only|unless|except)\b|n['\u2019]t\b/i
const CERTAIN = 0.75

/** "Yes." or "No." before what tells so, where that is plain. */
function decided({ type, text }: Question, { coverage }: Evidence, answer: string): string {
  if (type !== 'truth' || coverage < CERTAIN || /^(?:yes|no)\b/i.test(answer)) return answer
  const negated = negations.test(answer)
  if (/\b(?:only|unless|except|but)\b/i.test(answer)) return answer
  const asked = /\bnot\b|n['\u2019]t\b/i.test(text)
  return `${negated === asked ? 'Yes' : 'No'}. ${answer}`
}

const plain = (text: string): string =>
  text
    .trim()
    .replace(/^["'\u201c*\s-]+(?=[\p{L}\d])/u, '')
    .replace(/^(?:context|text|passage|house rules|policy|reading|document)\s*:\s*/i, '')
    .replace(/["\u201d]$/, '')

/** The passage in its own words, with the one before it where it leans on that. */
function quote(
  best: Evidence,
  second: Evidence | undefined,
  passages: readonly Passage[],
  question: Question,
): string {
  const { passage } = best
  const before = passages[passage.index - 1]
  const near = before !== undefined && before.paragraph === passage.paragraph
  const needs = leans.test(passage.text) && near && !best.suits
  const own = needs ? `${plain(before.text)} ${plain(passage.text)}` : plain(passage.text)
  const next = passages[passage.index + 1]
  const explains =
    question.type === 'reason' &&
    next?.paragraph === passage.paragraph &&
    /^\W*(?:that is why|this is why|therefore|so|because|the reason)\b/i.test(next.text)
  if (explains) return `${own} ${plain(next.text)}`
  if (
    question.type === 'reason' &&
    /^\W*(?:that is why|this is why|therefore|so)\b/i.test(passage.text) &&
    near
  )
    return `${plain(before.text)} ${plain(passage.text)}`
  const adds =
    second &&
    question.type === 'manner' &&
    second.score > best.score * 0.8 &&
    second.passage.paragraph === passage.paragraph
  return adds
    ? [best, second]
        .sort((a, b) => a.passage.index - b.passage.index)
        .map(one => plain(one.passage.text))
        .join(' ')
    : own
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
  const { passages, marked } = contextOf(assignment, asked.material, asked.question)
  if (passages.length === 0 || question.stems.size === 0) return undefined
  const evidence = findEvidence(question, passages)
  const [best, second] = evidence
  const found =
    best !== undefined &&
    best.score >= (marked ? MARKED_SCORE : LOOSE_SCORE) + (question.type === 'truth' ? TRUTH : 0) &&
    best.coverage >= LEAST_COVERAGE &&
    !(question.strict && !best.suits && best.coverage < 0.8)
  const strictly = yesOrNo(assignment, asked.question, found ? best.passage.text : undefined)
  if (strictly !== undefined) return strictly
  const missing = notFoundReply(`${prompt.system}\n${prompt.text}`)
  if (!found && assignment.rules.includes('yes') && assignment.rules.includes('no'))
    return missing === defaultReply ? undefined : missing
  if (found) return decided(question, best, quote(best, second, passages, question))
  return marked ? missing : undefined
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
