import type { ContentBlock, ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../native/json.ts'

/** The content and the calls of tools of an answer's message. */
export const encodeAnswer = (
  content: readonly ContentBlock[],
): { readonly content: string; readonly calls: readonly JsonObject[] } => ({
  content: content.map(block => encodeReasoning(block) ?? encodeText(block)).join(''),
  calls: content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [encodeToolCall(toolUse)])),
})

export const encodeToolCall = ({ toolUseId: id, name, input }: ToolUseBlock): JsonObject => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(input ?? {}) },
})

/** The text of a block; none where it is of another kind. */
export const encodeText = ({ text, citationsContent }: ContentBlock): string =>
  text ?? (citationsContent?.content ?? []).map(piece => piece.text ?? '').join('')

/**
 * Reasoning stands before the text, in a tag.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html
 */
const encodeReasoning = ({ reasoningContent }: ContentBlock): string | undefined => {
  const text = reasoningContent?.reasoningText?.text
  return text === undefined ? undefined : `<reasoning>${text}</reasoning>`
}
