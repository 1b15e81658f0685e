import { type BedrockException, validationException } from '../../errors.ts'

/**
 * What Converse says of a field that the model does not take.
 * https://github.com/strands-agents/harness-sdk/issues/1241
 */
export const unsupportedField = (field: string, hint?: string): BedrockException =>
  validationException(
    `This model doesn't support the ${field} field. Remove ${field} and try again.`,
    hint === undefined ? {} : { hint },
  )

/** Of a block of content. https://github.com/anomalyco/opencode/issues/49443 */
export const unsupportedContent = (
  kind: string,
  role: 'user' | 'assistant',
  hint?: string,
): BedrockException =>
  validationException(
    `This model doesn't support the ${kind} field for ${role} messages. Remove ${kind} and try again.`,
    hint === undefined ? {} : { hint },
  )

/** https://github.com/langchain-ai/langchain-aws/issues/447 */
export const unsupportedToolUse = (): BedrockException =>
  validationException("This model doesn't support tool use.", {
    hint: 'Leave out toolConfig and the toolUse and toolResult blocks, or choose a model with tools.',
  })

/** The one member that a union's value has, for an error that names it. */
export const memberOf = (union: object): string =>
  Object.entries(union).find(([, value]) => value !== undefined)?.[0] ?? 'content'
