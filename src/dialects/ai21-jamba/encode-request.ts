import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import { encodeInferenceConfig } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'
import { noToolUse } from '../native/refusals.ts'
import { refuseOutputConfig } from '../native/text-turns.ts'

/** @throws ValidationException naming what Jamba's messages have no words for. */
export const encodeRequest = (request: ModelRequest): JsonObject => {
  const { messages = [], toolConfig } = request
  if (toolConfig !== undefined || usesTools(messages)) throw noToolUse()
  refuseOutputConfig(request)
  return {
    ...additionalFields(request),
    messages: encodeMessages(request, { hasParts: false, hasReasoning: false }),
    ...encodeInferenceConfig(request.inferenceConfig, inferenceNames),
  }
}

const usesTools = (messages: NonNullable<ModelRequest['messages']>): boolean =>
  messages.some(({ content = [] }) =>
    content.some(({ toolUse, toolResult }) => toolUse !== undefined || toolResult !== undefined),
  )
