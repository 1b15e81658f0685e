import type {
  Citation,
  CitationsDelta,
  ContentBlock,
  ContentBlockDeltaEvent,
  ConverseResponse,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
  MessageStopEvent,
  StopReason,
  ToolUseBlock,
  ToolUseBlockStart,
} from '@aws-sdk/client-bedrock-runtime'
import {
  type BedrockException,
  modelErrorException,
  modelStreamErrorException,
  UNEXPECTED_ERROR,
} from '../errors.ts'

/**
 * The whole answer of a stream, whatever its batches.
 *
 * @throws ModelStreamErrorException where the stream ends without `messageStop` or without `metadata`.
 * @throws ModelErrorException where a finished tool use carries an input that is not JSON.
 */
export const collect = async (events: AsyncIterable<ConverseStreamOutput[]>): Promise<ConverseResponse> => {
  const blocks = new Map<number, Block>()
  let stop: MessageStopEvent | undefined
  let metadata: ConverseStreamMetadataEvent | undefined

  for await (const batch of events)
    for (const event of batch) {
      if (event.contentBlockDelta !== undefined) append(blocks, event.contentBlockDelta)
      else if (event.contentBlockStart?.start?.toolUse !== undefined)
        blockAt(blocks, event.contentBlockStart.contentBlockIndex).toolUse =
          event.contentBlockStart.start.toolUse
      else if (event.messageStop !== undefined) stop = event.messageStop
      else if (event.metadata !== undefined) metadata = event.metadata
    }

  if (stop === undefined) throw unfinishedStream('messageStop')
  if (metadata === undefined) throw unfinishedStream('metadata')
  const { stopReason, additionalModelResponseFields } = stop
  const content = [...blocks]
    .sort(([left], [right]) => left - right)
    .flatMap(([, block]) => toContentBlock(block, stopReason) ?? [])
  return {
    output: { message: { role: 'assistant', content } },
    stopReason,
    ...metadata,
    ...(additionalModelResponseFields !== undefined && { additionalModelResponseFields }),
  }
}

/**
 * A stream that ended without saying that it was complete: never taken for a finished answer.
 *
 * @param missing the event that never came.
 */
export const unfinishedStream = (missing: 'messageStop' | 'metadata'): BedrockException =>
  modelStreamErrorException(UNEXPECTED_ERROR, {
    hint: `The model's stream ended before ${missing}: the answer is cut short. Send the request again.`,
  })

/** One content block while its deltas arrive. */
interface Block {
  text: string
  reasoning: string
  signature: string
  toolInput: string
  toolUse: ToolUseBlockStart | undefined
  readonly redacted: Uint8Array[]
  readonly citations: Citation[]
}

/** Claude's streams have no contentBlockStart for text and reasoning, so whatever comes first opens a block. */
const blockAt = (blocks: Map<number, Block>, index = 0): Block => {
  const known = blocks.get(index)
  if (known !== undefined) return known
  const block: Block = {
    text: '',
    reasoning: '',
    signature: '',
    toolInput: '',
    toolUse: undefined,
    redacted: [],
    citations: [],
  }
  blocks.set(index, block)
  return block
}

const append = (blocks: Map<number, Block>, { contentBlockIndex, delta }: ContentBlockDeltaEvent): void => {
  if (delta === undefined) return
  const block = blockAt(blocks, contentBlockIndex)
  if (delta.text !== undefined) block.text += delta.text
  else if (delta.toolUse !== undefined) block.toolInput += delta.toolUse.input ?? ''
  else if (delta.citation !== undefined) block.citations.push(toCitation(delta.citation))
  else if (delta.reasoningContent !== undefined) {
    const { text, signature, redactedContent } = delta.reasoningContent
    if (text !== undefined) block.reasoning += text
    if (signature !== undefined) block.signature += signature
    if (redactedContent !== undefined) block.redacted.push(redactedContent)
  }
}

const toContentBlock = (block: Block, stopReason: StopReason | undefined): ContentBlock | undefined => {
  const { text, toolUse, toolInput, reasoning, signature, redacted, citations } = block
  if (toolUse !== undefined) return { toolUse: { ...toolUse, input: toInput(toolInput, stopReason) } }
  if (redacted.length > 0) return { reasoningContent: { redactedContent: Buffer.concat(redacted) } }
  if (reasoning !== '' || signature !== '')
    return {
      reasoningContent: { reasoningText: { text: reasoning, ...(signature !== '' && { signature }) } },
    }
  if (citations.length > 0) return { citationsContent: { content: [{ text }], citations } }
  return text === '' ? undefined : { text }
}

const toCitation = ({ sourceContent, ...citation }: CitationsDelta): Citation => ({
  ...citation,
  ...(sourceContent !== undefined && {
    sourceContent: sourceContent.map(({ text }) => ({ text: text ?? '' })),
  }),
})

/** Bedrock takes only objects as tool input, so one that a stop cut in the middle becomes an empty object. */
const toInput = (json: string, stopReason: StopReason | undefined): ToolUseBlock['input'] => {
  if (json.trim() === '') return {}
  try {
    return JSON.parse(json)
  } catch (cause) {
    if (stopReason !== 'tool_use') return {}
    throw modelErrorException(UNEXPECTED_ERROR, {
      cause,
      hint: 'The model used a tool with an input that is not JSON. Send the request again.',
    })
  }
}
