import type { ReplaceableText } from '../dialect.ts'
import { isObject } from '../native/json.ts'
import { addText } from '../native/text-member.ts'

type Role = ReplaceableText['role']
type Holder = Record<string, unknown>

/**
 * Every text of a request's body, in the order the model reads them: system, messages, results of tools, documents.
 * What a body may not hold is passed over, not refused: `decodeRequest` does that.
 */
export const texts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  if (!isObject(body)) return found
  addContent(body, 'system', 'system', found)
  const { messages } = body
  if (Array.isArray(messages))
    for (const message of messages)
      if (isObject(message))
        addContent(message, 'content', message.role === 'assistant' ? 'assistant' : 'user', found)
  return found
}

/** Content is a text, or a list of blocks. */
const addContent = (holder: Holder, key: string, role: Role, found: ReplaceableText[]): void => {
  const content = holder[key]
  if (typeof content === 'string') addText(holder, key, role, found)
  else if (Array.isArray(content))
    for (const block of content) if (isObject(block)) addBlock(block, role, found)
}

const addBlock = (block: Holder, role: Role, found: ReplaceableText[]): void => {
  switch (block.type) {
    case 'text':
      addText(block, 'text', role, found)
      break
    case 'tool_result':
      addContent(block, 'content', 'tool', found)
      break
    case 'search_result':
      addText(block, 'title', role, found)
      addContent(block, 'content', role, found)
      break
    case 'document':
      addText(block, 'title', role, found)
      addText(block, 'context', role, found)
      addSource(block.source, role, found)
  }
}

const addSource = (source: unknown, role: Role, found: ReplaceableText[]): void => {
  if (!isObject(source)) return
  if (source.type === 'text') addText(source, 'data', role, found)
  else if (source.type === 'content') addContent(source, 'content', role, found)
}
