import type { Tool, ToolChoice, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../native/json.ts'
import type { Body } from './body.ts'
import { decodeCachePoint } from './decode-content.ts'
import { booleanAt, extraMember, objectAt, onlyMembers, optional, stringAt, wrongTag } from './fields.ts'

interface Tools {
  readonly toolConfig?: ToolConfiguration
  /**
   * The tools and the choice that Converse cannot say, or not wholly, in the model's own words: what Converse
   * itself takes for Anthropic's built-in tools.
   * https://docs.aws.amazon.com/bedrock/latest/userguide/computer-use.html
   */
  readonly remaining: { readonly tools?: readonly JsonObject[]; readonly tool_choice?: JsonObject }
}

const customMembers = ['name', 'description', 'input_schema', 'strict']

export const decodeTools = ({
  tools: given = [],
  tool_choice: choice,
  anthropic_beta: beta,
}: Body): Tools => {
  const tools: Tool[] = []
  const remaining: JsonObject[] = []
  for (const [index, tool] of given.entries()) {
    if ((optional(stringAt, tool, 'type', `tools.${index}`) ?? 'custom') !== 'custom') {
      remaining.push(tool)
      continue
    }
    const path = `tools.${index}.custom`
    if (beta === undefined) onlyMembers(tool, customMembers, path)
    // Members that a beta adds: the tool works without them, and nothing of it is lost.
    else if (extraMember(tool, customMembers) !== undefined) remaining.push(tool)
    tools.push(decodeTool(tool, path))
    const cachePoint = decodeCachePoint(tool)
    if (cachePoint !== undefined) tools.push({ cachePoint })
  }
  const toolChoice = choice === undefined ? undefined : decodeToolChoice(choice)
  const isWhole = tools.length > 0 && toolChoice !== undefined && choice?.disable_parallel_tool_use !== true
  return {
    ...(tools.length > 0 && { toolConfig: { tools, ...(toolChoice !== undefined && { toolChoice }) } }),
    remaining: {
      ...(remaining.length > 0 && { tools: remaining }),
      ...(choice !== undefined && !isWhole && { tool_choice: choice }),
    },
  }
}

const decodeTool = (tool: JsonObject, path: string): Tool => {
  const description = optional(stringAt, tool, 'description', path)
  const strict = optional(booleanAt, tool, 'strict', path)
  return {
    toolSpec: {
      name: stringAt(tool, 'name', path),
      ...(description !== undefined && { description }),
      inputSchema: { json: objectAt(tool, 'input_schema', path) as Record<string, never> },
      ...(strict !== undefined && { strict }),
    },
  }
}

/** Undefined for `none`, which Converse has no word for. */
const decodeToolChoice = (choice: JsonObject): ToolChoice | undefined => {
  const type = stringAt(choice, 'type', 'tool_choice')
  switch (type) {
    case 'auto':
      return { auto: {} }
    case 'any':
      return { any: {} }
    case 'tool':
      return { tool: { name: stringAt(choice, 'name', 'tool_choice.tool') } }
    case 'none':
      return undefined
    default:
      throw wrongTag('tool_choice', type, ['auto', 'any', 'tool', 'none'])
  }
}
