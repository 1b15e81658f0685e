import type { OutputConfig } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields } from '../native/additional-fields.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { parseSchema } from '../native/parse-schema.ts'
import { encodeContent, encodeSystem } from './encode-content.ts'
import { encodeTools } from './encode-tools.ts'

/**
 * The body that `decodeRequest` reads, `anthropic_version` and betas included: what Bedrock takes.
 *
 * @throws ValidationException naming what Anthropic's Messages have no words for.
 */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  const { messages = [], system = [], inferenceConfig = {}, toolConfig, outputConfig } = request
  const { maxTokens, temperature, topP, stopSequences } = inferenceConfig
  const { tools, ...additional } = additionalFields(request)
  return {
    ...additional,
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: maxTokens ?? mostTokens(model),
    ...(system.length > 0 && { system: encodeSystem(system) }),
    messages: messages.map(({ role, content = [] }) => ({
      role,
      content: encodeContent(content),
    })),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences !== undefined && { stop_sequences: stopSequences }),
    ...encodeTools(toolConfig, tools),
    ...(outputConfig !== undefined && {
      output_config: {
        ...encodeOutputConfig(outputConfig),
        ...(isObject(additional.output_config) && additional.output_config),
      },
    }),
  }
}

/** Converse asks for no limit and then allows the model's own, Messages ask for one: the most that all of a line take. */
const mostTokens = (model: string): number => {
  if (/claude-3-(haiku|sonnet|opus)/.test(model)) return 4_096
  if (model.includes('claude-3-5')) return 8_192
  return /claude-opus-4-(1-)?2025/.test(model) ? 32_000 : 64_000
}

const encodeOutputConfig = ({ effort, textFormat }: OutputConfig): JsonObject => {
  const definition = textFormat?.structure?.jsonSchema
  return {
    ...(effort !== undefined && { effort }),
    ...(definition !== undefined && {
      format: { type: 'json_schema', schema: parseSchema(definition.schema) },
    }),
  }
}
