import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { encodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import { encodeInferenceConfig } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'
import { refuseOutputConfig } from '../native/text-turns.ts'
import { MOST_TOKENS } from './decode-request.ts'

/** @throws ValidationException naming what Palmyra's messages have no words for. */
export const encodeRequest = (request: ModelRequest): JsonObject => {
  const { tools, ...additional } = additionalFields(request)
  refuseOutputConfig(request)
  return {
    ...additional,
    messages: encodeMessages(request, { hasParts: false, hasReasoning: false }),
    // Converse without a limit allows all that the model can say, the native form 16 tokens.
    max_tokens: MOST_TOKENS,
    ...encodeInferenceConfig(request.inferenceConfig, inferenceNames),
    ...encodeTools(request.toolConfig, { any: 'required', mayName: true }, tools),
  }
}
