import type { ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import { checkSchema } from '../../conversation/check-schema.ts'
import { inputHash } from '../../resources/input-hash.ts'
import type { AgentTool } from './agent-tool.ts'
import type { TurnState } from './turn.ts'

/** A call that its tool can take. */
export interface ReadUse {
  readonly tool: AgentTool
  readonly input: Readonly<Record<string, unknown>>
}

/** Words that are quoted to the model again. */
const LONGEST_QUOTE = 100
/** More tools are not listed: the model has been told them all. */
const MOST_LISTED = 50

/**
 * The tool, and an input that it takes; or what is wrong with the call, in words for the model.
 *
 * @param unreadable the calls whose input is no JSON object.
 */
export const readUse = (
  { name = '', input, toolUseId = '' }: ToolUseBlock,
  tools: readonly AgentTool[],
  unreadable: ReadonlySet<string>,
): ReadUse | { readonly fault: string } => {
  const tool = tools.find(each => each.name === name)
  if (tool === undefined) {
    const names = tools.slice(0, MOST_LISTED).map(each => each.name)
    return { fault: `There is no tool ${name.slice(0, LONGEST_QUOTE)}. There are: ${names.join(', ')}.` }
  }
  const problem = unreadable.has(toolUseId)
    ? 'it is not a JSON object'
    : (checkSchema(input, tool.inputSchema) ?? blankMember(tool, input))
  if (problem !== undefined)
    return {
      fault: `The call of ${tool.name} was not made, its input is not as its schema says: ${problem}. Call it again with an input that is.`,
    }
  return { tool, input: input as Readonly<Record<string, unknown>> }
}

/** What becomes a message or a question itself: no model takes a blank one. */
const blankMember = ({ use }: AgentTool, input: unknown): string | undefined =>
  'action' in use
    ? undefined
    : Object.entries(input as object)
        .filter(([, value]) => typeof value === 'string' && value.trim() === '')
        .map(([name]) => `$.${name}: must not be empty`)[0]

/** How often the turn has now made this call, and what tells it from all others. */
export const countCall = (
  { made }: TurnState,
  { tool, input }: ReadUse,
  scope: string,
): { readonly count: number; readonly key: string } => {
  const call = inputHash([tool.name, input])
  const count = (made.get(call) ?? 0) + 1
  made.set(call, count)
  return { count, key: inputHash([scope, call, count]).slice(0, 32) }
}
