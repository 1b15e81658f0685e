import type { ContentBlock, ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../native/json.ts'

/** The content and the calls of tools of an answer's message. */
export const encodeAnswer = (
  content: readonly ContentBlock[],
): { readonly content: string; readonly calls: readonly JsonObject[] } => ({
  content: content.map(encodeText).join(''),
  calls: content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [encodeToolCall(toolUse)])),
})

export const encodeToolCall = ({ toolUseId: id, name, input }: ToolUseBlock): JsonObject => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(input ?? {}) },
})

/**
 * Reasoning stands before the text, in a tag.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html
 */
const encodeText = ({ text, reasoningContent, citationsContent }: ContentBlock): string => {
  if (text !== undefined) return text
  if (reasoningContent?.reasoningText?.text !== undefined)
    return `<reasoning>${reasoningContent.reasoningText.text}</reasoning>`
  return (citationsContent?.content ?? []).map(piece => piece.text ?? '').join('')
}
