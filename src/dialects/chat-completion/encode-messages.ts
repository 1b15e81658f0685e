import type {
  ContentBlock,
  Message,
  SystemContentBlock,
  ToolResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import type { JsonObject } from '../native/json.ts'
import { kindOf, unsupportedBlock, unsupportedField } from '../native/refusals.ts'
import { encodeDataUri } from './data-uri.ts'
import { encodeToolCall } from './encode-answer.ts'

/** What a family's messages can hold beside text. */
export interface MessageForm {
  /** Content may be a list of texts and images; else it is one text. */
  readonly hasParts: boolean
  /** An assistant's message may hold what the model thought before it. */
  readonly hasReasoning: boolean
}

/** @throws ValidationException naming what the messages cannot hold. */
export const encodeMessages = (
  { messages = [], system = [] }: ModelRequest,
  form: MessageForm,
): JsonObject[] => [
  ...(system.length === 0
    ? []
    : [{ role: 'system', content: joinContent(system.map(encodeSystem), form, 'user') }]),
  ...messages.flatMap(message =>
    message.role === 'assistant' ? [encodeAssistant(message, form)] : encodeUser(message, form),
  ),
]

const encodeSystem = (block: SystemContentBlock): ContentBlock => {
  const text = block.text ?? block.guardContent?.text?.text
  if (text === undefined) throw unsupportedField(`system.${kindOf(block.guardContent ?? block)}`)
  return { text }
}

/** Results come first: they must follow the calls, and what the user says beside them comes after. */
const encodeUser = ({ content = [] }: Message, form: MessageForm): JsonObject[] => {
  const results = content.flatMap(({ toolResult }) => (toolResult === undefined ? [] : [toolResult]))
  const rest = content.filter(({ toolResult }) => toolResult === undefined)
  return [
    ...results.map(result => encodeToolResult(result)),
    ...(rest.length === 0 ? [] : [{ role: 'user', content: joinContent(rest, form, 'user') }]),
  ]
}

const encodeAssistant = ({ content = [] }: Message, form: MessageForm): JsonObject => {
  const calls = content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [encodeToolCall(toolUse)]))
  const reasoning = content.flatMap(block => reasoningIn(block, form))
  const rest = content.filter(block => block.toolUse === undefined && block.reasoningContent === undefined)
  return {
    role: 'assistant',
    content: joinContent(rest, form, 'assistant'),
    ...(reasoning.length > 0 && { reasoning_content: reasoning.join('') }),
    ...(calls.length > 0 && { tool_calls: calls }),
  }
}

const reasoningIn = ({ reasoningContent }: ContentBlock, { hasReasoning }: MessageForm): string[] => {
  if (reasoningContent === undefined) return []
  const { text, signature } = reasoningContent.reasoningText ?? {}
  if (text === undefined || !hasReasoning) throw unsupportedBlock('reasoningContent')
  if (signature !== undefined)
    throw unsupportedField(
      'reasoningContent.reasoningText.signature',
      'Only the model that signed its reasoning can read the signature.',
    )
  return [text]
}

const encodeToolResult = ({ toolUseId, content = [], status, type }: ToolResultBlock): JsonObject => {
  if (type !== undefined) throw unsupportedField('toolResult.type')
  const texts = content.map(block => {
    if (block.text !== undefined) return block.text
    if (block.json !== undefined) return JSON.stringify(block.json)
    throw unsupportedField(`toolResult.content.${kindOf(block)}`)
  })
  // A tool's message has no status of its own.
  const prefix = status === 'error' ? 'Error: ' : ''
  return { role: 'tool', tool_call_id: toolUseId, content: `${prefix}${texts.join('\n')}` }
}

const joinContent = (
  content: readonly ContentBlock[],
  { hasParts }: MessageForm,
  role: 'user' | 'assistant',
): string | JsonObject[] => {
  const parts = content.map(block => encodePart(block, role))
  const texts = parts.flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
  if (texts.length === parts.length && (parts.length < 2 || !hasParts)) return texts.join('\n\n')
  if (!hasParts) throw unsupportedBlock('image')
  return parts
}

const encodePart = (block: ContentBlock, role: 'user' | 'assistant'): JsonObject => {
  // What a guardrail looks at, and what has sources, is text like any other to the model.
  const text = block.text ?? block.guardContent?.text?.text
  if (text !== undefined) return { type: 'text', text }
  if (block.citationsContent?.content !== undefined && !block.citationsContent.citations?.length)
    return { type: 'text', text: block.citationsContent.content.map(piece => piece.text ?? '').join('') }
  if (block.image !== undefined && role === 'user')
    return { type: 'image_url', image_url: { url: encodeDataUri(block.image) } }
  throw unsupportedBlock(kindOf(block))
}
