import type {
  ContentBlock,
  Message,
  SystemContentBlock,
  ToolResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { malformed } from '../native/check-body.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { decodeDataUri } from './data-uri.ts'

/** @param given messages after the check of their members. @throws ValidationException */
export const decodeMessages = (
  given: readonly JsonObject[],
): Pick<ModelRequest, 'system'> & { messages: Message[] } => {
  const system: SystemContentBlock[] = []
  const messages: Message[] = []
  let turn: { role: 'user' | 'assistant'; content: ContentBlock[] } | undefined
  for (const [index, message] of given.entries()) {
    const path = `#/messages/${index}`
    if (message.role === 'system' || message.role === 'developer') {
      // One by one: a call takes no more arguments than its stack holds.
      for (const block of decodeSystem(message, path)) system.push(block)
      continue
    }
    const blocks = decodeMessage(message, path)
    if (blocks.length === 0) continue
    const role = message.role === 'assistant' ? 'assistant' : 'user'
    // Converse has a turn where the family has several messages: results of tools, and what the user says to them.
    if (turn?.role !== role) {
      turn = { role, content: blocks }
      messages.push(turn)
    } else for (const block of blocks) turn.content.push(block)
  }
  if (messages.length === 0)
    throw malformed(
      ['#/messages: expected minimum item count: 1, found: 0'],
      'At least one message must be of the user.',
    )
  return { messages, ...(system.length > 0 && { system }) }
}

const decodeSystem = (message: JsonObject, path: string): SystemContentBlock[] =>
  decodeContent(message, path).map(block => {
    if (block.text === undefined) throw malformed([`${path}/content: only text is permitted`])
    return { text: block.text }
  })

const decodeMessage = (message: JsonObject, path: string): ContentBlock[] => {
  if (message.role === 'tool') return [{ toolResult: decodeToolResult(message, path) }]
  if (message.role !== 'assistant')
    return message.content === '' ? [{ text: '' }] : decodeContent(message, path)
  return [
    ...decodeReasoning(message),
    ...decodeContent(message, path),
    ...decodeToolCalls(message.tool_calls, `${path}/tool_calls`),
  ]
}

/** The two names that servers of open-weight models have for it. */
const decodeReasoning = ({ reasoning_content, reasoning }: JsonObject): ContentBlock[] => {
  const text = reasoning_content ?? reasoning
  return typeof text === 'string' && text !== '' ? [{ reasoningContent: { reasoningText: { text } } }] : []
}

const decodeContent = ({ content }: JsonObject, path: string): ContentBlock[] => {
  if (typeof content === 'string') return content === '' ? [] : [{ text: content }]
  if (!Array.isArray(content)) return []
  return content.map((part, index) => decodePart(part, `${path}/content/${index}`))
}

const decodePart = (part: unknown, path: string): ContentBlock => {
  const { type, text, image_url: image } = isObject(part) ? part : {}
  if (type === 'text' && typeof text === 'string' && text !== '') return { text }
  const url = isObject(image) ? image.url : image
  if (type === 'image_url' && typeof url === 'string')
    return { image: decodeDataUri(url, `${path}/image_url/url`) }
  throw malformed([
    text === ''
      ? `${path}/text: expected minLength: 1, actual: 0`
      : `${path}: required key [${type}] not found`,
  ])
}

const decodeToolResult = (message: JsonObject, path: string): ToolResultBlock => {
  const { tool_call_id: id } = message
  if (typeof id !== 'string') throw malformed([`${path}: required key [tool_call_id] not found`])
  const content = decodeContent(message, path).map(block => {
    if (block.text === undefined) throw malformed([`${path}/content: only text is permitted`])
    return { text: block.text }
  })
  return { toolUseId: id, content }
}

const decodeToolCalls = (calls: unknown, path: string): ContentBlock[] =>
  (Array.isArray(calls) ? calls : []).map((call, index) => {
    const { name, arguments: input } = call.function
    const at = `${path}/${index}/function/arguments`
    return { toolUse: { toolUseId: call.id, name, input: decodeArguments(input, at) } }
  })

const decodeArguments = (json: string, path: string): Record<string, never> => {
  const value = parse(json)
  if (!isObject(value)) throw malformed([`${path}: string [${json.slice(0, 100)}] is not a JSON object`])
  return value as Record<string, never>
}

const parse = (json: string): unknown => {
  if (json.trim() === '') return {}
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
