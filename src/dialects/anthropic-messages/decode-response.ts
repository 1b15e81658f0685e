import type { ContentBlock, ConverseResponse, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { decodeCitations } from './citations.ts'
import { invalid, listAt, objectAt, optional, stringAt } from './fields.ts'
import { decodeStopReason } from './stop-reasons.ts'

/**
 * The answer of an upstream. Members that it has beyond the known ones are passed over: Anthropic adds to answers
 * without a new version (https://docs.anthropic.com/en/api/versioning).
 *
 * @throws ModelErrorException for a body that is not a message, or that holds a block of an unknown type.
 */
export const decodeResponse = (body: unknown): ConverseResponse => {
  const message = asUpstream(() => objectAt({ message: body }, 'message', 'answer'))
  const { stop_reason: reason, stop_sequence: sequence } = message
  return {
    output: { message: { role: 'assistant', content: asUpstream(() => decodeContent(message)) } },
    stopReason: decodeStopReason(String(reason)),
    usage: decodeUsage(message.usage),
    metrics: undefined,
    ...(typeof sequence === 'string' && { additionalModelResponseFields: { stop_sequence: sequence } }),
  }
}

/** What is wrong with an answer is not the client's fault. */
export const asUpstream = <Value>(read: () => Value): Value => {
  try {
    return read()
  } catch (cause) {
    throw unreadableAnswer((cause as Error).message, cause)
  }
}

/** Undefined where the answer tells none. */
export const decodeUsage = (usage: unknown): TokenUsage | undefined => {
  if (!isObject(usage)) return undefined
  const count = (value: unknown) => (typeof value === 'number' ? value : 0)
  const inputTokens = count(usage.input_tokens)
  const outputTokens = count(usage.output_tokens)
  const cacheReadInputTokens = count(usage.cache_read_input_tokens)
  const cacheWriteInputTokens = count(usage.cache_creation_input_tokens)
  const cacheDetails = decodeCacheDetails(usage.cache_creation)
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
    cacheReadInputTokens,
    cacheWriteInputTokens,
    ...(cacheDetails.length > 0 && { cacheDetails }),
  }
}

const decodeCacheDetails = (written: unknown): { ttl: '5m' | '1h'; inputTokens: number }[] =>
  (['1h', '5m'] as const).flatMap(ttl => {
    const inputTokens = isObject(written) ? written[`ephemeral_${ttl}_input_tokens`] : undefined
    return typeof inputTokens === 'number' && inputTokens > 0 ? [{ ttl, inputTokens }] : []
  })

const decodeContent = (message: JsonObject): ContentBlock[] =>
  listAt(message, 'content', 'answer').flatMap((value, index) => {
    const path = `content.${index}`
    return decodeBlock(objectAt({ block: value }, 'block', path), path) ?? []
  })

const decodeBlock = (block: JsonObject, path: string): ContentBlock | undefined => {
  const type = stringAt(block, 'type', path)
  switch (type) {
    case 'text': {
      const text = stringAt(block, 'text', path)
      const citations = decodeCitations(optional(listAt, block, 'citations', path) ?? [], path)
      if (citations.length > 0) return { citationsContent: { content: [{ text }], citations } }
      return text === '' ? undefined : { text }
    }
    case 'tool_use':
      return {
        toolUse: {
          toolUseId: stringAt(block, 'id', path),
          name: stringAt(block, 'name', path),
          input: objectAt(block, 'input', path) as Record<string, never>,
        },
      }
    case 'thinking': {
      const signature = optional(stringAt, block, 'signature', path) ?? ''
      const text = stringAt(block, 'thinking', path)
      return { reasoningContent: { reasoningText: { text, ...(signature !== '' && { signature }) } } }
    }
    case 'redacted_thinking':
      return { reasoningContent: { redactedContent: Buffer.from(stringAt(block, 'data', path)) } }
    default:
      throw invalid(path, `is of type '${type}', which Converse has no block for.`)
  }
}
