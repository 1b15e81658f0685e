import { decodeRequest } from './ai21-jamba/decode-request.ts'
import { encodeRequest } from './ai21-jamba/encode-request.ts'
import { encodeResponse } from './ai21-jamba/encode-response.ts'
import { encodeStream } from './ai21-jamba/encode-stream.ts'
import { decodeAnswer } from './chat-completion/decode-answer.ts'
import { decodeChatStream } from './chat-completion/decode-stream.ts'
import { messageTexts } from './chat-completion/texts.ts'
import type { ClientDialect } from './dialect.ts'

const form = { reason: 'finish_reason', delta: 'delta' } as const

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-jamba.html */
export const ai21Jamba: ClientDialect = {
  modelIds: /^ai21\.jamba-/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  decodeResponse: body => decodeAnswer(body, form),
  encodeStream,
  decodeStream: chunks => decodeChatStream(chunks, form),
  texts: messageTexts,
}
