import type { ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { encodeAnswer } from '../chat-completion/encode-answer.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import { encodeUsage } from '../chat-completion/usage.ts'
import type { JsonObject } from '../native/json.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-jamba.html, its response body field. */
export const encodeResponse = (
  { output, stopReason, usage }: ConverseResponse,
  _model: string,
  requestId: string,
): JsonObject => ({
  id: idOf(requestId),
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: encodeAnswer(output?.message?.content ?? []).content,
      },
      finish_reason: encodeFinishReason(stopReason),
    },
  ],
  usage: encodeUsage(usage),
})

export const idOf = (requestId: string): string => `chatcmpl-${requestId}`
