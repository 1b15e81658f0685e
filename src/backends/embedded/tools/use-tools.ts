import { createHash } from 'node:crypto'
import type { ConverseRequest, ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { createFinder } from '../json/create-finder.ts'
import { type FindValue, fillSchema } from '../json/fill-schema.ts'
import { isObject } from '../json/is-object.ts'
import type { Json } from '../json/json.ts'
import { readSource } from '../json/read-source.ts'
import type { Prompt } from '../read-prompt.ts'
import { CLEAR_FIT, chooseTool, schemaOf } from './choose-tool.ts'

export interface ToolUse {
  readonly toolUseId: string
  readonly name: string
  readonly input: { readonly [name: string]: Json }
}

/** Arguments are looked up in so much of each text. */
const SEARCHED = 16_384
const MOST_EARLIER = 10

const sources = (prompt: Prompt): string[] =>
  [prompt.text, ...prompt.earlier.slice(-MOST_EARLIER).reverse()].map(text => text.slice(0, SEARCHED))

/** `tooluse_` and 22 characters, the same for the same conversation and tool. */
function identify(name: string, request: ConverseRequest, prompt: Prompt): string {
  const hash = createHash('sha256').update(
    `${name}\n${request.messages?.length ?? 0}\n${prompt.system}\n${prompt.text}`,
  )
  return `tooluse_${hash.digest('base64url').slice(0, 22)}`
}

/** Uses a tool where the request forces one, or where one clearly fits; asks for what is missing where it need not. */
export function useTools(request: ConverseRequest, prompt: Prompt): ToolUse | string | undefined {
  const tools: readonly ToolSpecification[] = (request.toolConfig?.tools ?? []).flatMap(({ toolSpec }) =>
    toolSpec ? [toolSpec] : [],
  )
  const choice = request.toolConfig?.toolChoice
  const read = sources(prompt).map(readSource)
  const use = (tool: ToolSpecification, find: FindValue): ToolUse => {
    const input = fillSchema(schemaOf(tool), find)
    const name = tool.name ?? ''
    return { toolUseId: identify(name, request, prompt), name, input: isObject(input) ? input : {} }
  }
  const forced = choice?.tool ? tools.find(({ name }) => name === choice.tool.name) : undefined
  if (forced) return use(forced, createFinder(read))
  const isForced = choice?.any !== undefined
  if (prompt.outcomes.length > 0 && !isForced) return undefined
  const fit = chooseTool(tools, prompt.text.slice(0, SEARCHED), () => createFinder(read))
  if (fit === undefined || !(isForced || fit.score >= CLEAR_FIT)) return undefined
  if (isForced || fit.missing.length === 0) return use(fit.tool, createFinder(read))
  return `To use ${fit.tool.name} I need to know: ${fit.missing.join(', ')}.`
}
