import { createHash } from 'node:crypto'
import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import type { Json } from '../json/json.ts'
import type { Prompt } from '../read-prompt.ts'
import { isAgent, isQuestion, isSearch, wholeRequest } from './choice/delegates.ts'
import { fitTools } from './choice/fit-tools.ts'
import { type ReadTool, readTool } from './choice/score-tool.ts'
import { continueTask } from './conversation/continue-task.ts'
import { fillMissing } from './conversation/fill-missing.ts'
import { planUses } from './conversation/plan-uses.ts'
import { readTurns, type Turns } from './conversation/read-turns.ts'
import { fillInput } from './fill-input.ts'
import { assign } from './slots/assign.ts'
import { readSaid } from './slots/said.ts'
import { takeFromText } from './take-from-text.ts'

export interface ToolUse {
  readonly toolUseId: string
  readonly name: string
  readonly input: { readonly [name: string]: Json }
}

/** A tool with the values of its arguments. */
export interface Chosen {
  readonly tool: ReadTool
  readonly values: ReadonlyMap<string, Json>
}

/** `tooluse_` and 22 characters, the same for the same conversation and use. */
function identify(name: string, index: number, request: ConverseRequest, prompt: Prompt): string {
  const hash = createHash('sha256').update(
    `${name}\n${request.messages?.length ?? 0}\n${prompt.system}\n${prompt.text}${index === 0 ? '' : `\n${index}`}`,
  )
  return `tooluse_${hash.digest('base64url').slice(0, 22)}`
}

/** The arguments of a tool that must be used, as far as the conversation has them. */
function forcedUse(tool: ReadTool, turns: Turns): Chosen {
  if (isAgent(tool) || isSearch(tool)) return { tool, values: wholeRequest(tool, turns.text) }
  const { values } = assign(tool.slots, readSaid(turns.text, turns.today))
  return { tool, values: takeFromText(tool, fillMissing(tool, values, turns, true), turns.text) }
}

const isFunction = (tool: ReadTool): boolean => !isSearch(tool) && !isAgent(tool) && !isQuestion(tool)

/** Whether the last that is said wants an answer of the user's. */
const asksForMore = (text: string): boolean =>
  /^(?:please tell me|shall i)\b/i.test(text.slice(text.lastIndexOf('\n') + 1))

/** Uses tools where the request forces it, or where they clearly fit; asks for what is missing where it need not. */
export function useTools(request: ConverseRequest, prompt: Prompt): readonly ToolUse[] | string | undefined {
  const tools = (request.toolConfig?.tools ?? []).flatMap(({ toolSpec }) =>
    toolSpec ? [readTool(toolSpec)] : [],
  )
  const choice = request.toolConfig?.toolChoice
  const turns = readTurns(request, prompt.system)
  const use = (chosen: readonly Chosen[]): ToolUse[] =>
    chosen.map(({ tool, values }, index) => ({
      toolUseId: identify(tool.name, index, request, prompt),
      name: tool.name,
      input: fillInput(tool, values),
    }))
  const forced = choice?.tool ? tools.find(({ name }) => name === choice.tool.name) : undefined
  if (forced) return use([forcedUse(forced, turns)])
  const planned =
    prompt.outcomes.length > 0
      ? continueTask(tools.filter(isFunction), turns, prompt)
      : planUses(tools, turns, prompt.system)
  if (planned !== undefined && typeof planned !== 'string') return use(planned)
  const question = tools.find(isQuestion)
  if (question && typeof planned === 'string' && asksForMore(planned))
    return use([{ tool: question, values: new Map([['question', planned]]) }])
  if (choice?.any === undefined) return planned
  const best = fitTools(tools, readSaid(turns.text, turns.today), true)[0]?.tool ?? tools[0]
  return best && use([forcedUse(best, turns)])
}
