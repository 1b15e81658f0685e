import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields, unspokenFields } from '../native/additional-fields.ts'
import { checkBody, type MemberRules, malformed, type Rule } from '../native/check-body.ts'
import { decodeInferenceConfig, encodeInferenceConfig } from '../native/inference-config.ts'
import { isObject, type JsonObject, objectsIn } from '../native/json.ts'
import { unsupportedBlock } from '../native/refusals.ts'
import { refuse, refuseOutputConfig, roleOf, systemOf } from '../native/text-turns.ts'
import { inferenceNames } from './generate.ts'
import { decodeCall, decodeResult, decodeTool, encodeCall, encodeResult, encodeTools } from './tools.ts'

const string: Rule = { types: ['String'] }
const object: Rule = { types: ['JSONObject'] }
const boolean: Rule = { types: ['Boolean'] }
const number = (minimum: number, maximum: number): Rule => ({ types: ['Number'], minimum, maximum })
const list = (items: Rule): Rule => ({ types: ['JSONArray'], items })
const structure = (required: readonly string[], rules: Readonly<Record<string, Rule>>): Rule => ({
  types: ['JSONObject'],
  members: { required, rules, mayHold: () => false },
})

const toolName: Rule = { types: ['String'], pattern: /^[a-zA-Z0-9_-]{1,64}$/ }
const call = structure(['name', 'parameters'], { name: toolName, parameters: object })
const results = list(structure(['call', 'outputs'], { call, outputs: list(object) }))
const definition = structure([], { description: string, type: string, required: boolean })

/** Limits: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html */
const members: MemberRules = {
  required: ['message'],
  rules: {
    message: string,
    chat_history: list(
      structure(['role'], {
        // The last two are Cohere's own, for conversations about tools.
        role: { types: ['String'], values: ['USER', 'CHATBOT', 'SYSTEM', 'TOOL'] },
        message: string,
        tool_calls: list(call),
        tool_results: results,
      }),
    ),
    documents: list(object),
    search_queries_only: boolean,
    preamble: string,
    max_tokens: { types: ['Integer'], minimum: 1 },
    temperature: number(0, 1),
    p: number(0.01, 0.99),
    k: number(0, 500),
    prompt_truncation: { types: ['String'], values: ['OFF', 'AUTO_PRESERVE_ORDER'] },
    frequency_penalty: number(0, 1),
    presence_penalty: number(0, 1),
    seed: { types: ['Integer'] },
    return_prompt: boolean,
    tools: list(
      structure(['name'], {
        name: toolName,
        description: string,
        parameter_definitions: {
          types: ['JSONObject'],
          members: { rules: {}, mayHold: () => true },
        },
      }),
    ),
    tool_results: results,
    stop_sequences: list(string),
    raw_prompting: boolean,
  },
}

/** What one parameter is; their names are free, so that each is looked at by itself. */
const definitionsIn = (body: JsonObject): JsonObject =>
  Object.fromEntries(
    objectsIn(body.tools).flatMap(({ parameter_definitions: given }, index) =>
      isObject(given)
        ? Object.entries(given).map(([name, value]) => [
            `tools/${index}/parameter_definitions/${name}`,
            value,
          ])
        : [],
    ),
  )

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body) return 'This is the form of Command. Command R takes message and chat_history.'
  if ('messages' in body) return 'Command R takes message and chat_history.'
  return undefined
}

const said = ['message', 'chat_history', 'preamble', 'tools', 'tool_results']

/** @throws ValidationException */
export const decodeChat = (value: unknown): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  const definitions = definitionsIn(body)
  const rules = Object.fromEntries(Object.keys(definitions).map(path => [path, definition]))
  checkBody(definitions, { rules })
  const { messages, rest } = decodeMessages(body)
  if (messages.length === 0) throw malformed(['#/message: expected minLength: 1, actual: 0'])
  const documents = decodeDocuments(body.documents)
  const asked = messages.findLast(({ role }) => role === 'user')
  if (documents !== undefined && asked !== undefined) asked.content = [...documents, ...(asked.content ?? [])]
  const system = [...(typeof body.preamble === 'string' ? [body.preamble] : []), ...rest].filter(Boolean)
  const tools = objectsIn(body.tools).map(decodeTool)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  return {
    messages,
    ...(system.length > 0 && { system: system.map(text => ({ text })) }),
    ...config,
    ...(tools.length > 0 && { toolConfig: { tools, toolChoice: { auto: {} } } }),
    ...unspokenFields(body, [...said, ...spoken, ...(documents === undefined ? [] : ['documents'])]),
  }
}

/** Undefined where one has more than Converse's documents hold. */
const decodeDocuments = (documents: unknown): ContentBlock[] | undefined => {
  const blocks = objectsIn(documents).map(({ title, snippet, ...more }): ContentBlock | undefined => {
    if (typeof title !== 'string' || typeof snippet !== 'string' || Object.keys(more).length > 0)
      return undefined
    if (title === '' || title.length > 200 || snippet === '') return undefined
    return {
      document: { name: title, format: 'txt', source: { text: snippet }, citations: { enabled: true } },
    }
  })
  return blocks.every(block => block !== undefined) ? blocks : undefined
}

const decodeMessages = (body: JsonObject): { messages: Message[]; rest: string[] } => {
  const messages: { role: 'user' | 'assistant'; content: ContentBlock[] }[] = []
  const rest: string[] = []
  let unanswered: string[] = []
  let used = 0
  const add = (role: 'user' | 'assistant', content: ContentBlock[]): void => {
    const last = messages.at(-1)
    if (content.length === 0) return
    if (last?.role === role) for (const block of content) last.content.push(block)
    else messages.push({ role, content })
  }
  const addCalls = (calls: readonly JsonObject[]): void => {
    unanswered = calls.map(() => `tooluse_${++used}`)
    add(
      'assistant',
      calls.map((given, index) => ({ toolUse: decodeCall(given, unanswered[index] ?? '') })),
    )
  }
  const addResults = (given: readonly JsonObject[]): void => {
    // In one step the calls are told only by their results.
    if (unanswered.length === 0) addCalls(given.map(result => (isObject(result.call) ? result.call : {})))
    add(
      'user',
      given.map((result, index) => ({
        toolResult: decodeResult(result, unanswered[index] ?? `tooluse_${++used}`),
      })),
    )
    unanswered = []
  }
  const addText = (role: 'user' | 'assistant', text: unknown): void =>
    add(role, typeof text === 'string' && text !== '' ? [{ text }] : [])

  for (const { role, message, tool_calls, tool_results } of objectsIn(body.chat_history)) {
    if (role === 'SYSTEM') rest.push(typeof message === 'string' ? message : '')
    else {
      addText(role === 'CHATBOT' ? 'assistant' : 'user', message)
      if (tool_calls !== undefined) addCalls(objectsIn(tool_calls))
      if (tool_results !== undefined) addResults(objectsIn(tool_results))
    }
  }
  const given = objectsIn(body.tool_results)
  addText('user', body.message)
  if (given.length > 0) addResults(given)
  return { messages: messages.map(message => ({ ...message })), rest }
}

/** @throws ValidationException */
export const encodeChat = (request: ModelRequest): JsonObject => {
  refuseOutputConfig(request)
  const { messages = [], toolConfig, inferenceConfig } = request
  const calls = new Map<string | undefined, JsonObject>()
  const documents: JsonObject[] = []
  const turns = messages.flatMap(message => encodeMessage(message, calls, documents))
  const last = turns.at(-1)
  const isAsked = last?.role === 'USER' || last?.role === 'TOOL'
  const history = isAsked ? turns.slice(0, -1) : turns
  const preamble = systemOf(request)
  return {
    ...additionalFields(request),
    message: last?.role === 'USER' ? last.message : '',
    ...(last?.role === 'TOOL' && { tool_results: last.tool_results }),
    ...(history.length > 0 && { chat_history: history }),
    ...(preamble !== undefined && { preamble }),
    ...(documents.length > 0 && { documents }),
    ...encodeInferenceConfig(inferenceConfig, inferenceNames),
    ...(toolConfig !== undefined && { tools: encodeTools(toolConfig) }),
  }
}

/** @param calls those made so far, which results repeat. */
const encodeMessage = (
  message: Message,
  calls: Map<string | undefined, JsonObject>,
  documents: JsonObject[],
): JsonObject[] => {
  const isAssistant = roleOf(message) === 'assistant'
  const texts: string[] = []
  const made: JsonObject[] = []
  const given: JsonObject[] = []
  for (const block of message.content ?? []) {
    if (block.text !== undefined) texts.push(block.text)
    else if (block.toolUse !== undefined && isAssistant) {
      const encoded = encodeCall(block.toolUse)
      calls.set(block.toolUse.toolUseId, encoded)
      made.push(encoded)
    } else if (block.toolResult !== undefined) {
      const answered = calls.get(block.toolResult.toolUseId)
      if (answered === undefined)
        throw unsupportedBlock('toolResult', 'It answers no toolUse of the conversation.')
      given.push(encodeResult(block.toolResult, answered))
    } else if (block.document?.source?.text !== undefined && !isAssistant)
      documents.push({ title: block.document.name, snippet: block.document.source.text })
    else refuse(block)
  }
  const said = texts.join('\n\n')
  if (isAssistant) return [{ role: 'CHATBOT', message: said, ...(made.length > 0 && { tool_calls: made }) }]
  return [
    ...(given.length > 0 ? [{ role: 'TOOL', tool_results: given }] : []),
    ...(texts.length > 0 || given.length === 0 ? [{ role: 'USER', message: said }] : []),
  ]
}
