import type { ContentBlockDelta, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'

export interface CompleteOptions {
  /** Milliseconds since the call. */
  readonly latencyMs: () => number
  /** Of the request, where the upstream tells no usage. */
  readonly inputTokens: () => number
  readonly countText: (text: string) => number
  /** Told where tokens are counted here. */
  readonly onUncounted: () => void
}

/** What is kept of an answer until it is known whether it must be counted. */
const HELD_CHARACTERS = 65_536

/** The events with what an upstream may leave out of the last: the latency, and the usage, which is then counted. */
export const completeMetadata = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  options: CompleteOptions,
): AsyncGenerator<ConverseStreamOutput[]> {
  const output = new OutputCounter(options.countText)
  for await (const batch of events) yield completeBatch(batch, output, options)
}

/** The same of an answer that came whole. */
export const completeWhole = (
  events: ConverseStreamOutput[],
  options: CompleteOptions,
): ConverseStreamOutput[] => completeBatch(events, new OutputCounter(options.countText), options)

const completeBatch = (
  batch: ConverseStreamOutput[],
  output: OutputCounter,
  options: CompleteOptions,
): ConverseStreamOutput[] => {
  let isLast = false
  for (const { contentBlockDelta, metadata } of batch) {
    if (contentBlockDelta?.delta !== undefined) output.add(textOf(contentBlockDelta.delta))
    isLast ||= metadata !== undefined
  }
  return isLast ? batch.map(event => completed(event, output, options)) : batch
}

const completed = (
  { metadata, ...event }: ConverseStreamOutput,
  output: OutputCounter,
  { latencyMs, inputTokens, onUncounted }: CompleteOptions,
): ConverseStreamOutput => {
  if (metadata === undefined) return event as ConverseStreamOutput
  const metrics = { latencyMs: Math.floor(latencyMs()) }
  if (metadata.usage !== undefined) return { metadata: { ...metadata, metrics } }
  onUncounted()
  const counted = { inputTokens: inputTokens(), outputTokens: output.count() }
  const totalTokens = counted.inputTokens + counted.outputTokens
  return { metadata: { ...metadata, usage: { ...counted, totalTokens }, metrics } }
}

const textOf = ({ text, toolUse, reasoningContent }: ContentBlockDelta): string =>
  text ?? toolUse?.input ?? reasoningContent?.text ?? ''

/** Counts only when asked, or when it holds too much: most upstreams tell the usage themselves. */
class OutputCounter {
  readonly #countText: (text: string) => number
  #held: string[] = []
  #heldCharacters = 0
  #tokens = 0

  constructor(countText: (text: string) => number) {
    this.#countText = countText
  }

  add(text: string): void {
    this.#held.push(text)
    this.#heldCharacters += text.length
    if (this.#heldCharacters > HELD_CHARACTERS || this.#held.length > HELD_CHARACTERS) this.count()
  }

  count(): number {
    this.#tokens += this.#countText(this.#held.join(''))
    this.#held = []
    this.#heldCharacters = 0
    return this.#tokens
  }
}
