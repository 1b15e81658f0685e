import type { Message } from '@aws-sdk/client-bedrock-runtime'

/** What a template asks a model with. */
export interface Prompted {
  readonly system: string
  readonly messages: Message[]
}

/**
 * A template as Converse takes it: Bedrock's own are JSON of the Messages form for models that take it, and plain text, then the user's
 * one message, for others. Texts are filled after the JSON is read: what fills them may hold quotes.
 */
export const readTemplate = (template: string, fill: (text: string) => string): Prompted => {
  const parsed = parse(template)
  if (parsed === undefined) return { system: '', messages: [said('user', fill(template))] }
  const { system, messages } = parsed
  const filled = (Array.isArray(messages) ? messages : []).flatMap(message => toMessage(message, fill))
  return { system: fill(textOf(system)), messages: alternate(filled) }
}

const parse = (template: string): { system?: unknown; messages?: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(template)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const said = (role: 'user' | 'assistant', text: string): Message => ({ role, content: [{ text }] })

/** A text, or a list of blocks with texts. */
const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((block: { text?: unknown } | null) => (typeof block?.text === 'string' ? block.text : ''))
    .join('\n')
}

/** One whose placeholders leave nothing is none. */
const toMessage = (message: unknown, fill: (text: string) => string): Message[] => {
  const { role, content } = (message ?? {}) as { role?: unknown; content?: unknown }
  const text = fill(textOf(content)).trim()
  return text === '' ? [] : [said(role === 'assistant' ? 'assistant' : 'user', text)]
}

/** Converse takes turns only, and the user begins. */
const alternate = (messages: readonly Message[]): Message[] => {
  const turns: Message[] = []
  for (const message of messages) {
    const last = turns.at(-1)
    if (last === undefined ? message.role === 'user' : last.role !== message.role) turns.push(message)
    else if (last !== undefined)
      turns[turns.length - 1] = { ...last, content: [...(last.content ?? []), ...(message.content ?? [])] }
  }
  return turns
}
