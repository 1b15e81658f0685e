import type { ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { LONGEST_ATTRIBUTES } from '../runtime/limits.ts'

/** What an orchestrator wants done next. */
export type OrchestratorAction =
  | { readonly model: ModelRequest; readonly modelId?: string }
  | { readonly tool: ToolUseBlock }
  | { readonly finish: string }

export interface OrchestratorReply {
  readonly action: OrchestratorAction
  readonly event: string
  /** Of the output, as it came. */
  readonly text: string
  readonly trace?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly promptAttributes?: Readonly<Record<string, string>>
}

type JsonObject = Readonly<Record<string, unknown>>

const EVENTS = ['INVOKE_MODEL', 'INVOKE_TOOL', 'FINISH']
/** Members of Converse's request that a step takes. */
const REQUEST = [
  'messages',
  'system',
  'inferenceConfig',
  'toolConfig',
  'additionalModelRequestFields',
  'additionalModelResponseFieldPaths',
]

/** @returns what is wrong with a reply, in a sentence, where it is not as documented. */
export const readOrchestratorReply = (reply: unknown): OrchestratorReply | { readonly fault: string } => {
  if (!isObject(reply)) return { fault: 'the reply must be an object' }
  const { actionEvent: event, output, context } = reply
  if (event === 'APPLY_GUARDRAIL') return { fault: 'the actionEvent APPLY_GUARDRAIL is not implemented' }
  if (typeof event !== 'string' || !EVENTS.includes(event))
    return { fault: `actionEvent must be one of ${EVENTS.join(', ')}` }
  if (!isObject(output)) return { fault: 'output must be an object' }
  const { text, trace } = output
  if (typeof text !== 'string') return { fault: 'output.text must be a text' }
  const action = event === 'FINISH' ? { finish: text } : readAction(event, text)
  if ('fault' in action) return action
  const told = readTrace(trace)
  if (told !== undefined && typeof told !== 'string')
    return { fault: 'output.trace.event.text must be a text' }
  const attributes = readAttributes(context, 'sessionAttributes')
  const promptAttributes = readAttributes(context, 'promptSessionAttributes')
  if (attributes === false || promptAttributes === false)
    return { fault: 'the attributes in context must be texts' }
  // Saved ones over the limit would have every later call of the session refused.
  if (isTooLarge(attributes) || isTooLarge(promptAttributes))
    return {
      fault: `sessionAttributes and promptSessionAttributes in context may each have ${LONGEST_ATTRIBUTES} characters of JSON`,
    }
  return {
    action,
    event,
    text,
    ...(told !== undefined && { trace: told }),
    ...(attributes !== undefined && { attributes }),
    ...(promptAttributes !== undefined && { promptAttributes }),
  }
}

const readAction = (event: string, text: string): OrchestratorAction | { readonly fault: string } => {
  const value = parse(text)
  if (!isObject(value)) return { fault: `output.text of ${event} must be the JSON of an object` }
  return event === 'INVOKE_MODEL' ? readModel(value) : readTool(value)
}

const readModel = (value: JsonObject): OrchestratorAction | { readonly fault: string } => {
  const { modelId, messages } = value
  if (!Array.isArray(messages) || !messages.every(isMessage))
    return {
      fault: 'output.text of INVOKE_MODEL must be a request of Converse: messages of role and content',
    }
  if (value.system !== undefined && !(Array.isArray(value.system) && value.system.every(isObject)))
    return { fault: 'system in output.text must be a list of blocks' }
  for (const member of ['inferenceConfig', 'toolConfig'])
    if (value[member] !== undefined && !isObject(value[member]))
      return { fault: `${member} in output.text must be an object` }
  if (modelId !== undefined && typeof modelId !== 'string')
    return { fault: 'modelId in output.text must be a text' }
  const known = Object.fromEntries(
    REQUEST.flatMap(key => (value[key] === undefined ? [] : [[key, value[key]]])),
  )
  return { model: known as unknown as ModelRequest, ...(modelId !== undefined && { modelId }) }
}

const isMessage = (message: unknown): boolean =>
  isObject(message) &&
  (message.role === 'user' || message.role === 'assistant') &&
  Array.isArray(message.content) &&
  message.content.every(isObject)

/** A block of Converse: `{toolUse: {toolUseId, name, input}}`, or what is in it. */
const readTool = (value: JsonObject): OrchestratorAction | { readonly fault: string } => {
  const use = Object.hasOwn(value, 'toolUse') ? value.toolUse : value
  if (!isObject(use) || typeof use.name !== 'string' || typeof use.toolUseId !== 'string')
    return { fault: 'output.text of INVOKE_TOOL must have a toolUse with toolUseId, name and input' }
  const { toolUseId, name, input = {} } = use
  if (!isObject(input)) return { fault: 'toolUse.input in output.text must be an object' }
  return { tool: { toolUseId, name, input: input as never } }
}

const readTrace = (trace: unknown): unknown => {
  if (trace === undefined || trace === null) return undefined
  return isObject(trace) && isObject(trace.event) ? trace.event.text : false
}

/** False for what is none. */
const readAttributes = (context: unknown, member: string): Record<string, string> | undefined | false => {
  const value = isObject(context) && Object.hasOwn(context, member) ? context[member] : undefined
  if (value === undefined || value === null) return undefined
  if (!isObject(value) || !Object.values(value).every(each => typeof each === 'string')) return false
  return value as Record<string, string>
}

const isTooLarge = (attributes: Record<string, string> | undefined): boolean =>
  attributes !== undefined && JSON.stringify(attributes).length > LONGEST_ATTRIBUTES

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
