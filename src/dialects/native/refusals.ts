import { type BedrockException, validationException } from '../../errors.ts'

/** For Mistral 7B: https://github.com/567-labs/instructor/issues/1753 */
export const noSystemMessages = (): BedrockException =>
  validationException(
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    { hint: "The model's prompt has no place for system: say it in the first user message." },
  )

/** For DeepSeek R1: https://github.com/langchain-ai/langchain-aws/issues/447 */
export const noToolUse = (): BedrockException =>
  validationException("This model doesn't support tool use.", {
    hint: 'Leave out toolConfig, toolUse and toolResult, or use a model with tools.',
  })

/**
 * The sentence is known for images; for other blocks it is unconfirmed. OpenAI's models say `the image field for user
 * messages` of an image in a tool's result (https://github.com/anomalyco/opencode/issues/48069): not told apart here.
 */
export const unsupportedBlock = (kind: string, hint?: string): BedrockException =>
  validationException(
    `This model doesn't support the ${kind} content block that you provided. Update the content block and try again.`,
    { hint: hint ?? `The model's own format has no words for ${kind} blocks.` },
  )

/** For tool choices of Llama: https://github.com/strands-agents/harness-sdk/issues/1241 */
export const unsupportedField = (field: string, hint?: string): BedrockException =>
  validationException(`This model doesn't support the ${field} field. Remove ${field} and try again.`, {
    hint: hint ?? `The model's own format has no member for ${field}.`,
  })

/** The member of a union that is there: what a content block is. */
export const kindOf = (block: object): string =>
  Object.entries(block).find(([, member]) => member !== undefined)?.[0] ?? 'empty'
