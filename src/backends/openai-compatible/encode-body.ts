import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import type { JsonObject } from '../../dialects/native/json.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'

/** What a server calls the limit of tokens. */
export type LimitField = 'max_tokens' | 'max_completion_tokens'

/**
 * By its address, where no setting says it: https://platform.openai.com/docs/api-reference/chat/create calls
 * `max_tokens` deprecated, and refused by its o-series.
 */
export const limitFieldOf = (baseUrl: string): LimitField => {
  const { hostname } = new URL(baseUrl)
  const isOpenai = hostname === 'api.openai.com' || hostname.endsWith('.openai.azure.com')
  return isOpenai ? 'max_completion_tokens' : 'max_tokens'
}

/** @throws ValidationException naming what a chat completion has no words for. */
export const encodeBody = (
  request: ConverseRequest,
  model: string,
  streaming: boolean,
  limitField: LimitField,
): JsonObject => ({
  ...withLimit(openaiChat.encodeRequest(withoutCachePoints(request), model) as JsonObject, limitField),
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

const withLimit = (body: JsonObject, limitField: LimitField): JsonObject => {
  const { max_tokens: older, max_completion_tokens: newer, ...others } = body
  const limit = newer ?? older
  return limit === undefined ? body : { ...others, [limitField]: limit }
}
