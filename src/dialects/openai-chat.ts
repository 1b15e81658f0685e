import { decodeAnswer } from './chat-completion/decode-answer.ts'
import { decodeChatStream } from './chat-completion/decode-stream.ts'
import { messageTexts } from './chat-completion/texts.ts'
import type { ClientDialect } from './dialect.ts'
import { decodeRequest } from './openai-chat/decode-request.ts'
import { encodeRequest } from './openai-chat/encode-request.ts'
import { encodeResponse } from './openai-chat/encode-response.ts'
import { encodeStream } from './openai-chat/encode-stream.ts'

const form = { reason: 'finish_reason', delta: 'delta' } as const

/**
 * OpenAI's chat completions, as gpt-oss on Bedrock takes and gives them, and the open-weight models of other makers;
 * also the language of most servers of such models.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html
 */
export const openaiChat: ClientDialect = {
  // Mistral's models since 2025 take it, those before have a form of their own:
  // https://github.com/aws-samples/mistral-on-aws,
  // notebooks/mistral-examples-reinvent2025/mistral_bedrock_invoke_model_tests.ipynb
  modelIds:
    /^(openai\.gpt-|qwen\.|deepseek\.v3|google\.gemma|moonshot(ai)?\.|minimax\.|nvidia\.|zai\.|xai\.|mistral\.(mistral-large-3|ministral|magistral|devstral|voxtral))/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  decodeResponse: body => decodeAnswer(body, form),
  encodeStream,
  decodeStream: chunks => decodeChatStream(chunks, form),
  texts: messageTexts,
}
