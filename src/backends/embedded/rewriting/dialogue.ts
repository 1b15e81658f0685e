import { words } from '../language/words.ts'
import type { Prompt } from '../read-prompt.ts'

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}
/** A conversation, and its last message by the user, which is not among the turns. */
export interface Dialogue {
  readonly turns: readonly Turn[]
  readonly followUp: string
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const users = list(
  'user human customer q me client visitor caller person guest student question patient employee questioner u you shopper tenant traveller',
)
const assistants = list(
  'assistant ai bot a agent chatbot model system answer support advisor operator helper librarian c',
)
const followUps: readonly RegExp[] = [
  /^(?:the )?(?:follow[- ]?up|next|new|last|latest|current|final)(?: (?:up|user))?(?: (?:question|query|input|message|turn|utterance))?$/,
]
const closers =
  /^(?:stand-?\s?alone|self-?contained|rephrased|rewritten|reformulated|condensed|output|answer|result|new|search)(?: (?:question|query|version|form))*$/
const MOST_LINES = 2_000

type Role = Turn['role'] | 'followUp' | 'close' | undefined

function roleOf(name: string): Role {
  const lower = name
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/[*#\d]/g, '')
    .trim()
  if (followUps.some(pattern => pattern.test(lower))) return 'followUp'
  if (closers.test(lower)) return 'close'
  const last = lower.split(' ').at(-1) ?? ''
  if (lower.split(' ').length > 2) return undefined
  if (users.has(last)) return 'user'
  return assistants.has(last) ? 'assistant' : undefined
}

const spoken = /^\s*(?:[-*>]\s+)?[*_[(]*([A-Za-z][A-Za-z_ -]{0,24}?)(?:\s?\d{1,2})?[\])*_]*\s*:[*_]*\s*(.*)$/
const inJson = /"role"\s*:\s*"(\w+)"[^{}]*?"(?:content|text)"\s*:\s*"((?:[^"\\]|\\.)*)"/g

function jsonTurns(text: string): Turn[] {
  return [...text.matchAll(inJson)].map(([, role, said]) => ({
    role: role === 'assistant' || role === 'ai' ? 'assistant' : 'user',
    text: (said ?? '').replaceAll('\\n', ' ').replaceAll('\\"', '"'),
  }))
}

/** The turns of a conversation written out in a text, with the follow-up where it is named. */
function turnsIn(given: string): { turns: Turn[]; followUp: string } {
  // Two people may be called A and B; beside a Q, an A is an answer.
  const text =
    /^\s*B\s*:/m.test(given) && /^\s*A\s*:/m.test(given)
      ? given.replace(/^(\s*)A\s*:/gm, '$1User:').replace(/^(\s*)B\s*:/gm, '$1Assistant:')
      : given
  const turns: Turn[] = []
  let followUp = ''
  let role: Role
  for (const line of text.split('\n', MOST_LINES)) {
    const match = spoken.exec(line)
    const next = match ? roleOf(match[1] ?? '') : undefined
    const said = (next === undefined ? line : (match?.[2] ?? '')).trim()
    if (next !== undefined) role = next
    else if (said === '') {
      if (turns.length > 0 && role !== 'followUp') role = undefined
      continue
    }
    const last = turns.at(-1)
    if (role === 'followUp') followUp = `${followUp} ${said}`.trim()
    else if (role === 'user' || role === 'assistant') {
      if (next !== undefined) turns.push({ role, text: said })
      else if (last) turns[turns.length - 1] = { role: last.role, text: `${last.text} ${said}`.trim() }
    }
  }
  return { turns: turns.filter(turn => turn.text !== ''), followUp }
}

const followTag =
  /<(follow[-_ ]?up(?:[-_ ]?question)?|(?:new|last|latest|current|user)[-_ ]?(?:question|query|message|input)|question|query|input|message)>([\s\S]{0,2000}?)<\/\1>/i
const withoutTags = (text: string): string => text.replace(/<\/?[A-Za-z][\w-]{0,40}>/g, '\n')
const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["'\u201c`]+|["'\u201d`]+$/g, '')
    .trim()

/** Reads the conversation that a request tells or is. */
export function readDialogue(prompt: Prompt): Dialogue | undefined {
  const tag = followTag.exec(prompt.text)
  const rest = tag ? prompt.text.replace(tag[0], '\n') : prompt.text
  const json = jsonTurns(rest)
  const told =
    json.length > 0
      ? { turns: json, followUp: turnsIn(rest.replace(inJson, '')).followUp }
      : turnsIn(withoutTags(rest))
  const named = unquoted(tag?.[2] ?? told.followUp)
  if (told.turns.length > 0 && named !== '' && told.turns.at(-1)?.text !== named)
    return { turns: told.turns, followUp: named }
  const last = told.turns.findLastIndex(({ role }) => role === 'user')
  if (last > 0) return { turns: told.turns.slice(0, last), followUp: unquoted(told.turns[last]?.text ?? '') }
  if (prompt.earlier.length === 0) return undefined
  const turns = prompt.earlier.map(
    (text, index): Turn => ({ role: index % 2 === 0 ? 'user' : 'assistant', text }),
  )
  const followUp = named || told.turns.at(-1)?.text || spokenLast(prompt.text)
  return { turns, followUp: unquoted(followUp) }
}

/** The message itself, without the words that ask for rewriting it: what follows the colon, stands in quotes or in the last line. */
function spokenLast(text: string): string {
  const quoted = /["\u201c]([^"\u201c\u201d]{4,})["\u201d]/.exec(text)
  if (quoted) return quoted[1] ?? ''
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const last = lines.at(-1) ?? ''
  const asksFirst = /\b(?:rephrase|rewrite|reformulate|standalone|self-contained|condense|turn|make)\b/i
  if (lines.length > 1 && asksFirst.test(last)) return lines[0] ?? ''
  const colon = last.search(/:\s+\S/)
  if (colon >= 0 && asksFirst.test(last.slice(0, colon))) return last.slice(colon + 1).trim()
  return words(last).length > 0 ? last : text
}
