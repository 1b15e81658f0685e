import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { encodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import { encodeInferenceConfig } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'
import { noToolUse } from '../native/refusals.ts'
import { refuseOutputConfig } from '../native/text-turns.ts'
import { takesMessages } from './form.ts'
import { encodePrompt } from './prompt.ts'

/** Messages where the model takes them. @throws ValidationException naming what its form has no words for. */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  refuseOutputConfig(request)
  return takesMessages(model) ? encodeChat(request, model) : encodeText(request, model)
}

const encodeChat = (request: ModelRequest, model: string): JsonObject => {
  const { tools, ...additional } = additionalFields(request)
  return {
    ...additional,
    messages: encodeMessages(request, { hasParts: model.includes('pixtral'), hasReasoning: false }),
    ...encodeInferenceConfig(request.inferenceConfig, inferenceNames),
    ...encodeTools(request.toolConfig, { any: 'any', mayName: false }, tools),
  }
}

const encodeText = (request: ModelRequest, model: string): JsonObject => {
  if (request.toolConfig !== undefined) throw noToolUse()
  return {
    ...additionalFields(request),
    prompt: encodePrompt(request, model),
    ...encodeInferenceConfig(request.inferenceConfig, inferenceNames),
  }
}
