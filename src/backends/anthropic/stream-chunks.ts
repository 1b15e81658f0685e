import { unfinishedStream } from '../../conversation/collect.ts'
import { decodeUsage } from '../../dialects/anthropic-messages/decode-response.ts'
import { invocationMetrics } from '../../dialects/native/invocation-metrics.ts'
import { isObject, type JsonObject } from '../../dialects/native/json.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { upstreamError } from '../../dialects/native/upstream-error.ts'
import { contentType } from '../upstream/read-json.ts'
import { notStreamed } from '../upstream/read-json-events.ts'
import { readServerSentEvents } from '../upstream/read-server-sent-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'

/**
 * The data of Anthropic's events, byte for byte: what Bedrock's chunks hold. Only the last is written anew, for
 * Bedrock's has the invocation metrics; `ping` is none of Bedrock's.
 *
 * @param most characters of one event.
 * @throws ModelStreamErrorException for a stream that is cut or tells of an error.
 */
export const streamChunks = async function* (
  answer: UpstreamAnswer,
  most: number,
  latencyMs: () => number,
): AsyncGenerator<Uint8Array[]> {
  const { body, headers } = answer
  if (contentType(headers) !== 'text/event-stream') throw await notStreamed(answer)
  const metrics = new Metrics(latencyMs)
  try {
    for await (const events of readServerSentEvents(body, most)) {
      const chunks: Uint8Array[] = []
      for (const { data } of events) {
        const event = parseData(data)
        if (event.type === 'error') throw upstreamError(event.error)
        if (event.type === 'ping' || metrics.isComplete) continue
        chunks.push(Buffer.from(metrics.read(event) ?? data))
      }
      if (metrics.isComplete) body.finish()
      if (chunks.length > 0) yield chunks
      if (metrics.isComplete) return
    }
  } finally {
    body.discard()
  }
  throw unfinishedStream('messageStop')
}

/** What the events tell of the usage, and how long they took. */
class Metrics {
  readonly #latencyMs: () => number
  #firstByteLatency: number | undefined
  #usage: JsonObject = {}
  isComplete = false

  constructor(latencyMs: () => number) {
    this.#latencyMs = latencyMs
  }

  /** The text of an event that is not sent as it came. */
  read(event: JsonObject): string | undefined {
    this.#firstByteLatency ??= Math.floor(this.#latencyMs())
    const { usage } = event.type === 'message_start' && isObject(event.message) ? event.message : event
    if (isObject(usage)) this.#usage = { ...this.#usage, ...withoutNulls(usage) }
    if (event.type !== 'message_stop') return undefined
    this.isComplete = true
    const metadata = {
      usage: decodeUsage(this.#usage),
      metrics: { latencyMs: Math.floor(this.#latencyMs()) },
    }
    return JSON.stringify({
      ...event,
      ...invocationMetrics(metadata, { firstByteLatency: this.#firstByteLatency }),
    })
  }
}

const withoutNulls = (usage: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== null))

const parseData = (data: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(data)
    if (isObject(value)) return value
  } catch (cause) {
    throw unreadableAnswer('an event of its stream is not JSON', cause)
  }
  throw unreadableAnswer('an event of its stream is not an object')
}
