import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { refuse, refuseAsModel } from './refuse.ts'

/**
 * Every use of a tool is answered in the user's next turn, and every result answers a use of the turn before.
 * Converse has its own words for it; `src/dialects/anthropic-messages` has those of InvokeModel.
 *
 * @throws ValidationException
 */
export const checkToolPairs = ({ messages = [] }: ModelRequest): void => {
  let expected: string[] = []
  for (const [index, { role, content = [] }] of messages.entries()) {
    if (role === 'system') continue
    const at = `messages.${index}.content`
    const own = serverUses(content)
    const results = content.flatMap(({ toolResult }) =>
      toolResult?.toolUseId !== undefined && !own.has(toolResult.toolUseId) ? [toolResult.toolUseId] : [],
    )
    checkResults(results, role === 'user' ? expected : [], at)
    const uses = content.flatMap(({ toolUse }) =>
      toolUse?.toolUseId !== undefined && !own.has(toolUse.toolUseId) ? [toolUse.toolUseId] : [],
    )
    if (role !== 'assistant' && uses.length > 0)
      throw refuseAsModel(
        `messages.${index}: \`tool_use\` blocks can only be in \`assistant\` messages`,
        'A use of a tool is what the model said: send it back as a message of the assistant.',
      )
    checkUnique('toolUse', uses, at)
    expected = uses
  }
  if (expected.length > 0) throw unanswered(expected, `messages.${messages.length}.content`)
}

/** Tools that Bedrock runs are answered in the assistant's own turn. */
const serverUses = (content: readonly ContentBlock[]): ReadonlySet<string | undefined> =>
  new Set(content.flatMap(({ toolUse }) => (toolUse?.type === 'server_tool_use' ? [toolUse.toolUseId] : [])))

const checkResults = (results: readonly string[], expected: readonly string[], at: string): void => {
  checkUnique('toolResult', results, at)
  if (results.length > expected.length)
    throw refuse(
      `The number of toolResult blocks at ${at} exceeds the number of toolUse blocks of previous turn.`,
      expected.length === 0
        ? 'The turn before used no tool. A history that was cut must not begin with the result of a tool.'
        : `The turn before used ${expected.join(', ')}. Send one result for each.`,
    )
  const given = new Set(results)
  const missing = expected.filter(id => !given.has(id))
  if (missing.length > 0) throw unanswered(missing, at)
}

const unanswered = (ids: readonly string[], at: string) =>
  refuse(
    `Expected toolResult blocks at ${at} for the following Ids: ${ids.join(', ')}`,
    'Answer every toolUse of a turn in the one message of the user that follows; an aborted tool is answered with status error.',
  )

const checkUnique = (kind: 'toolUse' | 'toolResult', ids: readonly string[], at: string): void => {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const id of ids) (seen.has(id) ? repeated : seen).add(id)
  if (repeated.size > 0)
    throw refuse(
      `The ${kind} blocks at ${at} contain duplicate Ids: ${[...repeated].join(', ')}`,
      `Each ${kind} of a turn has its own toolUseId.`,
    )
}
