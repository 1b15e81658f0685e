import type {
  ContentBlockDelta,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  StopReason,
} from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../native/json.ts'
import { mapBatches } from '../native/map-batches.ts'
import { wholeMessage } from '../native/whole-message.ts'

/** What is streamed of a message, in the order it comes; the last item ends it. */
export type StreamItem =
  | { readonly role: 'assistant' }
  | { readonly text: string }
  | { readonly reasoning: string }
  | { readonly call: { readonly index: number; readonly id?: string; readonly name?: string; input: string } }
  | { readonly stopReason: StopReason | undefined; readonly metadata: ConverseStreamMetadataEvent }

/**
 * One array of chunks for each array of events, but for those that would be empty.
 *
 * @param toChunks a family's chunks for an item of the message: none for one that it says later, as a whole.
 * @param hasReasoning whether the family has a member for it; else it stands in tags before the text.
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeChatStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  toChunks: (item: StreamItem) => readonly JsonObject[],
  hasReasoning = false,
): AsyncIterable<JsonObject[]> => {
  const items = new ItemReader(hasReasoning)
  return mapBatches(wholeMessage(events), event => items.read(event).flatMap(toChunks))
}

class ItemReader {
  readonly #hasReasoning: boolean
  /** The position of each call among the calls, by its block. */
  readonly #calls = new Map<number, number>()
  #isReasoning = false
  #stop: { readonly stopReason: StopReason | undefined } | undefined
  #metadata: ConverseStreamMetadataEvent | undefined

  constructor(hasReasoning: boolean) {
    this.#hasReasoning = hasReasoning
  }

  read(event: ConverseStreamOutput): StreamItem[] {
    if (event.contentBlockDelta !== undefined) {
      const { contentBlockIndex = 0, delta } = event.contentBlockDelta
      return delta === undefined ? [] : this.#readDelta(delta, contentBlockIndex)
    }
    if (event.contentBlockStart?.start?.toolUse !== undefined) {
      const { contentBlockIndex = 0, start } = event.contentBlockStart
      const index = this.#calls.size
      this.#calls.set(contentBlockIndex, index)
      const { toolUseId: id = '', name = '' } = start.toolUse
      return [...this.#closeReasoning(), { call: { index, id, name, input: '' } }]
    }
    if (event.contentBlockStop !== undefined) return this.#closeReasoning()
    if (event.messageStart !== undefined) return [{ role: 'assistant' }]
    if (event.messageStop !== undefined) this.#stop = event.messageStop
    else if (event.metadata !== undefined) this.#metadata = event.metadata
    else return []
    if (this.#stop === undefined || this.#metadata === undefined) return []
    const { stopReason } = this.#stop
    return [...this.#closeReasoning(), { stopReason, metadata: this.#metadata }]
  }

  #readDelta({ text, toolUse, reasoningContent }: ContentBlockDelta, block: number): StreamItem[] {
    if (text !== undefined) return [...this.#closeReasoning(), { text }]
    if (toolUse !== undefined)
      return [{ call: { index: this.#calls.get(block) ?? 0, input: toolUse.input ?? '' } }]
    if (reasoningContent?.text === undefined) return []
    if (this.#hasReasoning) return [{ reasoning: reasoningContent.text }]
    const opening = this.#isReasoning ? '' : '<reasoning>'
    this.#isReasoning = true
    return [{ text: `${opening}${reasoningContent.text}` }]
  }

  #closeReasoning(): StreamItem[] {
    if (!this.#isReasoning) return []
    this.#isReasoning = false
    return [{ text: '</reasoning>' }]
  }
}
