import { words } from '../../language/words.ts'
import type { Said } from '../slots/said.ts'
import { type ReadTool, readAsked, scoreOwnWords } from './score-tool.ts'

/** Tools that take a request as a whole: searches of what is written somewhere, and other agents. */
const READ = 2_000

const sources =
  /\b(?:knowledge base|docs?|documents?|documentation|faqs?|help articles?|manuals?|wiki|handbook|guides?|intranet)\b/i

/** Whether a tool searches texts for what answers a question. */
export const isSearch = ({ tool, slots, changes }: ReadTool): boolean => {
  const needed = slots.filter(({ required }) => required)
  return (
    !changes &&
    needed.length === 1 &&
    needed[0]?.free === 'query' &&
    (/^search__/.test(tool.name ?? '') || sources.test(tool.description ?? ''))
  )
}

/** Whether a tool hands the request on to another agent. */
export const isAgent = ({ name, slots }: ReadTool): boolean =>
  /^agent__/.test(name) && slots.length === 1 && slots[0]?.path === 'message'

/** Whether a tool asks the user something. */
export const isQuestion = ({ tool, slots }: ReadTool): boolean =>
  slots.length === 1 &&
  slots[0]?.path === 'question' &&
  (/ask_?user/i.test(tool.name ?? '') || /^asks? the user\b/i.test(tool.description ?? ''))

const greetings: ReadonlySet<string> = new Set(
  'hi hello hey hiya greetings good morning afternoon evening day there how are you doing going today nice to meet bye goodbye see later thanks thank thx cheers a lot so much very ok okay great perfect yes no welcome everyone all sir madam dear and the it is your name who what can do help me'.split(
    ' ',
  ),
)

/** Whether a message says nothing but small talk. */
export const isSmallTalk = (text: string): boolean => {
  const found = words(text.slice(0, 200))
  return found.length < 12 && found.every(word => greetings.has(word))
}

const wantsWords =
  /\b(?:tell|explain|describe|how|what|who|where|when|why|which|summari[sz]e|give me|list|show|find|look|search|know|information|details|policy|policies)\b/i
const FRAGMENT = 6

/** Whether a message wants to be answered rather than heard. */
const wantsAnswer = (said: Said, asksOnly: boolean): boolean =>
  asksOnly ||
  said.text.includes('?') ||
  wantsWords.test(said.text) ||
  (said.words.length <= FRAGMENT && !/\b(?:i|i'm|my|we|our)\b/i.test(said.text))

/** The agent or the search that a request which no function answers goes to. */
export function delegate(tools: readonly ReadTool[], said: Said): ReadTool | undefined {
  if (isSmallTalk(said.text)) return undefined
  const asked = readAsked(said)
  const scored = tools
    .filter(tool => isSearch(tool) || isAgent(tool))
    .map(tool => ({ tool, score: scoreOwnWords(tool, asked) }))
    .sort((one, other) => other.score - one.score)
  const [best] = scored
  if (
    best !== undefined &&
    best.score > 0 &&
    (isAgent(best.tool) || wantsAnswer(said, asked.requested.asksOnly))
  )
    return best.tool
  return wantsAnswer(said, asked.requested.asksOnly)
    ? scored.find(({ tool }) => isSearch(tool))?.tool
    : undefined
}

/** The whole of a request, as the one text that such a tool takes. */
export const wholeRequest = (tool: ReadTool, text: string): ReadonlyMap<string, string> => {
  const slot = tool.slots.find(({ required }) => required) ?? tool.slots[0]
  const limit = isAgent(tool) ? text.length : READ
  return new Map(slot === undefined ? [] : [[slot.path, text.slice(0, limit).trim()]])
}
