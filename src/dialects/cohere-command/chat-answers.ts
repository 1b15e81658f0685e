import { randomUUID } from 'node:crypto'
import type {
  Citation,
  CitationsDelta,
  ContentBlock,
  ConverseResponse,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  StopReason,
  ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import { isObject, type JsonObject, objectsIn } from '../native/json.ts'
import { stopReasons } from '../native/stop-reasons.ts'
import { decodeTextStream, plainReader, type TextReader, textIn } from '../native/text-stream.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { wholeMessage } from '../native/whole-message.ts'
import { returnedPrompt } from './returned-prompt.ts'
import { decodeCall, encodeCall } from './tools.ts'

/** The guide has them in lower case; that answers have Cohere's own upper case is unconfirmed. Both are read. */
const reasons = stopReasons('COMPLETE', [
  ['COMPLETE', 'end_turn'],
  ['MAX_TOKENS', 'max_tokens'],
  ['STOP_SEQUENCE', 'stop_sequence'],
  ['ERROR_TOXIC', 'content_filtered'],
  ['ERROR_LIMIT', 'model_context_window_exceeded'],
])

export const encodeAnswer = (response: ConverseResponse, requestId: string, body?: unknown): JsonObject => {
  const content = response.output?.message?.content ?? []
  const calls = content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [encodeCall(toolUse)]))
  const citations = encodeCitations(content)
  const prompt = returnedPrompt(body)
  return {
    response_id: requestId,
    text: content.map(textIn).join(''),
    generation_id: requestId,
    ...(citations.length > 0 && { citations }),
    finish_reason: reasons.encode(response.stopReason),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(prompt !== undefined && { prompt }),
  }
}

/** Where in the whole text, and by which documents; citations of one text stand together. */
const encodeCitations = (content: readonly ContentBlock[]): JsonObject[] => {
  const found: { start: number; end: number; text: string; document_ids: string[] }[] = []
  let blockStart = 0
  for (const block of content) {
    const whole = textIn(block)
    for (const citation of block.citationsContent?.citations ?? []) {
      const cited = (citation.sourceContent ?? []).map(({ text }) => text ?? '').join('')
      const at = cited === '' ? -1 : whole.indexOf(cited)
      const text = at < 0 ? whole : cited
      const start = blockStart + Math.max(at, 0)
      const last = found.at(-1)
      if (last?.start === start && last.text === text) last.document_ids.push(documentId(citation))
      else found.push({ start, end: start + text.length, text, document_ids: [documentId(citation)] })
    }
    blockStart += whole.length
  }
  return found
}

const documentId = ({ location, source, title }: Citation): string => {
  const { documentIndex } = location?.documentChunk ?? location?.documentChar ?? location?.documentPage ?? {}
  return documentIndex === undefined ? (source ?? title ?? 'doc_0') : `doc_${documentIndex}`
}

/** Cohere numbers the documents it was given: https://docs.cohere.com/docs/retrieval-augmented-generation-rag */
const decodeCitations = (citations: unknown): CitationsDelta[] =>
  objectsIn(citations).flatMap(({ text, document_ids }) =>
    (Array.isArray(document_ids) ? document_ids : []).map(id => {
      const index = /^doc_(\d{1,9})$/.exec(String(id))?.[1]
      return {
        ...(index === undefined
          ? { source: String(id) }
          : { location: { documentChunk: { documentIndex: Number(index), start: 0, end: 0 } } }),
        sourceContent: [{ text: String(text) }],
      }
    }),
  )

/** @throws ModelStreamErrorException where `events` end before the message does. */
export const encodeAnswerStream = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  requestId: string,
  known: KnownAtStart = {},
  body?: unknown,
): AsyncGenerator<JsonObject[]> {
  const all: ConverseStreamOutput[] = []
  const toolIndexes = new Map<number | undefined, number>()
  let isStopped = false
  let metadata: ConverseStreamMetadataEvent | undefined
  for await (const batch of wholeMessage(events)) {
    const chunks: JsonObject[] = []
    for (const event of batch) {
      all.push(event)
      const chunk = encodeEvent(event, toolIndexes)
      if (chunk !== undefined) chunks.push(chunk)
      isStopped ||= event.messageStop !== undefined
      metadata = event.metadata ?? metadata
    }
    if (isStopped && metadata !== undefined)
      chunks.push(...(await encodeEnd(all, metadata, requestId, known, body)))
    if (chunks.length > 0) yield chunks
  }
}

const encodeEvent = (
  { contentBlockStart, contentBlockDelta }: ConverseStreamOutput,
  toolIndexes: Map<number | undefined, number>,
): JsonObject | undefined => {
  const callChunk = (block: number | undefined, delta: JsonObject) => {
    const index = toolIndexes.get(block) ?? toolIndexes.size
    toolIndexes.set(block, index)
    return { is_finished: false, event_type: 'tool-calls-chunk', tool_call_delta: { index, ...delta } }
  }
  const name = contentBlockStart?.start?.toolUse?.name
  if (name !== undefined) return callChunk(contentBlockStart?.contentBlockIndex, { name })
  const input = contentBlockDelta?.delta?.toolUse?.input
  if (input !== undefined) return callChunk(contentBlockDelta?.contentBlockIndex, { parameters: input })
  const text = textIn(contentBlockDelta?.delta)
  return text === '' ? undefined : { is_finished: false, event_type: 'text-generation', text }
}

/** Citations and calls whole, and then the answer once more. */
const encodeEnd = async (
  events: ConverseStreamOutput[],
  metadata: ConverseStreamMetadataEvent,
  requestId: string,
  known: KnownAtStart,
  body: unknown,
): Promise<JsonObject[]> => {
  const response = encodeAnswer(await collect(once(events)), requestId, body)
  const { citations, tool_calls, finish_reason } = response
  const { inputTokens = 0, outputTokens = 0 } = metadata.usage ?? {}
  return [
    ...(citations === undefined
      ? []
      : [{ is_finished: false, event_type: 'citation-generation', citations }]),
    ...(tool_calls === undefined
      ? []
      : [{ is_finished: false, event_type: 'tool-calls-generation', tool_calls }]),
    {
      is_finished: true,
      event_type: 'stream-end',
      finish_reason,
      response: {
        ...response,
        meta: {
          api_version: { version: '1' },
          billed_units: { input_tokens: inputTokens, output_tokens: outputTokens },
        },
      },
      ...invocationMetrics(metadata, known),
    },
  ]
}

async function* once<Value>(values: Value[]): AsyncGenerator<Value[]> {
  yield values
}

/** @throws ModelErrorException */
export const decodeAnswer = (body: unknown): ConverseResponse => {
  const { text, citations, tool_calls, finish_reason } = isObject(body) ? body : {}
  if (typeof text !== 'string') throw unreadableAnswer('it has no text')
  const cited = decodeCitations(citations)
  const calls = decodeCalls(tool_calls)
  const said: ContentBlock =
    cited.length > 0
      ? { citationsContent: { content: [{ text }], citations: cited as Citation[] } }
      : { text }
  return {
    output: {
      message: {
        role: 'assistant',
        content: [...(text === '' ? [] : [said]), ...calls.map(toolUse => ({ toolUse }))],
      },
    },
    stopReason: stopReasonFor(finish_reason, calls.length > 0),
    usage: undefined,
    metrics: undefined,
  }
}

const decodeCalls = (calls: unknown): ToolUseBlock[] =>
  objectsIn(calls).map(call => {
    if (typeof call.name !== 'string') throw unreadableAnswer('a tool call has no name')
    // Cohere does not name its calls.
    return decodeCall(call, `tooluse_${randomUUID()}`)
  })

const stopReasonFor = (reason: unknown, hasCalls: boolean): StopReason => {
  const stopReason = reasons.decode(String(reason).toUpperCase())
  return hasCalls && stopReason === 'end_turn' ? 'tool_use' : stopReason
}

/** @throws ModelStreamErrorException where the chunks end before the message does. */
export const decodeAnswerStream = async function* (
  chunks: AsyncIterable<unknown[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  const citations: CitationsDelta[] = []
  let calls: ToolUseBlock[] = []
  const plain = plainReader()
  let hasText = false
  const reader: TextReader = {
    read: text => {
      hasText ||= text !== ''
      return plain.read(text)
    },
    end: stopReason => {
      const events = plain.end(stopReason)
      const cited = hasText ? citations : []
      return [
        ...cited.map(citation => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { citation } } })),
        ...events.slice(0, -1),
        ...calls.flatMap((call, index) => callEvents(call, index + (hasText ? 1 : 0))),
        ...events.slice(-1),
      ]
    },
  }
  yield* decodeTextStream(
    chunks,
    chunk => {
      switch (chunk.event_type) {
        case 'text-generation':
          if (typeof chunk.text !== 'string') throw unreadableAnswer('a chunk has no text')
          return { text: chunk.text }
        case 'citation-generation':
          for (const citation of decodeCitations(chunk.citations)) citations.push(citation)
          return {}
        case 'tool-calls-generation':
          calls = decodeCalls(chunk.tool_calls)
          return {}
        case 'stream-end':
          return { stopReason: stopReasonFor(chunk.finish_reason, calls.length > 0) }
        default:
          return {}
      }
    },
    reader,
  )
}

const callEvents = (
  { toolUseId, name, input }: ToolUseBlock,
  contentBlockIndex: number,
): ConverseStreamOutput[] => [
  { contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId, name } } } },
  { contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input: JSON.stringify(input) } } } },
  { contentBlockStop: { contentBlockIndex } },
]
