import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { encodeInferenceConfig } from '../chat-completion/inference-config.ts'
import { encodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import type { JsonObject } from '../native/json.ts'
import { memberOf, unsupportedField, unsupportedToolUse } from '../native/unsupported.ts'
import { isChatModel } from './form.ts'
import { encodePrompt } from './prompt.ts'

/** @throws ValidationException naming what the model's form has no words for. */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  const { outputConfig } = request
  if (outputConfig !== undefined) throw unsupportedField(`outputConfig.${memberOf(outputConfig)}`)
  return isChatModel(model) ? encodeChat(request, model) : encodeText(request, model)
}

const encodeChat = (request: ModelRequest, model: string): JsonObject => {
  const { tools, ...additional } = additionalFields(request)
  return {
    messages: encodeMessages(request, { hasParts: model.includes('pixtral'), hasReasoning: false }),
    ...encodeInferenceConfig(request.inferenceConfig),
    ...encodeTools(request.toolConfig, { any: 'any', mayName: false }, tools),
    ...additional,
  }
}

const encodeText = (request: ModelRequest, model: string): JsonObject => {
  if (request.toolConfig !== undefined) throw unsupportedToolUse()
  return {
    prompt: encodePrompt(request, model),
    ...encodeInferenceConfig(request.inferenceConfig),
    ...additionalFields(request),
  }
}
