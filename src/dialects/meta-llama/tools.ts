import type { Tool, ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { readJsonObjects } from '../native/json-objects.ts'
import { unsupportedBlock, unsupportedField } from '../native/refusals.ts'

/** Llama 3.1 and later are trained on it: https://www.llama.com/docs/model-cards-and-prompt-formats/llama3_1/ */
const form = '{"name": function name, "parameters": dictionary of argument name and its value}'
const introduction = `These functions are available. To call one, answer with nothing but JSON in the format ${form}.`

/** Stands before calls that do not begin the message. */
export const callMark = '<|python_tag|>'

export interface Call {
  readonly name: string
  readonly input: JsonObject
}

export const writeCall = ({ name, input }: Call): string => `${openCall(name)}${JSON.stringify(input)}}`

/** JSON without the beginning of a marker: in JSON it has another spelling, so that nothing changes. */
export const escapeMarkers = (json: string): string => json.replaceAll('<|', '\\u003c|')

/** A call up to its parameters. */
export const openCall = (name: string): string => `{"name": ${JSON.stringify(name)}, "parameters": `

/** The text that goes before the rules. @throws ValidationException */
export const writeTools = ({ tools = [], toolChoice }: ToolConfiguration): string => {
  const choice = toolChoice === undefined ? 'auto' : Object.keys(toolChoice)[0]
  // https://github.com/strands-agents/harness-sdk/issues/1241
  if (choice !== 'auto') throw unsupportedField(`toolConfig.toolChoice.${choice}`)
  return [introduction, ...tools.map(writeTool)].join('\n\n')
}

const writeTool = ({ toolSpec, cachePoint }: Tool): string => {
  if (toolSpec === undefined) throw unsupportedBlock(cachePoint === undefined ? 'systemTool' : 'cachePoint')
  const { name, description, inputSchema } = toolSpec
  return escapeMarkers(
    JSON.stringify({ type: 'function', function: { name, description, parameters: inputSchema?.json } }),
  )
}

/** The tools that a text describes after the sentence with their form, and the text without that. */
export const readTools = (text: string): { readonly tools: readonly Tool[]; readonly rest: string } => {
  const at = text.indexOf(form)
  const lineEnd = at < 0 ? -1 : text.indexOf('\n', at)
  if (lineEnd < 0) return { tools: [], rest: text }
  const { objects, end } = readJsonObjects(text, lineEnd)
  const tools = objects.map(toTool)
  if (tools.length === 0 || !tools.every(tool => tool !== undefined)) return { tools: [], rest: text }
  const lineStart = text.lastIndexOf('\n', at) + 1
  const around = [text.slice(0, lineStart).trim(), text.slice(end).trim()]
  return { tools, rest: around.filter(part => part !== '').join('\n\n') }
}

const names = /^[a-zA-Z0-9_-]{1,64}$/

const toTool = (object: JsonObject): Tool | undefined => {
  const { name, description, parameters } = isObject(object.function) ? object.function : object
  if (typeof name !== 'string' || !names.test(name) || !isObject(parameters)) return undefined
  return {
    toolSpec: {
      name,
      ...(typeof description === 'string' && description !== '' && { description }),
      inputSchema: { json: parameters as Record<string, never> },
    },
  }
}

/** What an assistant's text says and calls; a text that only looks like calls is a text. */
export const readCalls = (message: string): { readonly text: string; readonly calls: readonly Call[] } => {
  const whole = message.trim()
  const mark = whole.indexOf(callMark)
  if (mark < 0 && !whole.startsWith('{')) return { text: whole, calls: [] }
  const written = mark < 0 ? whole : whole.slice(mark + callMark.length)
  const { objects, end } = readJsonObjects(written, 0, character => /[\s;,]/.test(character))
  const calls = objects.map(toCall)
  if (calls.length === 0 || written.slice(end).trim() !== '' || !calls.every(call => call !== undefined))
    return { text: whole, calls: [] }
  return { text: mark < 0 ? '' : whole.slice(0, mark).trimEnd(), calls }
}

const toCall = ({ type = 'function', name, parameters, ...more }: JsonObject): Call | undefined =>
  type === 'function' &&
  typeof name === 'string' &&
  names.test(name) &&
  isObject(parameters) &&
  Object.keys(more).length === 0
    ? { name, input: parameters }
    : undefined
