import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { SessionTurn } from '../runtime/agent-session.ts'

/** Of a conversation, the newest: a summary is paid for, and the smallest models take no more. */
const MOST_CHARACTERS = 60_000
/** Of one result of a tool. */
const LONGEST_RESULT = 1_000

/** A conversation as lines, for who is to summarize it. */
export const conversationText = (turns: readonly SessionTurn[]): string => {
  const lines = turns.flatMap(({ messages }) => messages.flatMap(linesOf))
  let characters = 0
  let first = lines.length
  while (first > 0) {
    characters += (lines[first - 1]?.length ?? 0) + 1
    if (characters > MOST_CHARACTERS) break
    first -= 1
  }
  const newest = lines.slice(first)
  return newest.length > 0 ? newest.join('\n') : (lines.at(-1) ?? '').slice(0, MOST_CHARACTERS)
}

const linesOf = ({ role, content = [] }: Message): string[] =>
  content.flatMap(block => {
    const text = textOf(block)
    if (text === '') return []
    return [`${'toolResult' in block ? 'Result' : role === 'user' ? 'User' : 'Assistant'}: ${text}`]
  })

const textOf = ({ text, toolUse, toolResult, document, image }: ContentBlock): string => {
  if (text !== undefined) return text.trim()
  if (toolUse !== undefined) return `(uses ${toolUse.name} with ${JSON.stringify(toolUse.input)})`
  if (toolResult !== undefined)
    return (toolResult.content ?? [])
      .map(part => part.text ?? '')
      .join('\n')
      .slice(0, LONGEST_RESULT)
  if (document !== undefined) return `(gives the document ${document.name})`
  return image === undefined ? '' : '(gives an image)'
}
