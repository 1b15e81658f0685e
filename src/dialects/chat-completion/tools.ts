import type { Tool, ToolChoice, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { kindOf, unsupportedField } from '../native/refusals.ts'

/** How a family says which tools are to be used. */
export interface ChoiceWords {
  /** Some tool, whichever. */
  readonly any: 'any' | 'required'
  /** Whether it can name one. */
  readonly mayName: boolean
}

/** The tools and the choice; what Converse has no words for remains in the family's own. */
export const decodeTools = (
  tools: unknown,
  choice: unknown,
): { readonly toolConfig?: ToolConfiguration; readonly remaining: JsonObject } => {
  const given = Array.isArray(tools) ? tools : []
  const functions = given.filter(isFunction)
  const others = given.filter(tool => !isFunction(tool))
  const toolChoice = decodeChoice(choice)
  const isSaid = functions.length > 0 && toolChoice !== undefined
  return {
    ...(functions.length > 0 && {
      toolConfig: { tools: functions.map(decodeTool), ...(isSaid && { toolChoice }) },
    }),
    remaining: {
      ...(others.length > 0 && { tools: others }),
      ...(choice !== undefined && choice !== null && !isSaid && { tool_choice: choice }),
    },
  }
}

/** @param native tools in the family's own words, from the additional fields. */
export const encodeTools = (
  { tools = [], toolChoice }: Partial<ToolConfiguration> = {},
  words: ChoiceWords,
  native: unknown = undefined,
): JsonObject => {
  const all = [...tools.map(encodeTool), ...(Array.isArray(native) ? native : [])]
  return {
    ...(all.length > 0 && { tools: all }),
    ...(toolChoice !== undefined && { tool_choice: encodeChoice(toolChoice, words) }),
  }
}

const isFunction = (tool: unknown): tool is { readonly function: JsonObject } =>
  isObject(tool) && tool.type === 'function' && isObject(tool.function)

const decodeTool = ({ function: definition }: { readonly function: JsonObject }): Tool => {
  const { name, description, parameters, strict } = definition
  return {
    toolSpec: {
      name: String(name),
      ...(typeof description === 'string' && description !== '' && { description }),
      // A function without parameters takes none.
      inputSchema: { json: (parameters ?? { type: 'object', properties: {} }) as Record<string, never> },
      ...(typeof strict === 'boolean' && { strict }),
    },
  }
}

const decodeChoice = (choice: unknown): ToolChoice | undefined => {
  if (choice === 'auto') return { auto: {} }
  if (choice === 'required' || choice === 'any') return { any: {} }
  if (!isObject(choice) || choice.type !== 'function' || !isObject(choice.function)) return undefined
  const { name } = choice.function
  return typeof name === 'string' ? { tool: { name } } : undefined
}

const encodeTool = (tool: Tool): JsonObject => {
  if (tool.toolSpec === undefined) throw unsupportedField(`toolConfig.tools.${kindOf(tool)}`)
  const { name, description, inputSchema, strict } = tool.toolSpec
  return {
    type: 'function',
    function: {
      name,
      ...(description !== undefined && { description }),
      parameters: inputSchema?.json,
      ...(strict !== undefined && { strict }),
    },
  }
}

const encodeChoice = (choice: ToolChoice, { any, mayName }: ChoiceWords): unknown => {
  if (choice.auto !== undefined) return 'auto'
  if (choice.any !== undefined) return any
  if (choice.tool !== undefined && mayName) return { type: 'function', function: { name: choice.tool.name } }
  throw unsupportedField(`toolConfig.toolChoice.${kindOf(choice)}`)
}
