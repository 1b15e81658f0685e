import { decodeAnswer } from './chat-completion/decode-answer.ts'
import { decodeChatStream } from './chat-completion/decode-stream.ts'
import { messageTexts } from './chat-completion/texts.ts'
import type { ClientDialect } from './dialect.ts'
import { decodeRequest } from './writer/decode-request.ts'
import { encodeResponse, encodeStream } from './writer/encode-answer.ts'
import { encodeRequest } from './writer/encode-request.ts'

const form = { reason: 'finish_reason', delta: 'delta' } as const

/**
 * Writer's Palmyra: chat completions with fewer members than OpenAI's, and with the reasoning beside the text.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x4.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-palmyra-x5.html
 */
export const writer: ClientDialect = {
  modelIds: /^writer\.palmyra-/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  decodeResponse: body => decodeAnswer(body, form),
  encodeStream,
  decodeStream: chunks => decodeChatStream(chunks, form),
  texts: messageTexts,
}
