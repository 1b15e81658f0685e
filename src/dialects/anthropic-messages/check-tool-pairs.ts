import { isObject } from '../native/json.ts'
import type { BodyMessage } from './body.ts'
import { invalid } from './fields.ts'

/**
 * Every use of a tool is answered in the next turn, and every result answers a use of the turn before.
 *
 * @throws ValidationException
 */
export const checkToolPairs = (messages: readonly BodyMessage[]): void => {
  let uses = new Set<unknown>()
  let unanswered = new Set<unknown>()
  let usedAt = 0
  let previous: string | undefined
  for (const [index, { role, content }] of messages.entries()) {
    if (role === 'assistant' && previous === 'user') {
      requireAnswers(unanswered, usedAt)
      uses = new Set()
      unanswered = new Set()
    }
    previous = role
    if (typeof content === 'string') continue
    for (const [position, block] of content.entries()) {
      if (!isObject(block)) continue
      if (block.type === 'tool_use' && role === 'assistant') {
        uses.add(block.id)
        unanswered.add(block.id)
        usedAt = index
      } else if (block.type === 'tool_result') {
        const id = block.tool_use_id
        if (!uses.has(id))
          throw invalid(
            `messages.${index}.content.${position}`,
            `unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
          )
        unanswered.delete(id)
      }
    }
  }
  requireAnswers(unanswered, usedAt)
}

const requireAnswers = (unanswered: ReadonlySet<unknown>, index: number): void => {
  if (unanswered.size > 0)
    throw invalid(
      `messages.${index}`,
      `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${[...unanswered].join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    )
}
