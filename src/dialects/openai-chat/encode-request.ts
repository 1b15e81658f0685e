import type { OutputConfig } from '@aws-sdk/client-bedrock-runtime'
import { encodeMessages } from '../chat-completion/encode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { encodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import { encodeInferenceConfig, type InferenceNames } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'
import { parseSchema } from '../native/parse-schema.ts'

/**
 * `model` and `stream` are left to the caller: Bedrock reads them from the call, other servers from the body.
 *
 * @throws ValidationException naming what a chat completion has no words for.
 */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  const { tools, ...additional } = additionalFields(request)
  return {
    ...additional,
    messages: encodeMessages(request, { hasParts: true, hasReasoning: true }),
    ...encodeInferenceConfig(request.inferenceConfig, namesFor(model)),
    ...encodeTools(request.toolConfig, { any: 'required', mayName: true }, tools),
    ...(request.outputConfig !== undefined && encodeOutputConfig(request.outputConfig)),
  }
}

/** OpenAI's own models refuse the older name, and servers of open-weight models may not know the newer. */
const namesFor = (model: string): InferenceNames =>
  /^openai\.gpt-(?!oss)/.test(model)
    ? { ...inferenceNames, max_completion_tokens: 'maxTokens' }
    : inferenceNames

const encodeOutputConfig = ({ effort, textFormat }: OutputConfig): JsonObject => {
  const definition = textFormat?.structure?.jsonSchema
  return {
    ...(effort !== undefined && { reasoning_effort: effort }),
    ...(definition !== undefined && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: definition.name ?? 'answer', schema: parseSchema(definition.schema) },
      },
    }),
  }
}
