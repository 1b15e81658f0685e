import type {
  ContentBlock,
  ContentBlockDelta,
  ConverseResponse,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  StopReason,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime'
import type { KnownAtStart } from '../dialect.ts'
import { withBase64 } from '../native/bytes.ts'
import { invocationMetrics, metadataIn } from '../native/invocation-metrics.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { mapBatches } from '../native/map-batches.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { wholeMessage } from '../native/whole-message.ts'
import { decodeBlock } from './requests.ts'

const reasons: readonly StopReason[] = [
  'end_turn',
  'tool_use',
  'max_tokens',
  'stop_sequence',
  'content_filtered',
  'malformed_model_output',
  'malformed_tool_use',
]

/** Nova's other reasons are of built-in tools, and InvokeModel tells of guardrails beside the message. */
const toStopReason = (reason: unknown): StopReason => reasons.find(each => each === reason) ?? 'end_turn'

export const encodeResponse = ({ output, stopReason, usage }: ConverseResponse): JsonObject => ({
  output: { message: { content: withBase64(output?.message?.content ?? []), role: 'assistant' } },
  stopReason: toStopReason(stopReason),
  usage: encodeUsage(usage),
})

/** Nova counts the cache in words of its own. */
const encodeUsage = (usage: Partial<TokenUsage> = {}): JsonObject => {
  const { inputTokens = 0, outputTokens = 0, totalTokens = inputTokens + outputTokens } = usage
  return {
    inputTokens,
    outputTokens,
    totalTokens,
    cacheReadInputTokenCount: usage.cacheReadInputTokens ?? 0,
    cacheWriteInputTokenCount: usage.cacheWriteInputTokens ?? 0,
  }
}

/** @throws ModelStreamErrorException where `events` end before the message does. */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  _requestId: string,
  known: KnownAtStart = {},
): AsyncIterable<JsonObject[]> => mapBatches(wholeMessage(events), event => [encodeEvent(event, known)])

const encodeEvent = (event: ConverseStreamOutput, known: KnownAtStart): JsonObject => {
  const { messageStop, metadata } = event
  if (metadata !== undefined) return encodeMetadata(metadata, known)
  if (messageStop === undefined) return withBase64(event) as JsonObject
  return { messageStop: { stopReason: toStopReason(messageStop.stopReason) } }
}

const encodeMetadata = (metadata: ConverseStreamMetadataEvent, known: KnownAtStart): JsonObject => ({
  metadata: { usage: encodeUsage(metadata.usage), metrics: {}, trace: {} },
  ...invocationMetrics(metadata, known),
})

/** @throws ModelErrorException */
export const decodeResponse = (body: unknown): ConverseResponse => {
  const { output, stopReason, usage } = isObject(body) ? body : {}
  const message = isObject(output) ? output.message : undefined
  if (!isObject(message) || !Array.isArray(message.content))
    throw unreadableAnswer('it has no output.message')
  if (typeof stopReason !== 'string') throw unreadableAnswer('it has no stopReason')
  return {
    output: { message: { role: 'assistant', content: message.content.map(decodeAnswerBlock) } },
    stopReason: toStopReason(stopReason),
    usage: decodeUsage(usage),
    metrics: undefined,
  }
}

const decodeUsage = (usage: unknown): TokenUsage | undefined => {
  if (!isObject(usage)) return undefined
  const count = (key: string) => (typeof usage[key] === 'number' ? usage[key] : 0)
  const inputTokens = count('inputTokens')
  const outputTokens = count('outputTokens')
  const cacheReadInputTokens = count('cacheReadInputTokenCount')
  const cacheWriteInputTokens = count('cacheWriteInputTokenCount')
  const totalTokens = count('totalTokens') || inputTokens + outputTokens
  return { inputTokens, outputTokens, totalTokens, cacheReadInputTokens, cacheWriteInputTokens }
}

const decodeAnswerBlock = (block: unknown): ContentBlock => {
  if (!isObject(block)) throw unreadableAnswer('a content block is no object')
  const { text, toolUse, reasoningContent, citationsContent, image } = block
  if (typeof text === 'string') return { text }
  if (isObject(toolUse) && typeof toolUse.toolUseId === 'string' && typeof toolUse.name === 'string') {
    const { toolUseId, name, input = {} } = toolUse
    if (isObject(input)) return { toolUse: { toolUseId, name, input: input as Record<string, never> } }
  }
  if (isObject(reasoningContent)) return { reasoningContent: decodeReasoning(reasoningContent) }
  if (isObject(citationsContent)) return { citationsContent }
  if (isObject(image)) return decodeBlock({ image }) as unknown as ContentBlock
  throw unreadableAnswer('a content block is none that Nova has')
}

const decodeReasoning = ({
  reasoningText,
  redactedContent,
}: JsonObject): NonNullable<ContentBlock['reasoningContent']> => {
  if (typeof redactedContent === 'string') return { redactedContent: Buffer.from(redactedContent, 'base64') }
  if (isObject(reasoningText) && typeof reasoningText.text === 'string') {
    const { text, signature } = reasoningText
    return { reasoningText: { text, ...(typeof signature === 'string' && { signature }) } }
  }
  throw unreadableAnswer('its reasoning is no text')
}

/** @throws ModelStreamErrorException where the chunks end before the message does. */
export const decodeStream = (chunks: AsyncIterable<unknown[]>): AsyncIterable<ConverseStreamOutput[]> =>
  wholeMessage(mapBatches(chunks, chunk => decodeChunk(chunk) ?? []))

/** Undefined for a chunk that says nothing Converse has an event for. */
const decodeChunk = (chunk: unknown): ConverseStreamOutput | undefined => {
  if (!isObject(chunk)) throw unreadableAnswer('a chunk is no object')
  const { messageStart, contentBlockStart, contentBlockDelta, contentBlockStop, messageStop, metadata } =
    chunk
  if (isObject(messageStart)) return { messageStart: { role: 'assistant' } }
  if (isObject(contentBlockStart)) {
    const toolUse = isObject(contentBlockStart.start) ? contentBlockStart.start.toolUse : undefined
    if (!isObject(toolUse)) return undefined
    const { toolUseId, name } = toolUse
    if (typeof toolUseId !== 'string' || typeof name !== 'string')
      throw unreadableAnswer('a tool use has no name')
    return { contentBlockStart: { ...indexOf(contentBlockStart), start: { toolUse: { toolUseId, name } } } }
  }
  if (isObject(contentBlockDelta))
    return {
      contentBlockDelta: { ...indexOf(contentBlockDelta), delta: decodeDelta(contentBlockDelta.delta) },
    }
  if (isObject(contentBlockStop)) return { contentBlockStop: indexOf(contentBlockStop) }
  if (isObject(messageStop)) return { messageStop: { stopReason: toStopReason(messageStop.stopReason) } }
  const measured = metadataIn(chunk)
  if (isObject(metadata) || measured !== undefined)
    return {
      metadata: {
        usage: (isObject(metadata) ? decodeUsage(metadata.usage) : undefined) ?? measured?.usage,
        metrics: measured?.metrics,
      },
    }
  return undefined
}

const indexOf = ({ contentBlockIndex }: JsonObject): { contentBlockIndex: number } => {
  if (typeof contentBlockIndex !== 'number') throw unreadableAnswer('a block has no index')
  return { contentBlockIndex }
}

const decodeDelta = (delta: unknown): ContentBlockDelta => {
  if (!isObject(delta)) throw unreadableAnswer('a delta is no object')
  const { text, toolUse, reasoningContent, citation } = delta
  if (typeof text === 'string') return { text }
  if (isObject(toolUse) && typeof toolUse.input === 'string') return { toolUse: { input: toolUse.input } }
  if (isObject(citation)) return { citation }
  if (isObject(reasoningContent)) {
    const { text, signature, redactedContent } = reasoningContent
    if (typeof text === 'string') return { reasoningContent: { text } }
    if (typeof signature === 'string') return { reasoningContent: { signature } }
    if (typeof redactedContent === 'string')
      return { reasoningContent: { redactedContent: Buffer.from(redactedContent, 'base64') } }
  }
  throw unreadableAnswer('a delta is none that Nova has')
}
