import type { ConversationHistory } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { SessionTurn } from './agent-session.ts'

/**
 * The turns of a history that the call brings. Models want questions and answers by turns, a question first: what one of them says
 * twice in a row is one message, and what is no whole turn is left out.
 */
export const turnsOf = ({ messages = [] }: ConversationHistory): SessionTurn[] => {
  const merged: { role: NonNullable<Message['role']>; content: ContentBlock[] }[] = []
  for (const { role = 'user', content = [] } of messages) {
    const texts: ContentBlock[] = content.flatMap(({ text }) =>
      text === undefined || text.trim() === '' ? [] : [{ text }],
    )
    const last = merged.at(-1)
    if (texts.length === 0) continue
    if (last?.role === role) for (const text of texts) last.content.push(text)
    else merged.push({ role, content: texts })
  }
  return merged.flatMap((question, at) => {
    const answer = merged[at + 1]
    return question.role === 'user' && answer !== undefined ? [{ messages: [question, answer] }] : []
  })
}
