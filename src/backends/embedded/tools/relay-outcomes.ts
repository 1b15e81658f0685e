import type { ToolResultBlock } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../json/is-object.ts'
import type { Json } from '../json/json.ts'
import { contentStems } from '../language/content-stems.ts'
import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { clip, type Prompt, type ToolOutcome } from '../read-prompt.ts'
import { extract } from '../tasks/summarise.ts'
import { functionName } from './choice/tool-acts.ts'
import { answerFromPassages, isPassages } from './relay-passages.ts'
import { withoutOrders } from './without-orders.ts'

const MOST_MEMBERS = 40
const MOST_ITEMS = 20
const DEEPEST = 3
const LONG_TEXT = 1_500
/** A longer text is not tried as JSON. */
const LONGEST_JSON = 262_144

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null
const spoken = (name: string): string => nameWords(name).join(' ') || name
const scalar = (value: Json): string =>
  value === null ? 'none' : value === true ? 'yes' : value === false ? 'no' : String(value)

const isTold = ([, member]: [string, Json]): boolean =>
  typeof member !== 'string' || member === '' || withoutOrders(member) !== ''

/** A JSON value in words: `status is PROCESSING, estimated delivery is 2026-12-03`. */
function inWords(value: Json, depth = 0): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing'
    const said = value
      .slice(0, MOST_ITEMS)
      .map(item => (depth < DEEPEST ? inWords(item, depth + 1) : '\u2026'))
    const rest = value.length > MOST_ITEMS ? [`and ${value.length - MOST_ITEMS} more`] : []
    return [...said, ...rest].join(value.every(isScalar) ? ', ' : '; ')
  }
  if (!isObject(value)) return scalar(value)
  const members = Object.entries(value).filter(isTold).slice(0, MOST_MEMBERS)
  if (members.length === 0) return 'nothing'
  return members
    .map(([name, member]) =>
      isScalar(member)
        ? `${spoken(name)} is ${scalar(member)}`
        : `${spoken(name)}: ${depth < DEEPEST ? inWords(member, depth + 1) : '\u2026'}`,
    )
    .join(', ')
}

/** What question words ask for, in the names of members. */
const aspects: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\bhow (?:much|expensive)\b|\bcosts?\b|\bprice\b/i,
    ['amount', 'total', 'price', 'cost', 'balance', 'sum', 'fee', 'rate', 'currency'],
  ],
  [
    /\bwhen\b|\bwhat (?:day|date|time)\b/i,
    [
      'date',
      'time',
      'day',
      'due',
      'deadline',
      'start',
      'end',
      'kickoff',
      'delivery',
      'eta',
      'at',
      'on',
      'expires',
    ],
  ],
  [/\bwhere\b/i, ['location', 'place', 'address', 'city', 'office', 'building', 'room', 'venue']],
  [/\bwho\b/i, ['name', 'owner', 'assignee', 'contact', 'manager', 'author', 'carrier', 'opponent']],
].map(([asks, names]) => [asks as RegExp, (names as string[]).map(stem)] as const)
/** Said whatever was asked for. */
const always: ReadonlySet<string> = new Set(
  ['warning', 'note', 'error', 'alert', 'reason', 'message', 'notice'].map(stem),
)

/** The members that the question names; all of them where it names none, or asks for something that is not there. */
function asked(value: Json, text: string, question: ReadonlySet<string>): Json {
  if (!isObject(value)) return value
  const wanted = aspects.filter(([asks]) => asks.test(text)).map(([, names]) => names)
  const stemsOf = (name: string): string[] => nameWords(name).map(stem)
  const members = Object.entries(value)
  const isThere = (names: readonly string[]): boolean =>
    members.some(([name]) => stemsOf(name).some(word => names.includes(word)))
  if (!wanted.every(isThere)) return value
  const isNamed = ([name]: [string, Json]): boolean =>
    stemsOf(name).some(word => question.has(word) || wanted.some(names => names.includes(word)))
  const isIdentifier = ([name]: [string, Json]): boolean => /(?:id|number|name)$/i.test(name)
  const named = members.filter(isNamed)
  if (!named.some(member => !isIdentifier(member))) return value
  return Object.fromEntries(
    members.filter(member => isNamed(member) || stemsOf(member[0]).some(word => always.has(word))),
  )
}

const sentence = (text: string): string => {
  const said = `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  return /[.!?]$/.test(said) ? said : `${said}.`
}

function parsed(text: string): Json | undefined {
  const first = text.trimStart().charAt(0)
  if ((first !== '{' && first !== '[') || text.length > LONGEST_JSON) return undefined
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function texts({ content }: ToolResultBlock): (string | Json)[] {
  return (content ?? []).flatMap(block => {
    if (block.json !== undefined) return [block.json as Json]
    if (block.text !== undefined) return [parsed(block.text) ?? block.text]
    if (block.searchResult) return (block.searchResult.content ?? []).map(part => part.text ?? '')
    return []
  })
}

/** "Get order" for `orders__get_order`. */
function speak(tool: string): string {
  if (!tool.includes('__')) return tool === '' ? 'The tool' : tool
  const said = spoken(functionName(tool))
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

function relay({ tool, result }: ToolOutcome, question: string): string {
  const found = texts(result)
  const stems = new Set(contentStems(question))
  const failed = result.status === 'error'
  const said = found.map(value => {
    if (typeof value === 'string') {
      const told = withoutOrders(value)
      if (isPassages(told)) return answerFromPassages(told, question)
      return told.length > LONG_TEXT ? extract(clip(told), question, {}) : told.trim()
    }
    return inWords(failed ? value : asked(value, question, stems))
  })
  const text = said.filter(one => one !== '').join(' ')
  const name = speak(tool)
  if (failed)
    return text === '' ? `${name} failed without saying why.` : `${name} failed: ${text.replace(/[.]$/, '')}.`
  return text === '' ? `${name} returned nothing.` : sentence(text)
}

/** Says in words what the tools returned, errors too, and nothing else. */
export function relayOutcomes({ outcomes, text }: Prompt): string {
  return outcomes.map(outcome => relay(outcome, text)).join('\n')
}
