import type { Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { breakMarkers } from '../native/break-markers.ts'
import { noSystemMessages } from '../native/refusals.ts'
import { roleOf, systemOf, textOf } from '../native/text-turns.ts'

const OPEN = '[INST]'
const CLOSE = '[/INST]'
/** The last ones belong to later versions of the template. */
const markers = /<\/?s>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]/g

/**
 * The turns of a prompt in the template of the instruct models; any other prompt is what the user says.
 *
 * `<s>[INST] question [/INST] answer</s> [INST] question [/INST]`, and what stands before it all are instructions.
 */
export const decodePrompt = (prompt: string): Pick<ModelRequest, 'system'> & { messages: Message[] } => {
  const [before = '', ...turns] = trimMark(prompt).split(OPEN)
  if (turns.length === 0 || !turns.every(turn => turn.includes(CLOSE)))
    return { messages: [{ role: 'user', content: [{ text: prompt }] }] }
  const messages = turns.reduce<Message[]>(addTurn, [])
  const system = before.trim()
  return { messages, ...(system !== '' && { system: [{ text: system }] }) }
}

/** @throws ValidationException naming what a prompt cannot hold. */
export const encodePrompt = (request: ModelRequest, model: string): string => {
  const { messages = [] } = request
  const instructions = encodeSystem(request, model)
  const turns = messages.map((message, index) => {
    const text = breakMarkers(textOf(message), markers)
    // What the answer begins with stays open.
    if (roleOf(message) === 'assistant') return index === messages.length - 1 ? ` ${text}` : ` ${text}</s> `
    return `${OPEN} ${index === 0 ? instructions : ''}${text} ${CLOSE}`
  })
  return `<s>${turns.join('')}`
}

const trimMark = (prompt: string): string => {
  const trimmed = prompt.trimStart()
  return trimmed.startsWith('<s>') ? trimmed.slice('<s>'.length) : trimmed
}

/** A question that nobody answered belongs to the next. */
const addTurn = (messages: Message[], turn: string): Message[] => {
  const end = turn.indexOf(CLOSE)
  const question = { text: turn.slice(0, end).trim() }
  const previous = messages.at(-1)
  if (previous?.role === 'user') previous.content?.push(question)
  else messages.push({ role: 'user', content: [question] })
  const answer = withoutMark(turn.slice(end + CLOSE.length).trim())
  if (answer !== '') messages.push({ role: 'assistant', content: [{ text: answer }] })
  return messages
}

const withoutMark = (answer: string): string =>
  answer.endsWith('</s>') ? answer.slice(0, -'</s>'.length).trimEnd() : answer

/** Mistral's own template puts instructions before the first question; the first models have none. */
const encodeSystem = (request: ModelRequest, model: string): string => {
  const instructions = systemOf(request)
  if (instructions === undefined) return ''
  if (/mistral-7b|mixtral/.test(model)) throw noSystemMessages()
  return `${breakMarkers(instructions, markers)}\n\n`
}
