import type { ConverseStreamOutput, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { unfinishedStream } from '../../conversation/collect.ts'
import { metadataIn } from '../native/invocation-metrics.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { mapBatches } from '../native/map-batches.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { upstreamError } from '../native/upstream-error.ts'
import {
  type AnswerForm,
  readCallId,
  readCalls,
  readFunction,
  readReasoning,
  readText,
} from './decode-answer.ts'
import { decodeFinishReason } from './finish-reasons.ts'
import { type Piece, ReasoningSplitter } from './split-reasoning.ts'
import { decodeUsage } from './usage.ts'

/**
 * Converse's events of a stream of chunks. A message is whole once it has its reason to finish: the usage may come
 * with it, after it, or not at all, for a server sends it only where `stream_options` asks.
 *
 * @throws ModelStreamErrorException where the chunks end before that, or tell of an error.
 * @throws ModelErrorException for chunks of another form.
 */
export const decodeChatStream = async function* (
  chunks: AsyncIterable<unknown[]>,
  form: AnswerForm,
): AsyncGenerator<ConverseStreamOutput[]> {
  const decoder = new ChunkDecoder(form)
  yield* mapBatches(chunks, chunk => decoder.decode(chunk))
  const rest = decoder.end()
  if (rest.length > 0) yield rest
}

class ChunkDecoder {
  readonly #form: AnswerForm
  readonly #splitter = new ReasoningSplitter()
  /** The block of each call, by the call's position and its identifier. */
  readonly #calls = new Map<string, { readonly id: unknown; readonly block: number }>()
  #events: ConverseStreamOutput[] = []
  #blocks = 0
  #open: Piece['kind'] | 'tool' | undefined
  #isStarted = false
  #isStopped = false
  #isComplete = false
  #usage: TokenUsage | undefined

  constructor(form: AnswerForm) {
    this.#form = form
  }

  decode(chunk: unknown): ConverseStreamOutput[] {
    this.#events = []
    if (!isObject(chunk)) throw unreadableAnswer('a chunk is not an object')
    if (isObject(chunk.error)) throw upstreamError(chunk.error)
    if (!this.#isStarted) this.#events.push({ messageStart: { role: 'assistant' } })
    this.#isStarted = true
    const { choices = [] } = chunk
    if (!Array.isArray(choices)) throw unreadableAnswer('the choices of a chunk are no list')
    this.#usage = decodeUsage(chunk.usage) ?? this.#usage
    const choice: unknown = choices[0]
    if (isObject(choice) && !this.#isStopped) this.#decodeChoice(choice)
    const metadata = metadataIn(chunk)
    if (metadata !== undefined && !this.#isComplete) {
      this.#isComplete = true
      this.#events.push({ metadata })
    }
    return this.#events
  }

  end(): ConverseStreamOutput[] {
    if (!this.#isStopped) throw unfinishedStream('messageStop')
    return this.#isComplete ? [] : [{ metadata: { usage: this.#usage, metrics: undefined } }]
  }

  #decodeChoice(choice: JsonObject): void {
    const delta = choice[this.#form.delta]
    if (isObject(delta)) {
      this.#add([{ kind: 'reasoning', text: readReasoning(delta) }])
      this.#add(this.#splitter.push(readText(delta)))
      for (const [position, call] of readCalls(delta).entries()) this.#addCall(call, position)
    }
    const reason = choice[this.#form.reason]
    if (typeof reason !== 'string' || reason === '') return
    this.#add(this.#splitter.flush())
    this.#close()
    this.#isStopped = true
    this.#events.push({
      messageStop: { stopReason: decodeFinishReason(reason, this.#calls.size > 0) },
    })
  }

  #add(pieces: readonly Piece[]): void {
    for (const { kind, text } of pieces) {
      if (text === '') continue
      if (this.#open !== kind) this.#start(kind)
      const delta = kind === 'text' ? { text } : { reasoningContent: { text } }
      this.#events.push({ contentBlockDelta: { contentBlockIndex: this.#blocks - 1, delta } })
    }
  }

  #addCall(call: JsonObject, position: number): void {
    const at = String(call.index ?? position)
    const known = this.#calls.get(at)
    const { name, input } = readFunction(call)
    const isNew = known === undefined || (call.id && call.id !== known.id && name !== undefined)
    if (isNew) {
      if (name === undefined) throw unreadableAnswer('a call of a tool has no name')
      this.#add(this.#splitter.flush())
      this.#start('tool')
      this.#events.push({
        contentBlockStart: {
          contentBlockIndex: this.#blocks - 1,
          start: { toolUse: { toolUseId: readCallId(call), name } },
        },
      })
      this.#calls.set(at, { id: call.id, block: this.#blocks - 1 })
    }
    if (input === '') return
    const contentBlockIndex = isNew ? this.#blocks - 1 : known.block
    this.#events.push({ contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input } } } })
  }

  #start(kind: Piece['kind'] | 'tool'): void {
    this.#close()
    this.#open = kind
    this.#blocks++
  }

  #close(): void {
    if (this.#open !== undefined)
      this.#events.push({ contentBlockStop: { contentBlockIndex: this.#blocks - 1 } })
    this.#open = undefined
  }
}
