import {
  answerNouns,
  formWords,
  leadIns,
  materialNouns,
  narrators,
  nounCommands,
  plainCommands,
  pointers,
  questionWords,
  readerCommands,
} from './instruction-words.ts'
import { readNumber } from './read-number.ts'
import { respell } from './respell.ts'
import { words } from './words.ts'

/** What nothing speaks for is part of a text rather than asked. */
const NOTHING = -1
const READER_COMMAND = 3.5
const PLAIN_COMMAND = 1.5
const POLITE = 0.5
const QUESTION = 2
const FORM = 2
const POINTS = 1.5
/** Where neither a command nor a question goes with it: "Notes from the call". */
const ONLY_POINTS = 0.75
const ABOUT_ANSWER = 2
const RESTRICTS = 1
/** "You are ...", "Options are ...": they set a task rather than ask. */
const SETS = 2.5
/** "If it is missing, say so." */
const CONDITION = 2.5
const NARRATES = -0.7
const MOST_NARRATING = 3
const LONG_WORDS = 40
const LONG = -2
const MOST_WORDS = 120
const LOWEST = -3
const HIGHEST = 5

/** They ask even where the mark is left out. */
const openQuestions = new Set([
  'what',
  "what's",
  'whats',
  'who',
  "who's",
  'whom',
  'whose',
  'why',
  'how',
  "how's",
  'which',
  'where',
  "where's",
  'when',
])
const conditions = new Set(['if', 'when', 'where', 'unless', 'otherwise'])
const choiceOpenings = new Set(['is', 'are', 'was', 'were', 'does', 'do', 'did', 'should', 'would'])
const setsTask =
  /^\W*(?:you (?:are|route|write|answer|read|sort|label|classify|help|act|work|rate|triage|get|receive|have to|must|should|will|summari|condense|extract|convert|turn|name|check)|(?:the )?(?:possible |available |allowed |valid )?(?:options|labels|categories|classes|choices|intents|ratings|tags|topics|teams|values|rules|columns|keys|fields) (?:are|is|:)|here (?:is|are|'s) (?:a|an|the|some|my|our|two|three)\b|(?:below|attached|following) (?:is|are)\b|your (?:job|task|role|goal|answer)|there should be\b)/i
const needs = new Set(['need', 'want', 'like', 'love'])

/** Where the command may stand: after "please", "could you", "I want you to". */
function commandIndex(found: readonly string[]): number {
  let index = 0
  while (index < Math.min(found.length - 1, 7)) {
    const word = found[index] ?? ''
    const subject = word === 'i' && needs.has(found[index + 1] ?? '')
    if (!leadIns.has(word) && !subject) break
    index++
  }
  return index
}

/** "one bullet for each rule", "max 3 bullets", "in two sentences", "as JSON". */
function formScore(found: readonly string[]): number {
  let score = 0
  for (const [index, word] of found.entries()) {
    if (!formWords.has(word)) continue
    const before = found[index - 1] ?? ''
    const counted =
      readNumber(before) !== undefined ||
      readNumber(found[index - 2] ?? '') !== undefined ||
      ['as', 'in', 'a', 'an', 'only'].includes(before)
    score = Math.max(score, counted ? FORM + 0.5 : FORM / 2)
    if (word === 'json' || word.startsWith('bullet') || word === 'tldr' || word.startsWith('comma'))
      score = FORM + 0.5
  }
  return score
}

function pointScore(found: readonly string[]): number {
  for (const [index, word] of found.entries()) {
    if (!materialNouns.has(word)) continue
    if (pointers.has(found[index - 1] ?? '') || pointers.has(found[index - 2] ?? '')) return POINTS
  }
  return 0
}

const restrictions =
  /\b(?:nothing (?:else|more)|no (?:intro(?:duction)?|preamble|explanation|other text|comments?|markdown|prose|more than)|at most|at least|max(?:imum)?|exactly|only|yes or no|yes\/no|one word|comma[- ]separated|separated by|names? only|the list only|as a list|step by step|in plain|null|n\/a|tl;?dr)\b/i

const isRequestForPerson = (found: readonly string[], at: number): boolean => {
  const next = found[at + 1] ?? ''
  return next === 'me' || next === 'us'
}

/** Whether it names a form of the answer or restricts it. */
export const asksForForm = (piece: string): boolean =>
  formScore(words(piece.slice(0, 1_200)).slice(0, MOST_WORDS)) >= FORM ||
  restrictions.test(piece.slice(0, 600))

/** Whether nothing in it speaks of an answer: a question or request that a text may hold as well. */
export function isPlainTalk(piece: string): boolean {
  const found = words(piece.slice(0, 1_200)).slice(0, MOST_WORDS).map(respell)
  const command = found[commandIndex(found)] ?? ''
  return (
    !readerCommands.has(command) &&
    formScore(found) < FORM &&
    pointScore(found) === 0 &&
    !restrictions.test(piece.slice(0, 600))
  )
}

/** "From the text, list ...", "In no more than 8 words, why ...": the command or question follows. */
const leadPhrase =
  /^\W*(?:from|in|using|based on|given|with|within|according to|without|by|going by|for|as|after|on the basis of) [^,.:;?!\n]{3,80}, /i

/**
 * How much a piece of text looks like what is asked of a model rather than what it is to work on: above 0 it does. Adds weak
 * signs: a command at its beginning, a question, a form, a text pointed at, against narration and length.
 */
export function askingScore(piece: string): number {
  const found = words(piece.slice(0, 1_200)).slice(0, MOST_WORDS).map(respell)
  if (found.length === 0) return 0
  const led = leadPhrase.exec(piece.slice(0, 160))
  if (led) return Math.max(scoreOf(found, piece), askingScore(piece.slice(led[0].length)))
  return scoreOf(found, piece)
}

function scoreOf(found: readonly string[], piece: string): number {
  let score = NOTHING
  const at = commandIndex(found)
  const command = found[at] ?? ''
  const first = found[0] ?? ''
  const asksYou = /^\W*(?:please\W+)?(?:can|could|would|will) you\b/i.test(piece.slice(0, 60))
  const commands = readerCommands.has(command)
  const labels = nounCommands.has(command) && /^\W*\w+\s*:/.test(piece.slice(0, 60))
  const noun =
    labels ||
    found[at - 1] === 'the' ||
    (at === 0 && ['is', 'was', 'are', 'of', 'were', 'has', 'from'].includes(found[1] ?? ''))
  const addressed = commands && (found[at + 1] ?? '') === 'your' && !answerNouns.has(found[at + 2] ?? '')
  if (commands && !noun && !addressed) score += READER_COMMAND
  else if ((plainCommands.has(command) || addressed) && !noun) score += PLAIN_COMMAND
  if (commands && isRequestForPerson(found, at)) score += POLITE
  if (asksYou) score += PLAIN_COMMAND
  if (['please', 'pls', 'plz'].some(word => found.includes(word))) score += POLITE
  const trimmed = piece.trimEnd()
  const asked = /\?["')\u201d\]]*$/.test(trimmed) || /\?(?:\s|$)/.test(trimmed.slice(0, 240))
  if (asked) score += QUESTION
  if (asked ? questionWords.has(command) : openQuestions.has(command)) score += asked ? 0.5 : 1
  const points = pointScore(found)
  if (setsTask.test(piece.slice(0, 120))) score += SETS
  if (conditions.has(first) && found.some((word, index) => index > 2 && readerCommands.has(word)))
    score += CONDITION
  if (!asked && choiceOpenings.has(first) && found.length < LONG_WORDS && found.includes('or'))
    score += QUESTION
  score += formScore(found) + (score < 0 ? Math.min(points, ONLY_POINTS) : points)
  if (restrictions.test(piece.slice(0, 600))) score += RESTRICTS
  for (const [index, word] of found.entries())
    if (answerNouns.has(word) && (index < 3 || found[index - 1] === 'your')) {
      score += ABOUT_ANSWER
      break
    }
  let narrating = 0
  for (const [index, word] of found.entries())
    if (narrators.has(word) && index !== at - 1 && !(word === 'me' && index === at + 1) && !asked) narrating++
  if (first === 'i' && at > 0) narrating--
  score += Math.max(0, Math.min(MOST_NARRATING, narrating)) * NARRATES
  if (found.length > LONG_WORDS) score += LONG
  if (trimmed.endsWith(':') && score > 0) score += POLITE
  return Math.max(LOWEST, Math.min(HIGHEST, score))
}
