import type { ReplaceableText } from '../dialect.ts'
import { isObject, objectsIn } from '../native/json.ts'
import { addText } from '../native/text-member.ts'

/** Every text of a body's messages, in order. */
export const messageTexts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  for (const message of objectsIn(isObject(body) ? body.messages : undefined)) {
    const role = roleOf(message.role)
    addText(message, 'content', role, found)
    addText(message.content, 'text', role, found) // Writer's content may be an object.
    for (const part of objectsIn(message.content))
      if (part.type === 'text') addText(part, 'text', role, found)
  }
  return found
}

const roleOf = (role: unknown): ReplaceableText['role'] => {
  if (role === 'assistant' || role === 'tool') return role
  return role === 'system' || role === 'developer' ? 'system' : 'user'
}
