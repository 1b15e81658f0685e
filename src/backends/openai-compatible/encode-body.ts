import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../../dialects/native/json.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'

export interface BodyOptions {
  readonly baseUrl: string
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens' | undefined
}

/** @throws ValidationException naming what a chat completion has no words for. */
export const encodeBody = (
  request: ConverseRequest,
  model: string,
  streaming: boolean,
  options: BodyOptions,
): JsonObject => ({
  ...withLimit(openaiChat.encodeRequest(withoutCachePoints(request), model) as JsonObject, options),
  // Last: the additional fields of a request may not name another model.
  model,
  stream: streaming,
  ...(streaming && { stream_options: { include_usage: true } }),
})

/** These servers cache prefixes unasked. */
const withoutCachePoints = (request: ConverseRequest): ConverseRequest => {
  const { system, messages, toolConfig } = request
  return {
    ...request,
    ...(system !== undefined && { system: system.filter(isContent) }),
    ...(messages !== undefined && {
      messages: messages.map(message =>
        message.content?.every(isContent) === false
          ? { ...message, content: message.content.filter(isContent) }
          : message,
      ),
    }),
    ...(toolConfig?.tools !== undefined && {
      toolConfig: { ...toolConfig, tools: toolConfig.tools.filter(isContent) },
    }),
  }
}

const isContent = ({ cachePoint }: { readonly cachePoint?: unknown }): boolean => cachePoint === undefined

const withLimit = (body: JsonObject, options: BodyOptions): JsonObject => {
  const { max_tokens: older, max_completion_tokens: newer, ...others } = body
  const limit = newer ?? older
  if (limit === undefined) return body
  return { ...others, [options.maxTokensField ?? limitFieldOf(options.baseUrl)]: limit }
}

/** https://platform.openai.com/docs/api-reference/chat/create calls `max_tokens` deprecated, and refused by its o-series. */
const limitFieldOf = (baseUrl: string): string => {
  const { hostname } = new URL(baseUrl)
  const isOpenai = hostname === 'api.openai.com' || hostname.endsWith('.openai.azure.com')
  return isOpenai ? 'max_completion_tokens' : 'max_tokens'
}
