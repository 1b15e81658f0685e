import { addMessageTexts } from './chat-completion/texts.ts'
import type { ClientDialect, ReplaceableText } from './dialect.ts'
import { decodeResponse, decodeStream } from './mistral/decode-answer.ts'
import { decodeRequest } from './mistral/decode-request.ts'
import { encodeResponse, encodeStream } from './mistral/encode-answer.ts'
import { encodeRequest } from './mistral/encode-request.ts'
import { isObject } from './native/json.ts'
import { addText } from './native/text-member.ts'

/**
 * Mistral's models until 2025: a prompt for the first ones, messages for Large 24.07 and Pixtral. Later ones take
 * OpenAI's chat completions.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral.html
 */
export const mistral: ClientDialect = {
  modelIds: /^mistral\.(mistral-7b|mixtral|mistral-(small|large)-2|pixtral)/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  decodeResponse,
  encodeStream,
  decodeStream,
  texts: body => {
    const found: ReplaceableText[] = []
    addText(body, 'prompt', 'user', found)
    if (isObject(body)) addMessageTexts(body.messages, found)
    return found
  },
}
