import type { ContentBlock, ConverseResponse, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { encodeCitation } from './citations.ts'

import { encodeStopReason } from './stop-reasons.ts'

/** The answer as InvokeModel's body. */
export const encodeResponse = (response: ConverseResponse, model: string, requestId: string): JsonObject => {
  const { output, stopReason, usage, additionalModelResponseFields } = response
  return {
    ...encodeMessage(model, requestId),
    content: (output?.message?.content ?? []).flatMap(block => encodeBlock(block) ?? []),
    stop_reason: encodeStopReason(stopReason),
    stop_sequence: stopSequenceIn(additionalModelResponseFields),
    usage: encodeUsage(usage),
  }
}

/** A message before it has content. */
export const encodeMessage = (model: string, requestId: string): JsonObject => ({
  id: `msg_bdrk_${requestId.replaceAll('-', '')}`,
  type: 'message',
  role: 'assistant',
  model: toAnthropicName(model),
  content: [],
  stop_reason: null,
  stop_sequence: null,
})

/** `anthropic.claude-sonnet-4-5-20250929-v1:0` is `claude-sonnet-4-5-20250929` to Anthropic, and so in answers. */
const toAnthropicName = (model: string): string =>
  model.replace(/^anthropic\./, '').replace(/-v\d+(:\w+)*$/, '')

const encodeBlock = (block: ContentBlock): JsonObject | undefined => {
  if (block.text !== undefined) return { type: 'text', text: block.text }
  if (block.toolUse !== undefined) {
    const { toolUseId: id, name, input } = block.toolUse
    return { type: 'tool_use', id, name, input }
  }
  if (block.reasoningContent?.reasoningText !== undefined) {
    const { text: thinking, signature = '' } = block.reasoningContent.reasoningText
    return { type: 'thinking', thinking, signature }
  }
  if (block.reasoningContent?.redactedContent !== undefined)
    return encodeRedacted(block.reasoningContent.redactedContent)
  if (block.citationsContent !== undefined) {
    const { content = [], citations = [] } = block.citationsContent
    return {
      type: 'text',
      text: content.map(({ text }) => text ?? '').join(''),
      citations: citations.flatMap(citation => encodeCitation(citation) ?? []),
    }
  }
  return undefined // Anthropic's answers hold nothing else.
}

export const encodeRedacted = (content: Uint8Array): JsonObject => ({
  type: 'redacted_thinking',
  data: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(),
})

export const encodeUsage = (usage: Partial<TokenUsage> = {}): JsonObject => {
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage
  const written = (ttl: '5m' | '1h') =>
    usage.cacheDetails?.find(detail => detail.ttl === ttl)?.inputTokens ?? 0
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: cacheWriteInputTokens,
    cache_read_input_tokens: cacheReadInputTokens,
    ...(usage.cacheDetails !== undefined && {
      cache_creation: { ephemeral_5m_input_tokens: written('5m'), ephemeral_1h_input_tokens: written('1h') },
    }),
    output_tokens: outputTokens,
  }
}

/** Converse tells it at `/stop_sequence`, its stream at `/delta/stop_sequence`. */
export const stopSequenceIn = (fields: unknown): string | null => {
  if (!isObject(fields)) return null
  const { stop_sequence: sequence, delta } = fields
  return typeof sequence === 'string' ? sequence : stopSequenceIn(delta)
}
