/** What containers may speak: OpenAI's chat completions, or a model family's own form, by the name of its dialect. */
export const formNames = [
  'openai-chat',
  'ai21-jamba',
  'amazon-nova',
  'amazon-titan-text',
  'anthropic-messages',
  'cohere-command',
  'deepseek',
  'meta-llama',
  'mistral',
  'writer',
] as const

export type FormName = (typeof formNames)[number]
