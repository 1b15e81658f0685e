import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../../json/is-object.ts'
import type { Json } from '../../json/json.ts'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { stopWords } from '../../language/stop-words.ts'
import { synonyms } from '../../language/synonyms.ts'
import { words } from '../../language/words.ts'
import { findChoices } from '../slots/find-choices.ts'
import { readSlots } from '../slots/read-slots.ts'
import type { Said } from '../slots/said.ts'
import type { Slot } from '../slots/slot.ts'
import { isChanging, opposedTo } from './request-verbs.ts'
import { impliedWords, topicsOf } from './topics.ts'

/** A tool, read once. */
export interface ReadTool {
  readonly tool: ToolSpecification
  readonly name: string
  readonly schema: Json
  readonly slots: readonly Slot[]
  readonly nameStems: ReadonlySet<string>
  readonly described: ReadonlySet<string>
  /** Whether its name says that it changes something. */
  readonly changes: boolean
}

const MOST_DESCRIPTION = 600
/** Words of names and descriptions that say nothing of what a tool is for. */
const formal: ReadonlySet<string> = new Set(
  'get set fetch retriev return given tool function use user call api data inform detail result valu provid request string type id name do perform new exist current specif base one two give'.split(
    ' ',
  ),
)
const formalVerbs: ReadonlySet<string> = new Set(
  'get set fetch retriev do perform tool function api data a an the of for to by'.split(' '),
)
/** Verbs that many tools share. */
const general: ReadonlySet<string> = new Set(
  'find search look lookup list show check read quer view updat creat add send open make'.split(' '),
)
const SAID = 2
const SYNONYM = 0.6
const DESCRIBED = 0.8
const MEMBER = 0.5
const CHOICE = 0.9
const UNSAID_CHANGE = 1.2
const OPPOSITE = 2.5

/** A description without what it says that the tool does not do. */
const affirmed = (description: string): string =>
  description.replace(/\b(?:not|never|don't|doesn't|isn't)\b[^.,;]*/gi, ' ')

const matter = (found: readonly string[]): Set<string> =>
  new Set(
    found
      .filter(word => !stopWords.has(word) || word === 'down')
      .map(stem)
      .filter(base => !formal.has(base)),
  )

export const schemaOf = (tool: ToolSpecification): Json => {
  const json: unknown = tool.inputSchema?.json
  return isObject(json) ? json : {}
}

export function readTool(tool: ToolSpecification): ReadTool {
  const schema = schemaOf(tool)
  const nameStems = new Set(
    nameWords(tool.name ?? '')
      .map(stem)
      .filter(base => !formalVerbs.has(base)),
  )
  const all = nameWords(tool.name ?? '').map(stem)
  return {
    tool,
    name: tool.name ?? '',
    schema,
    slots: readSlots(schema),
    nameStems,
    described: matter(words(affirmed((tool.description ?? '').slice(0, MOST_DESCRIPTION)))),
    changes: isChanging(all[0] ?? '') || isChanging(all.at(-1) ?? ''),
  }
}

/** What a request says, read once for all tools. */
export interface Asked {
  readonly said: ReadonlySet<string>
  readonly meanings: ReadonlySet<number>
  readonly topics: ReadonlySet<number>
  readonly howTo: boolean
  /** Whether it asks for a fact. */
  readonly question: boolean
  /** Whether it says what the user would like to have. */
  readonly wish: boolean
}

export function readAsked({ words: found, text }: Said): Asked {
  const lower = text.toLowerCase().replaceAll('\u2019', "'")
  const plain = matter(
    found.flatMap(({ lower: word }) => (word.includes('-') ? [word, ...word.split('-')] : [word])),
  )
  const negated = [...plain].flatMap(base => /^(?:de|dis|un|re)([a-z]{4,})$/.exec(base)?.[1] ?? [])
  const sums = /\d\s*[*x\u00d7/+^-]\s*\d/.test(lower) ? ['calculate', 'expression'].map(stem) : []
  const said = new Set([...plain, ...negated, ...sums, ...impliedWords(lower)])
  return {
    said,
    meanings: new Set([...said].flatMap(base => synonyms.get(base) ?? [])),
    question:
      found.length > 3 &&
      /^(?:how|what|who|where|why|when|which|is|are|does|do|can)\b/.test(lower) &&
      !/\byou\b/.test(lower),
    wish: /\b(?:i'd like|i would like|i want|i need|we need|we want|we'd like|can i|could i|could we|can we|may i)\b/.test(
      lower,
    ),
    topics: new Set([...said].flatMap(base => topicsOf(base))),
    howTo: /\bhow (?:do|can|would|should|does|could) (?:i|you|we|one|someone)\b|\bhow to\b/.test(lower),
  }
}

/** 1 for a stem that is said, less for one with the same meaning or of the same topic. */
function saidShare(base: string, { said, meanings, topics }: Asked): number {
  if (said.has(base)) return 1
  if (synonyms.get(base)?.some(group => meanings.has(group))) return SYNONYM
  return topicsOf(base).some(topic => topics.has(topic)) ? SYNONYM : 0
}

const sources: ReadonlySet<string> = new Set(
  'doc document documentation knowledge faq help articl manual wiki web internet handbook guid'
    .split(' ')
    .flatMap(word => [word, stem(word)]),
)
const SEARCHES = 2

/** Whether a tool looks up what a question asks: a search of documents or of the web. */
const answersQuestions = (
  slots: readonly Slot[],
  described: ReadonlySet<string>,
  name: ReadonlySet<string>,
): boolean =>
  slots.some(({ free, required }) => free === 'query' && required) &&
  [...name, ...described].some(base => sources.has(base))

/** How well the words of a tool's name, description and arguments fit a request. */
export function scoreWords({ slots, nameStems, described }: ReadTool, asked: Asked, said: Said): number {
  let sum = 0
  for (const base of nameStems) {
    const share = saidShare(base, asked)
    const weight = general.has(base) ? 0.7 : SAID
    sum += share * weight
    if (share === 0 && isChanging(base)) sum -= asked.wish ? UNSAID_CHANGE / 2 : UNSAID_CHANGE
    if (share < 1 && [...opposedTo(base)].some(other => asked.said.has(other))) sum -= OPPOSITE
  }
  let more = 0
  for (const base of described)
    if (!nameStems.has(base)) more += saidShare(base, asked) * (general.has(base) ? 0.3 : DESCRIBED)
  sum += Math.min(more, 3)
  let members = 0
  for (const { own, choices, type } of slots.slice(0, 30)) {
    if (
      own.some(
        base => !formal.has(base) && !nameStems.has(base) && !described.has(base) && asked.said.has(base),
      )
    )
      members += MEMBER
    if (choices && type !== 'array' && findChoices({ choices }, said).length > 0) members += CHOICE
  }
  return (
    sum +
    Math.min(members, 2) +
    (answersQuestions(slots, described, nameStems) && asked.question ? SEARCHES : 0)
  )
}
