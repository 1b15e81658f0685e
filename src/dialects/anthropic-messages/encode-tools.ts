import type { Tool, ToolChoice, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { kindOf, unsupportedField } from '../native/refusals.ts'
import { addCacheControl } from './encode-content.ts'

/**
 * @param native tools in Anthropic's own words, from the additional fields: they stand in the place of those of
 *   their name, which `decodeTools` says a second time, or beside the others.
 */
export const encodeTools = (
  { tools = [], toolChoice }: Partial<ToolConfiguration> = {},
  native: unknown = undefined,
): JsonObject => {
  const encoded: JsonObject[] = []
  for (const tool of tools) {
    if (tool.cachePoint !== undefined) addCacheControl(encoded, tool.cachePoint)
    else encoded.push(encodeTool(tool))
  }
  const all = merge(encoded, Array.isArray(native) ? native : [])
  return {
    ...(all.length > 0 && { tools: all }),
    ...(toolChoice !== undefined && { tool_choice: encodeToolChoice(toolChoice) }),
  }
}

const merge = (encoded: readonly JsonObject[], native: readonly unknown[]): unknown[] => {
  const byName = new Map(native.map(tool => [isObject(tool) ? tool.name : undefined, tool]))
  const names = new Set(encoded.map(({ name }) => name))
  return [
    ...encoded.map(tool => byName.get(tool.name) ?? tool),
    ...native.filter(tool => !(isObject(tool) && names.has(tool.name))),
  ]
}

const encodeTool = (tool: Tool): JsonObject => {
  if (tool.toolSpec === undefined) throw unsupportedField(`toolConfig.tools.${kindOf(tool)}`)
  const { name, description, inputSchema, strict } = tool.toolSpec
  return {
    name,
    ...(description !== undefined && { description }),
    input_schema: inputSchema?.json,
    ...(strict !== undefined && { strict }),
  }
}

const encodeToolChoice = (choice: ToolChoice): JsonObject => {
  if (choice.auto !== undefined) return { type: 'auto' }
  if (choice.any !== undefined) return { type: 'any' }
  if (choice.tool !== undefined) return { type: 'tool', name: choice.tool.name }
  throw unsupportedField(`toolConfig.toolChoice.${kindOf(choice)}`)
}
