import type { ConverseResponse, ConverseStreamOutput, StopReason } from '@aws-sdk/client-bedrock-runtime'
import { encodeAnswer } from '../chat-completion/encode-answer.ts'
import { encodeChatStream, type StreamItem } from '../chat-completion/encode-stream.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import type { KnownAtStart } from '../dialect.ts'
import { invocationMetrics } from '../native/invocation-metrics.ts'
import type { JsonObject } from '../native/json.ts'
import { isChat } from './form.ts'

export const encodeResponse = (
  { output, stopReason }: ConverseResponse,
  model: string,
  _requestId?: string,
  body?: unknown,
): JsonObject => {
  const { content, calls } = encodeAnswer(output?.message?.content ?? [])
  const reason = encodeStopReason(stopReason)
  return isChat(model, body) ? chatBody(content, calls.map(withoutType), reason) : textBody(content, reason)
}

/**
 * Chunks are of the form of the answer. The chat form has no pieces of a call, so calls come whole, with the end, as in
 * the chunks quoted in https://github.com/lobehub/lobe-chat, src/libs/agent-runtime/utils/streams/bedrock/mistral.ts.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  model: string,
  _requestId: string,
  known: KnownAtStart = {},
  body?: unknown,
): AsyncIterable<JsonObject[]> => {
  const calls: { id: string; function: { name: string; arguments: string } }[] = []
  const encode = isChat(model, body)
    ? (text: string, reason: string | null) => chatBody(text, reason === null ? [] : calls, reason)
    : textBody
  return encodeChatStream(events, item => {
    if ('text' in item) return [encode(item.text, null)]
    if ('call' in item) addCall(item.call, calls)
    if (!('stopReason' in item)) return []
    for (const call of calls) call.function.arguments ||= '{}'
    const last = encode('', encodeStopReason(item.stopReason))
    return [{ ...last, ...invocationMetrics(item.metadata, known) }]
  })
}

const addCall = (
  { index, id = '', name = '', input }: Extract<StreamItem, { call: unknown }>['call'],
  calls: { id: string; function: { name: string; arguments: string } }[],
): void => {
  const call = calls[index]
  if (call === undefined) calls[index] = { id, function: { name, arguments: input } }
  else call.function.arguments += input
}

const chatBody = (content: string, calls: readonly unknown[], stop_reason: string | null): JsonObject => ({
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content, ...(calls.length > 0 && { tool_calls: calls }) },
      stop_reason,
    },
  ],
})

const textBody = (text: string, stop_reason: string | null): JsonObject => ({
  outputs: [{ text, stop_reason }],
})

/** The page of the chat form has no type in the calls. */
const withoutType = ({ id, function: called }: JsonObject): JsonObject => ({ id, function: called })

/** The pages list `stop`, `length` and `tool_calls`. */
const encodeStopReason = (reason: StopReason | undefined): string => {
  const native = encodeFinishReason(reason)
  return native === 'content_filter' ? 'stop' : native
}
