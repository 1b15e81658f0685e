import type { ContentBlock, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'

/** Cuts a text in pieces of `size` characters: what a model streams. */
const pieces = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  )

const blockEvents = (
  block: ContentBlock,
  contentBlockIndex: number,
  size: number,
): ConverseStreamOutput[] => {
  if (block.text !== undefined)
    return pieces(block.text, size).map(text => ({
      contentBlockDelta: { contentBlockIndex, delta: { text } },
    }))
  if (block.toolUse !== undefined) {
    const { input, ...toolUse } = block.toolUse
    return [
      { contentBlockStart: { contentBlockIndex, start: { toolUse } } },
      ...pieces(JSON.stringify(input), size).map(piece => ({
        contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input: piece } } },
      })),
    ]
  }
  if (block.reasoningContent?.reasoningText !== undefined) {
    const { text, signature } = block.reasoningContent.reasoningText
    return [
      ...pieces(text ?? '', size).map(piece => ({
        contentBlockDelta: { contentBlockIndex, delta: { reasoningContent: { text: piece } } },
      })),
      ...(signature === undefined
        ? []
        : [{ contentBlockDelta: { contentBlockIndex, delta: { reasoningContent: { signature } } } }]),
    ]
  }
  if (block.reasoningContent?.redactedContent !== undefined) {
    const { redactedContent } = block.reasoningContent
    return [{ contentBlockDelta: { contentBlockIndex, delta: { reasoningContent: { redactedContent } } } }]
  }
  if (block.citationsContent !== undefined) {
    const { citations = [], content = [] } = block.citationsContent
    return [
      ...citations.map(({ sourceContent, ...citation }) => ({
        contentBlockDelta: {
          contentBlockIndex,
          delta: {
            citation: {
              ...citation,
              ...(sourceContent && {
                sourceContent: sourceContent.map(({ text }) => ({ text: text ?? '' })),
              }),
            },
          },
        },
      })),
      ...pieces(content[0]?.text ?? '', size).map(text => ({
        contentBlockDelta: { contentBlockIndex, delta: { text } },
      })),
    ]
  }
  throw new Error(`No stream form for ${Object.keys(block)}`)
}

/** The stream Bedrock sends for an answer: no contentBlockStart for text and reasoning, as Claude's have none. */
export const toEvents = (response: ConverseResponse, size = 7): ConverseStreamOutput[] => {
  const { output, stopReason, additionalModelResponseFields, ...metadata } = response
  return [
    { messageStart: { role: 'assistant' } },
    ...(output?.message?.content ?? []).flatMap((block, contentBlockIndex) => [
      ...blockEvents(block, contentBlockIndex, size),
      { contentBlockStop: { contentBlockIndex } },
    ]),
    {
      messageStop: {
        stopReason,
        ...(additionalModelResponseFields !== undefined && { additionalModelResponseFields }),
      },
    },
    { metadata },
  ] as ConverseStreamOutput[]
}

/** One batch per array, as a backend yields them. */
export async function* batches(...all: ConverseStreamOutput[][]): AsyncGenerator<ConverseStreamOutput[]> {
  yield* all
}
