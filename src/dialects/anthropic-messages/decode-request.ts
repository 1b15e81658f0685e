import type {
  ContentBlock,
  ConverseRequest,
  InferenceConfiguration,
  Message,
} from '@aws-sdk/client-bedrock-runtime'
import { isForBedrock } from '../native/check-body.ts'
import type { JsonObject } from '../native/json.ts'
import type { Body, BodyMessage } from './body.ts'
import { checkMessagesBody } from './check-body.ts'
import { checkToolPairs } from './check-tool-pairs.ts'
import { decodeContent, decodeSystem } from './decode-content.ts'
import { decodeTools } from './decode-tools.ts'
import { invalid } from './fields.ts'

/** @throws ValidationException in Bedrock's words for the members of the body, in the model's for its content. */
export const decodeRequest = (value: unknown): Omit<ConverseRequest, 'modelId'> => {
  const body = checkMessagesBody(value)
  const messages = decodeMessages(body.messages)
  checkToolPairs(body.messages)
  const { toolConfig, remaining } = decodeTools(body)
  const system = decodeSystem(body.system ?? [])
  const additionalModelRequestFields = { ...unspoken(body), ...remaining } as Record<string, never>
  return {
    messages,
    inferenceConfig: decodeInferenceConfig(body),
    ...(system.length > 0 && { system }),
    ...(toolConfig !== undefined && { toolConfig }),
    ...(Object.keys(additionalModelRequestFields).length > 0 && { additionalModelRequestFields }),
    // Which sequence stopped the model is an additional field in Converse: at its own place, and in a stream's delta.
    ...(body.stop_sequences !== undefined && {
      additionalModelResponseFieldPaths: ['/stop_sequence', '/delta/stop_sequence'],
    }),
  }
}

const decodeInferenceConfig = (body: Body): InferenceConfiguration => {
  const { max_tokens, temperature, top_p, stop_sequences } = body
  return {
    maxTokens: max_tokens,
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { topP: top_p }),
    ...(stop_sequences !== undefined && { stopSequences: [...stop_sequences] }),
  }
}

/** Consecutive messages of one role are one turn: https://docs.anthropic.com/en/api/messages */
const decodeMessages = (given: readonly BodyMessage[]): Message[] => {
  const messages: Message[] = []
  let turn: { role: 'user' | 'assistant'; content: ContentBlock[] } | undefined
  for (const [index, { role, content }] of given.entries()) {
    if (role === 'system')
      throw invalid(
        'messages',
        'Unexpected role "system". The Messages API accepts a top-level `system` parameter, not "system" as an input message role.',
      )
    // https://github.com/anthropics/anthropic-sdk-typescript/issues/622
    if (index === 0 && role !== 'user') throw invalid('messages', 'first message must use the "user" role')
    const mayBeEmpty = role === 'assistant' && index === given.length - 1
    const blocks = decodeMessageContent(content, index, mayBeEmpty)
    if (blocks.length === 0) continue
    if (turn?.role !== role) {
      turn = { role, content: blocks }
      messages.push(turn)
    } else for (const block of blocks) turn.content.push(block)
  }
  return messages
}

const decodeMessageContent = (
  content: string | readonly unknown[],
  index: number,
  mayBeEmpty: boolean,
): ContentBlock[] => {
  if (typeof content !== 'string') return decodeContent(content, `messages.${index}.content`)
  if (content !== '') return [{ text: content }]
  if (mayBeEmpty) return []
  throw invalid(
    `messages.${index}`,
    'all messages must have non-empty content except for the optional final assistant message',
  )
}

const spoken = new Set([
  'anthropic_version',
  'max_tokens',
  'messages',
  'system',
  'stop_sequences',
  'temperature',
  'top_p',
  'tools',
  'tool_choice',
])

/** What Converse has no member for. Entries, because a body may have a member called `__proto__`. */
const unspoken = (body: Body): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !spoken.has(key) && !isForBedrock(key)))
