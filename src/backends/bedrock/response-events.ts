import type { ContentBlock, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../../dialects/native/json.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'

type Delta = NonNullable<ConverseStreamOutput.ContentBlockDeltaMember['contentBlockDelta']['delta']>
type ToolResultDeltas = NonNullable<Delta['toolResult']>
type Start = NonNullable<ConverseStreamOutput.ContentBlockStartMember['contentBlockStart']['start']>

/**
 * A whole answer as the events of one: what it holds beside its message comes with the last.
 *
 * @param response as its sender says: its form is not certain.
 * @throws ModelErrorException for an answer without a message.
 */
export const responseEvents = (response: unknown): ConverseStreamOutput[] => {
  if (!isObject(response)) throw unreadableAnswer('it is not an object')
  const { output, stopReason, additionalModelResponseFields, ...metadata } =
    response as unknown as ConverseResponse
  const content = output?.message?.content
  if (!Array.isArray(content) || !content.every(isObject)) throw unreadableAnswer('it has no message')
  return [
    { messageStart: { role: 'assistant' } },
    ...content.flatMap(blockEvents),
    {
      messageStop: {
        stopReason,
        ...(additionalModelResponseFields !== undefined && { additionalModelResponseFields }),
      },
    },
    { metadata },
  ]
}

const blockEvents = (block: ContentBlock, contentBlockIndex: number): ConverseStreamOutput[] => {
  const { start, deltas } = readBlock(block)
  return [
    ...(start === undefined ? [] : [{ contentBlockStart: { contentBlockIndex, start } }]),
    ...deltas.map(delta => ({ contentBlockDelta: { contentBlockIndex, delta } })),
    { contentBlockStop: { contentBlockIndex } },
  ]
}

const readBlock = (block: ContentBlock): { readonly start?: Start; readonly deltas: readonly Delta[] } => {
  if (block.text !== undefined) return { deltas: [{ text: block.text }] }
  if (block.toolUse !== undefined) {
    const { input, ...toolUse } = block.toolUse
    return { start: { toolUse }, deltas: [{ toolUse: { input: JSON.stringify(input ?? {}) } }] }
  }
  if (block.toolResult !== undefined) {
    const { content = [], ...toolResult } = block.toolResult
    return { start: { toolResult }, deltas: [{ toolResult: content as ToolResultDeltas }] }
  }
  if (block.image !== undefined) {
    const { format, ...image } = block.image
    return { start: { image: { format } }, deltas: [{ image }] }
  }
  if (block.reasoningContent !== undefined) return { deltas: reasoningDeltas(block.reasoningContent) }
  if (block.citationsContent !== undefined) return { deltas: citationDeltas(block.citationsContent) }
  throw unreadableAnswer(`it holds a block of the kind ${Object.keys(block).join(', ').slice(0, 100)}`)
}

const reasoningDeltas = ({
  reasoningText,
  redactedContent,
}: NonNullable<ContentBlock['reasoningContent']>): Delta[] => {
  if (redactedContent !== undefined) return [{ reasoningContent: { redactedContent } }]
  const { text = '', signature } = reasoningText ?? {}
  return [
    { reasoningContent: { text } },
    ...(signature === undefined ? [] : [{ reasoningContent: { signature } }]),
  ]
}

const citationDeltas = ({
  content = [],
  citations = [],
}: NonNullable<ContentBlock['citationsContent']>): Delta[] => [
  ...content.map(({ text = '' }) => ({ text })),
  ...citations.map(citation => ({ citation })),
]
