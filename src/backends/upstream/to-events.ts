import type {
  CitationsDelta,
  ContentBlock,
  ContentBlockDelta,
  ConverseResponse,
  ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'

/** The events that a whole answer would have been streamed as, with its content in one delta each. */
export const toEvents = ({
  output,
  stopReason,
  usage,
  metrics,
  additionalModelResponseFields: fields,
}: ConverseResponse): ConverseStreamOutput[] => [
  { messageStart: { role: 'assistant' } },
  ...(output?.message?.content ?? []).flatMap(blockEvents),
  { messageStop: { stopReason, ...(fields !== undefined && { additionalModelResponseFields: fields }) } },
  { metadata: { usage, metrics } },
]

const blockEvents = (block: ContentBlock, contentBlockIndex: number): ConverseStreamOutput[] => [
  ...startOf(block, contentBlockIndex),
  ...deltasOf(block).map(delta => ({ contentBlockDelta: { contentBlockIndex, delta } })),
  { contentBlockStop: { contentBlockIndex } },
]

const startOf = ({ toolUse }: ContentBlock, contentBlockIndex: number): ConverseStreamOutput[] => {
  if (toolUse === undefined) return []
  const { toolUseId, name } = toolUse
  return [{ contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId, name } } } }]
}

const deltasOf = ({
  text,
  toolUse,
  reasoningContent,
  citationsContent,
}: ContentBlock): ContentBlockDelta[] => {
  if (text !== undefined) return [{ text }]
  if (toolUse !== undefined) return [{ toolUse: { input: JSON.stringify(toolUse.input ?? {}) } }]
  if (citationsContent !== undefined)
    return [
      { text: (citationsContent.content ?? []).map(piece => piece.text ?? '').join('') },
      ...(citationsContent.citations ?? []).map(citation => ({ citation: citation as CitationsDelta })),
    ]
  if (reasoningContent?.redactedContent !== undefined)
    return [{ reasoningContent: { redactedContent: reasoningContent.redactedContent } }]
  const { text: reasoning, signature } = reasoningContent?.reasoningText ?? {}
  return [
    ...(reasoning ? [{ reasoningContent: { text: reasoning } }] : []),
    ...(signature === undefined ? [] : [{ reasoningContent: { signature } }]),
  ]
}
