import type { ReplaceableText } from '../dialect.ts'
import { isObject } from '../native/json.ts'
import { addText } from '../native/text-member.ts'

/** Every text of the messages, in order. */
export const addMessageTexts = (messages: unknown, found: ReplaceableText[]): void => {
  if (!Array.isArray(messages)) return
  for (const message of messages) {
    if (!isObject(message)) continue
    const role = roleOf(message.role)
    addText(message, 'content', role, found)
    if (Array.isArray(message.content))
      for (const part of message.content)
        if (isObject(part) && part.type === 'text') addText(part, 'text', role, found)
  }
}

const roleOf = (role: unknown): ReplaceableText['role'] => {
  if (role === 'assistant' || role === 'tool') return role
  return role === 'system' || role === 'developer' ? 'system' : 'user'
}
