import { longestQuotation, markedParts } from '../labelling/find-subject.ts'
import { quotations } from '../language/quotations.ts'
import { readNumber } from '../language/read-number.ts'
import { sentences } from '../language/sentences.ts'
import { words } from '../language/words.ts'
import type { Prompt } from '../read-prompt.ts'

/** What is to be written anew. */
export interface Rewriting {
  readonly kind: 'standalone' | 'title' | 'queries'
  readonly text: string
  /** Words of a title, or how many queries. */
  readonly most: number
  readonly instruction: string
}

const READ = 2_500
const WORDS_OF_TITLE = 7
const QUERIES = 3

const rewrites =
  /\b(?:rephrase|rewrite|re-write|reformulate|condense|contextuali[sz]e|decontextuali[sz]e|turn|make|convert|transform|restate|resolve|expand|write|produce|output|create|generate|give|formulate|form|complete)\b/i
const questions = /\b(?:question|query|follow[- ]?up|message|turn|utterance|input|request)\b/i
const wholes =
  /\b(?:stand-?\s?alone|self-?contained|context-?(?:free|independent)|independent(?:ly)?|pronouns?|co-?references?|(?:without|needing|seeing|reading|knowing|need) (?:\w+ )?(?:the |any |its |this |our )?(?:rest of the )?(?:conversation|history|context|chat|dialogue|earlier|previous|other)|by itself|on its own|fully specified|complete question|search query|makes sense (?:alone|by))\b/i

const titleNouns =
  /\b(?:title|headline|subject line|heading|caption|(?:short |descriptive |suitable |ticket |chat |conversation )name|subject)\b/i
const titleVerbs =
  /\b(?:give|write|generate|suggest|create|come up|need|make|propose|find|think of|provide|produce|reply|return|respond|output|want|please|(?:title|headline|subject line|heading|caption|name) (?:for|of|to)|up to|at most|max(?:imum)?|short|under|fewer|no more|craft|draft|words?)\b/i
const names =
  /^\W*(?:you )?(?:please )?(?:name|title)s? (?:this|each|the (?=(?:\w+ )?(?:conversation|chat|ticket|article|document|e-?mail|note|thread|text|story|post|message)\b)|support|chat|conversation|ticket|article|document|e-?mail|note)s?\b|\byou (?:name|title)\b/i
const notTitle =
  /\b(?:(?:no|without|not the|omit the|drop the) (?:any )?(?:titles?|headlines?|heading|caption)|what (?:is|was) the (?:title|name|subject)|job title|title of the (?:book|film|song|movie)|extract|json|table|column|label|classify|categor|tag|section for this|summar)\b/i

const alternatives =
  /\b(?:alternatives?|variations?|variants?|versions?|paraphras\w*|reformulations?|rewordings?|rephrasings?|expansions?)\b/i
const queryNouns =
  /\b(?:quer(?:y|ies)|questions?|searches|search terms?|search phrases?|versions?|variants?|variations?|phrasings?|ways?|paraphrases|reformulations?|rephrasings?|formulations?|wordings?|expansions?)\b/i
const queryVerbs =
  /\b(?:generate|write|give|rephrase|paraphrase|produce|create|list|come up|suggest|provide|reword|reformulate|expand|output|propose|return|rewrite|formulate|think|ask|say|express|expander|make|need|offer)\b/i

/** The largest number of words that an instruction allows. */
function mostWords(instruction: string): number {
  const found = words(instruction)
  let most: number | undefined
  for (const [index, word] of found.entries()) {
    if (word !== 'words' && word !== 'word') continue
    for (let back = 1; back <= 4; back++) {
      const value = readNumber(found[index - back] ?? '')
      if (value === undefined || value < 1) continue
      const before = found.slice(Math.max(0, index - back - 3), index - back).join(' ')
      most = /\b(?:under|fewer than|less than|below)$/.test(before) ? value - 1 : value
      break
    }
  }
  return Math.max(1, Math.min(30, Math.floor(most ?? WORDS_OF_TITLE)))
}

/** How many are wanted: a number near what is counted. */
function countOf(instruction: string): number {
  const found = words(instruction)
  for (const [index, word] of found.entries()) {
    const value = readNumber(word)
    if (value === undefined || value < 1 || value > 20 || word === 'single') continue
    const next = found.slice(index + 1, index + 6).join(' ')
    if (queryNouns.test(next) || alternatives.test(next) || /\b(?:lines|times)\b/.test(next))
      return Math.floor(value)
  }
  return /\b(?:one|an?|another) (?:\w+ )?(?:alternative|paraphrase|other way|different way|way)\b/i.test(
    instruction,
  )
    ? 1
    : QUERIES
}

/** A message taken apart: the sentences that ask, and what they ask it for. */
function split(text: string, asks: (piece: string) => boolean): { instruction: string; text: string } {
  const marked = markedParts(text)
  if (marked.length > 0) {
    const rest = marked.reduce((whole, { text: inside }) => whole.replace(inside, ' '), text)
    return { instruction: rest, text: marked.map(part => part.text).join('\n\n') }
  }
  const lines = text.split('\n')
  const asking = lines.map(line => line.length < 500 && asks(line))
  const given = lines
    .filter((_, index) => !asking[index])
    .join('\n')
    .trim()
  const whole = lines.filter((_, index) => asking[index]).join('\n')
  if (given !== '' && whole !== '') return { instruction: whole, text: withoutHeading(given) }
  const quotation = longestQuotation(text)
  if (quotation) return { instruction: text.replace(quotation.text, ' '), text: quotation.text }
  const colon = text.search(/:\s/)
  if (colon > 0 && asks(text.slice(0, colon)))
    return { instruction: text.slice(0, colon), text: text.slice(colon + 1).trim() }
  const parts = sentences(text)
  const left = parts.filter(part => !asks(part))
  return { instruction: parts.filter(asks).join(' '), text: left.join(' ') }
}

/** `Question: ...`, `Text: ...` on the first line of what was given. */
const withoutHeading = (text: string): string =>
  text
    .replace(
      /^(?:question|query|text|article|original(?: (?:question|query))?|user (?:question|query)|input|conversation|message|e-?mail|ticket|search|chat|document|body|story|report)\s*:\s*/i,
      '',
    )
    .replace(/\n(?:title|headline|queries|alternatives|subject(?: line)?|answer|output)\s*:?\s*$/i, '')
    .trim()

/** "Subject: Office move" is the head of a mail. */
const isHead = (piece: string): boolean => /^\W*(?:subject|title|re|headline)\s*:\s*\S/i.test(piece)

const isTitleRequest = (piece: string): boolean =>
  !isHead(piece) &&
  ((titleNouns.test(piece) && titleVerbs.test(piece) && !notTitle.test(piece)) || names.test(piece))
const many = String.raw`(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|multiple)`
const otherQueries =
  /\b(?:alternatives?|different|other|another|related|similar|additional|various|diverse|multiple)\b(?:[\s,-]+[\w-]+){0,4}?[\s,-]+(?:quer(?:y|ies)|questions?|searches|search terms?|search phrases?|versions?|variants?|variations?|phrasings?|ways?|paraphrases?|reformulations?|rephrasings?|formulations?|wordings?)\b/i
const manyQueries = new RegExp(
  String.raw`\b${many}\b(?:[\s,-]+[\w-]+){0,4}?[\s,-]+(?:quer(?:y|ies)|searches|search terms|search phrases|versions|variants|variations|phrasings|paraphrases|reformulations|rephrasings|formulations|wordings|ways|alternatives|expansions|sub-?queries)\b`,
  'i',
)
const isQueryRequest = (piece: string): boolean =>
  queryVerbs.test(piece) &&
  (otherQueries.test(piece) ||
    manyQueries.test(piece) ||
    /\bquery expan|\bexpand (?:the|this|my|a|each) (?:\w+ )?(?:query|search|question)|^\W*(?:please )?(?:paraphrase|rephrase|reword)\b/i.test(
      piece,
    )) &&
  !/\b(?:summar|translat|polite|formal|tone|e-?mail|paragraph)/i.test(piece)
const isStandaloneRequest = (piece: string): boolean =>
  rewrites.test(piece) && questions.test(piece) && wholes.test(piece)

const anyOf = (text: string, asks: (piece: string) => boolean): boolean =>
  text.split('\n').some(line => line.length < 1_000 && (asks(line) || sentences(line).some(asks)))

/** What is quoted or enclosed asks for nothing. */
function withoutQuotes(text: string): string {
  let rest = text.slice(0, READ * 3)
  for (const { text: inside } of markedParts(rest)) rest = rest.replace(inside, ' ')
  for (const { text: inside } of quotations(rest))
    if (words(inside).length > 3) rest = rest.replace(inside, ' ')
  return rest
}

const withoutRuns = (text: string): string => text.replace(/[ \t]{2,}/g, ' ').replace(/\n{3,}/g, '\n\n')

/** Whether a request wants a follow-up made whole, a title, or other ways to ask; undefined where it wants something else. */
export function readRewriting(prompt: Prompt): Rewriting | undefined {
  const system = withoutRuns(prompt.system.slice(0, READ))
  const user = withoutRuns(prompt.text)
  const asked = `${system}\n${user.slice(0, READ)}\n${user.slice(READ).slice(-READ)}`
  const cue =
    /(?:^|\n)\s*(?:stand-?\s?alone|rephrased|self-contained|reformulated|rewritten)(?: (?:question|query))?\s*:\s*$/i.test(
      user,
    )
  if (cue || anyOf(asked, isStandaloneRequest))
    return { kind: 'standalone', text: '', most: 1, instruction: asked }
  const bySystem = (asks: (piece: string) => boolean): boolean => anyOf(system, asks)
  const bare = withoutQuotes(user)
  const head = bare.slice(0, 1_500)
  const tail = bare.slice(-600)
  const byUser = (asks: (piece: string) => boolean): boolean => anyOf(head, asks) || anyOf(tail, asks)
  for (const [kind, asks] of [
    ['queries', isQueryRequest],
    ['title', isTitleRequest],
  ] as const) {
    const own = byUser(asks)
    if (!own && !bySystem(asks)) continue
    const parts = own
      ? split(user, asks)
      : {
          instruction: system,
          text: withoutHeading(
            markedParts(user)
              .map(part => part.text)
              .join('\n\n') || user,
          ),
        }
    const earlier = prompt.earlier.join('\n')
    const text = parts.text || earlier || prompt.documents.join('\n\n')
    const instruction = own ? `${system}\n${parts.instruction}` : system
    if (kind === 'queries' && words(text).length > 60) continue
    return { kind, text, most: kind === 'title' ? mostWords(instruction) : countOf(instruction), instruction }
  }
  return undefined
}
