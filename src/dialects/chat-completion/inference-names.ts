/** What the families of chat completions call Converse's limits. */
export const inferenceNames = {
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  stop: 'stopSequences',
} as const
