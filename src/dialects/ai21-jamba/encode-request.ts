import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { encodeInferenceConfig } from '../chat-completion/inference-config.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import type { JsonObject } from '../native/json.ts'
import { memberOf, unsupportedField, unsupportedToolUse } from '../native/unsupported.ts'

/** @throws ValidationException naming what Jamba's messages have no words for. */
export const encodeRequest = (request: ModelRequest): JsonObject => {
  const { messages = [], toolConfig, outputConfig } = request
  if (toolConfig !== undefined || usesTools(messages)) throw unsupportedToolUse()
  if (outputConfig !== undefined) throw unsupportedField(`outputConfig.${memberOf(outputConfig)}`)
  return {
    messages: encodeMessages(request, { hasParts: false, hasReasoning: false }),
    ...encodeInferenceConfig(request.inferenceConfig),
    ...additionalFields(request),
  }
}

const usesTools = (messages: NonNullable<ModelRequest['messages']>): boolean =>
  messages.some(({ content = [] }) =>
    content.some(({ toolUse, toolResult }) => toolUse !== undefined || toolResult !== undefined),
  )
