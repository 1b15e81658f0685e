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
import { type RequestedActs, readActs } from './read-acts.ts'
import { opposedTo } from './request-verbs.ts'
import { names, readToolActs, type ToolActs } from './tool-acts.ts'
import { impliedWords, topicsOf } from './topics.ts'

/** A tool, read once. */
export interface ReadTool {
  readonly tool: ToolSpecification
  readonly name: string
  readonly schema: Json
  readonly slots: readonly Slot[]
  readonly nameStems: ReadonlySet<string>
  readonly described: ReadonlySet<string>
  /** The verb of its name that changes something: its first word, else its last. */
  readonly verb: string | undefined
  /** Whether it changes something. */
  readonly changes: boolean
  readonly does: ToolActs
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
  let slots: readonly Slot[] | undefined
  const nameStems = new Set(
    nameWords(tool.name ?? '')
      .map(stem)
      .filter(base => !formalVerbs.has(base)),
  )
  const does = readToolActs(tool)
  return {
    tool,
    name: tool.name ?? '',
    schema,
    get slots() {
      slots ??= readSlots(schema)
      return slots
    },
    nameStems,
    described: matter(words(affirmed((tool.description ?? '').slice(0, MOST_DESCRIPTION)))),
    verb: does.verb,
    changes: does.verb !== undefined,
    does,
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
  /** Whether it asks whether something is to be had: "do you have Emma?". */
  readonly stock: boolean
  /** What it wants to have done. */
  readonly requested: RequestedActs
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
    stock:
      /\b(?:have you got|do you (?:have|sell|stock|carry|keep)|(?:is|are) there any|got any|got anything)\b/.test(
        lower,
      ),
    requested: readActs(found),
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
const STOCK = 1.4

/** Whether a tool looks up what a question asks: a search of documents or of the web. */
const answersQuestions = (
  slots: readonly Slot[],
  described: ReadonlySet<string>,
  name: ReadonlySet<string>,
): boolean =>
  slots.some(({ free, required }) => free === 'query' && required) &&
  [...name, ...described].some(base => sources.has(base))

/** How well the words of a tool's name and description fit a request. */
export function scoreOwnWords({ nameStems, described, verb, does }: ReadTool, asked: Asked): number {
  const isNamed = names(does, asked.requested)
  let sum = isNamed && (verb === undefined || !nameStems.has(verb)) ? SAID : 0
  for (const base of nameStems) {
    const share = isNamed && base === verb ? 1 : saidShare(base, asked)
    const weight = general.has(base) && !(isNamed && base === verb) ? 0.7 : SAID
    sum += share * weight
    if (share === 0 && base === verb) sum -= asked.wish ? UNSAID_CHANGE / 2 : UNSAID_CHANGE
    if (base === verb && share < 1 && [...opposedTo(base)].some(other => asked.said.has(other)))
      sum -= OPPOSITE
  }
  let more = 0
  for (const base of described)
    if (!nameStems.has(base)) more += saidShare(base, asked) * (general.has(base) ? 0.3 : DESCRIBED)
  return sum + Math.min(more, 3)
}

/** How well the words of a tool and of its arguments fit a request. */
export function scoreWords(tool: ReadTool, asked: Asked, said: Said): number {
  const { slots, nameStems, described } = tool
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
    scoreOwnWords(tool, asked) +
    Math.min(members, 2) +
    (answersQuestions(slots, described, nameStems) && asked.question ? SEARCHES : 0) +
    (asked.stock && slots.some(({ free, required }) => free === 'query' && required) ? STOCK : 0)
  )
}
