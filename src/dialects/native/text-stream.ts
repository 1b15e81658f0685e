import type {
  ContentBlock,
  ContentBlockDelta,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  StopReason,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime'
import { unfinishedStream } from '../../conversation/collect.ts'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics, metadataIn } from './invocation-metrics.ts'
import { isObject, type JsonObject } from './json.ts'
import { unreadableAnswer } from './unreadable-answer.ts'
import { wholeMessage } from './whole-message.ts'

/** A family whose streams are pieces of one text: how it writes them. */
export interface TextForm {
  /** What an event adds to the text; for one answer, so it may remember what came before. */
  readonly write: (event: ConverseStreamOutput) => string
  readonly chunk: (text: string) => JsonObject
  /** The last chunk, without its metrics. */
  readonly end: (stopReason: StopReason | undefined, metadata: ConverseStreamMetadataEvent) => JsonObject
}

/** The text in a block or a delta; what is no text adds nothing. */
export const textIn = (content: ContentBlock | ContentBlockDelta | undefined): string => {
  if (content?.text !== undefined) return content.text
  if (content === undefined || !('citationsContent' in content)) return ''
  return (content.citationsContent?.content ?? []).map(({ text }) => text ?? '').join('')
}

/**
 * One chunk for the text of each array that comes in, and one for the end.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeTextStream = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  { write, chunk, end }: TextForm,
  known?: KnownAtStart,
): AsyncGenerator<JsonObject[]> {
  let stop: { readonly reason: StopReason | undefined } | undefined
  let metadata: ConverseStreamMetadataEvent | undefined
  for await (const batch of wholeMessage(events)) {
    let text = ''
    for (const event of batch) {
      text += write(event)
      if (event.messageStop !== undefined) stop = { reason: event.messageStop.stopReason }
      if (event.metadata !== undefined) metadata = event.metadata
    }
    const chunks = text === '' ? [] : [chunk(text)]
    if (stop !== undefined && metadata !== undefined)
      chunks.push({ ...end(stop.reason, metadata), ...invocationMetrics(metadata, known) })
    if (chunks.length > 0) yield chunks
  }
}

/** What one chunk says. */
export interface TextPiece {
  readonly text?: string
  readonly stopReason?: StopReason
  readonly usage?: TokenUsage
}

/** Reads the text of one answer, and says what is in it as soon as that is certain. */
export interface TextReader {
  readonly read: (text: string) => ConverseStreamOutput[]
  /** What was held back, the ends of blocks, and why the message stopped. */
  readonly end: (stopReason: StopReason) => ConverseStreamOutput[]
}

/** One text block, or none where there is no text. */
export const plainReader = (contentBlockIndex = 0): TextReader => {
  let isOpen = false
  return {
    read: text => {
      if (text === '') return []
      isOpen = true
      return [{ contentBlockDelta: { contentBlockIndex, delta: { text } } }]
    },
    end: stopReason => [
      ...(isOpen ? [{ contentBlockStop: { contentBlockIndex } }] : []),
      { messageStop: { stopReason } },
    ],
  }
}

/**
 * @param readPiece throws ModelErrorException for a chunk of another form.
 * @throws ModelStreamErrorException where the chunks end before the message does.
 */
export const decodeTextStream = async function* (
  chunks: AsyncIterable<unknown[]>,
  readPiece: (chunk: JsonObject) => TextPiece,
  reader: TextReader = plainReader(),
): AsyncGenerator<ConverseStreamOutput[]> {
  let isStarted = false
  let isStopped = false
  let metadata: ConverseStreamMetadataEvent | undefined
  for await (const batch of chunks) {
    const events: ConverseStreamOutput[] = []
    for (const chunk of batch) {
      if (!isObject(chunk)) throw unreadableAnswer('a chunk is no object')
      if (!isStarted) events.push({ messageStart: { role: 'assistant' } })
      isStarted = true
      const { text, stopReason, usage } = readPiece(chunk)
      if (text !== undefined && !isStopped) events.push(...reader.read(text))
      if (stopReason !== undefined && !isStopped) {
        isStopped = true
        events.push(...reader.end(stopReason))
      }
      metadata = metadataIn(chunk) ?? (usage && { usage, metrics: undefined }) ?? metadata
    }
    yield events
  }
  if (!isStopped) throw unfinishedStream('messageStop')
  if (metadata === undefined) throw unfinishedStream('metadata')
  yield [{ metadata }]
}

/** What families count; undefined where they count nothing. */
export const usageOf = (inputTokens: unknown, outputTokens: unknown): TokenUsage | undefined =>
  typeof inputTokens === 'number' && typeof outputTokens === 'number'
    ? { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens }
    : undefined
