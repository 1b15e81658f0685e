import type {
  ContentBlockDelta,
  ContentBlockDeltaEvent,
  ContentBlockStartEvent,
  ContentBlockStopEvent,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  MessageStopEvent,
} from '@aws-sdk/client-bedrock-runtime'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import type { JsonObject } from '../native/json.ts'
import { wholeMessage } from '../native/whole-message.ts'
import { encodeCitation } from './citations.ts'
import { encodeMessage, encodeRedacted, encodeUsage, stopSequenceIn } from './encode-response.ts'
import { encodeStopReason } from './stop-reasons.ts'

/**
 * Anthropic's events: one array for each array that comes in, so that only the end of the message waits, for the
 * usage that Converse tells last.
 *
 * Bedrock has the input tokens in `message_start`. Here they are there if `known` has them, and 0 if not; the usage
 * of `message_delta` is the whole one, which Anthropic documents as cumulative.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  model: string,
  requestId: string,
  known: KnownAtStart = {},
): AsyncGenerator<JsonObject[]> {
  const open = new Set<number>()
  let isStarted = false
  let stop: MessageStopEvent | undefined
  let metadata: ConverseStreamMetadataEvent | undefined

  for await (const batch of wholeMessage(events)) {
    const chunks: JsonObject[] = []
    for (const event of batch) {
      if (!isStarted) chunks.push(messageStart(model, requestId, known))
      isStarted = true
      if (event.contentBlockDelta !== undefined) encodeDelta(event.contentBlockDelta, open, chunks)
      else if (event.contentBlockStart !== undefined) encodeToolUse(event.contentBlockStart, open, chunks)
      else if (event.contentBlockStop !== undefined) encodeBlockStop(event.contentBlockStop, open, chunks)
      else if (event.messageStop !== undefined) stop = event.messageStop
      else if (event.metadata !== undefined) metadata = event.metadata
      else continue
      if (stop !== undefined && metadata !== undefined)
        chunks.push(...messageEnd(open, stop, metadata, known))
    }
    if (chunks.length > 0) yield chunks
  }
}

const messageStart = (model: string, requestId: string, { inputTokens }: KnownAtStart): JsonObject => ({
  type: 'message_start',
  // Bedrock counts one output token from the start.
  message: { ...encodeMessage(model, requestId), usage: encodeUsage({ inputTokens, outputTokens: 1 }) },
})

const encodeToolUse = (
  { contentBlockIndex: index = 0, start }: ContentBlockStartEvent,
  open: Set<number>,
  chunks: JsonObject[],
): void => {
  if (start?.toolUse === undefined) return
  const { toolUseId: id, name } = start.toolUse
  open.add(index)
  chunks.push({
    type: 'content_block_start',
    index,
    content_block: { type: 'tool_use', id, name, input: {} },
  })
}

const encodeDelta = (
  { contentBlockIndex: index = 0, delta }: ContentBlockDeltaEvent,
  open: Set<number>,
  chunks: JsonObject[],
): void => {
  if (delta === undefined) return
  // Converse's streams of Claude start neither text nor reasoning; Anthropic's start every block.
  if (!open.has(index)) {
    open.add(index)
    chunks.push({ type: 'content_block_start', index, content_block: emptyBlock(delta) })
  }
  const encoded = toDelta(delta)
  if (encoded !== undefined) chunks.push({ type: 'content_block_delta', index, delta: encoded })
}

const emptyBlock = ({ reasoningContent, citation }: ContentBlockDelta): JsonObject => {
  // Redacted thinking comes whole, in its start.
  if (reasoningContent?.redactedContent !== undefined) return encodeRedacted(reasoningContent.redactedContent)
  if (reasoningContent !== undefined) return { type: 'thinking', thinking: '', signature: '' }
  return { type: 'text', text: '', ...(citation !== undefined && { citations: [] }) }
}

const toDelta = ({
  text,
  toolUse,
  reasoningContent,
  citation,
}: ContentBlockDelta): JsonObject | undefined => {
  if (text !== undefined) return { type: 'text_delta', text }
  if (toolUse !== undefined) return { type: 'input_json_delta', partial_json: toolUse.input ?? '' }
  if (reasoningContent?.text !== undefined) return { type: 'thinking_delta', thinking: reasoningContent.text }
  if (reasoningContent?.signature !== undefined)
    return { type: 'signature_delta', signature: reasoningContent.signature }
  const encoded = citation && encodeCitation(citation)
  return encoded && { type: 'citations_delta', citation: encoded }
}

const encodeBlockStop = (
  { contentBlockIndex: index = 0 }: ContentBlockStopEvent,
  open: Set<number>,
  chunks: JsonObject[],
): void => {
  if (open.delete(index)) chunks.push({ type: 'content_block_stop', index })
}

const messageEnd = (
  open: Set<number>,
  { stopReason, additionalModelResponseFields }: MessageStopEvent,
  metadata: ConverseStreamMetadataEvent,
  known: KnownAtStart,
): JsonObject[] => [
  ...Array.from(open, index => ({ type: 'content_block_stop', index })),
  {
    type: 'message_delta',
    delta: {
      stop_reason: encodeStopReason(stopReason),
      stop_sequence: stopSequenceIn(additionalModelResponseFields),
    },
    usage: encodeUsage(metadata.usage),
  },
  { type: 'message_stop', ...invocationMetrics(metadata, known) },
]
