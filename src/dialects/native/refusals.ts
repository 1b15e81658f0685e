import { type BedrockException, validationException } from '../../errors.ts'

/** As seen for Mistral 7B: https://github.com/567-labs/instructor/issues/1753 */
export const noSystemMessages = (): BedrockException =>
  validationException(
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    { hint: "The model's prompt has no place for system: say it in the first user message." },
  )

/** As seen for DeepSeek R1: https://github.com/langchain-ai/langchain-aws/issues/447 */
export const noToolUse = (): BedrockException =>
  validationException("This model doesn't support tool use.", {
    hint: 'Leave out toolConfig, toolUse and toolResult, or use a model with tools.',
  })

/**
 * The sentence is known for images, as clients recorded it for Nova Micro. For images of other models they also
 * recorded `the image field for user messages`; which model says which is not documented, so all say the first.
 */
export const unsupportedBlock = (kind: string, hint?: string): BedrockException =>
  validationException(
    `This model doesn't support the ${kind} content block that you provided. Update the content block and try again.`,
    { hint: hint ?? `The model's own format has no words for ${kind} blocks.` },
  )

/** As seen for tool choices: https://github.com/strands-agents/harness-sdk/issues/1241 */
export const unsupportedField = (field: string, hint?: string): BedrockException =>
  validationException(`This model doesn't support the ${field} field. Remove ${field} and try again.`, {
    hint: hint ?? `The model's own format has no member for ${field}.`,
  })

/** The member of a union that is there: what a content block is. */
export const kindOf = (block: object): string =>
  Object.entries(block).find(([, member]) => member !== undefined)?.[0] ?? 'empty'
