import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { encodeAnswer } from '../chat-completion/encode-answer.ts'
import { encodeHead } from '../chat-completion/encode-head.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import { encodeUsage } from '../chat-completion/usage.ts'
import type { JsonObject } from '../native/json.ts'

/** https://platform.openai.com/docs/api-reference/chat/object, the reasoning in tags before the text. */
export const encodeResponse = (
  { output, stopReason, usage }: ConverseResponse,
  model: string,
  requestId: string,
): JsonObject => {
  const { content, calls } = encodeAnswer(output?.message?.content ?? [])
  const message = {
    role: 'assistant',
    content: content === '' && calls.length > 0 ? null : content,
    ...(calls.length > 0 && { tool_calls: calls }),
  }
  return {
    ...encodeHead('chat.completion', model, requestId),
    choices: [{ index: 0, message, finish_reason: encodeFinishReason(stopReason) }],
    usage: encodeUsage(usage),
  }
}
