import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { encodeText, encodeToolCall } from '../chat-completion/encode-answer.ts'
import { encodeChunks } from '../chat-completion/encode-chunks.ts'
import { encodeHead } from '../chat-completion/encode-head.ts'
import { encodeFinishReason } from '../chat-completion/finish-reasons.ts'
import { encodeUsage } from '../chat-completion/usage.ts'
import type { KnownAtStart } from '../dialect.ts'
import type { JsonObject } from '../native/json.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x4.html, its response body field. */
export const encodeResponse = (
  { output, stopReason, usage }: ConverseResponse,
  model: string,
  requestId: string,
): JsonObject => {
  const content = output?.message?.content ?? []
  const reasoning = content.map(block => block.reasoningContent?.reasoningText?.text ?? '').join('')
  const message = {
    role: 'assistant',
    reasoning_content: reasoning === '' ? null : reasoning,
    content: content.map(encodeText).join(''),
    tool_calls: content.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [encodeToolCall(toolUse)])),
  }
  const choice = {
    index: 0,
    message,
    logprobs: null,
    finish_reason: encodeFinishReason(stopReason),
    // Which sequence stopped the model: Converse does not tell.
    stop_reason: null,
  }
  return {
    ...encodeHead('chat.completion', model, requestId),
    choices: [choice],
    usage: { prompt_tokens_details: null, ...encodeUsage(usage) },
    prompt_logprobs: null,
  }
}

/**
 * AWS documents only the whole answer, which is OpenAI's with a reasoning beside the text, so the chunks are too:
 * unconfirmed.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  model: string,
  requestId: string,
  known?: KnownAtStart,
): AsyncIterable<JsonObject[]> =>
  encodeChunks(events, encodeHead('chat.completion.chunk', model, requestId), known, true)
