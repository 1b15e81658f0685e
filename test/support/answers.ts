import type { ContentBlock, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'

/** A whole answer around some content, with everything else a model may say. */
export const answer = (content: ContentBlock[], rest: Partial<ConverseResponse> = {}): ConverseResponse => ({
  output: { message: { role: 'assistant', content } },
  stopReason: 'end_turn',
  usage: {
    inputTokens: 18,
    outputTokens: 386,
    totalTokens: 7906,
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 7502,
  },
  metrics: { latencyMs: 1181 },
  ...rest,
})

/** One block of every kind that a model streams. */
export const everyBlock: ContentBlock[] = [
  {
    reasoningContent: {
      reasoningText: { text: 'The order is late, so look it up.', signature: 'c2lnbmF0dXJl' },
    },
  },
  { reasoningContent: { redactedContent: Buffer.from('EmwKAhgBEgy3va3pzix') } },
  { text: 'Let me look that up. Grüße, 你好, 👋🏽' },
  {
    toolUse: {
      toolUseId: 'tooluse_7Q4ev',
      name: 'lookup_order',
      input: { id: 'A-1', deep: [1, { null: null }] },
    },
  },
  { toolUse: { toolUseId: 'tooluse_8R5fw', name: 'no_arguments', input: {} } },
  {
    citationsContent: {
      content: [{ text: 'Refunds take five days.' }],
      citations: [
        {
          title: 'Handbook',
          sourceContent: [{ text: 'Refunds take five working days.' }],
          location: { documentPage: { documentIndex: 0, start: 1, end: 2 } },
        },
      ],
    },
  },
]
