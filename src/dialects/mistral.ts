import { messageTexts } from './chat-completion/texts.ts'
import type { ClientDialect } from './dialect.ts'
import { decodeResponse, decodeStream } from './mistral/decode-answer.ts'
import { decodeRequest } from './mistral/decode-request.ts'
import { encodeResponse, encodeStream } from './mistral/encode-answer.ts'
import { encodeRequest } from './mistral/encode-request.ts'
import { textAt } from './native/text-member.ts'

/**
 * Mistral's models until 2025: a prompt for the first ones, messages for Large 24.07 and Pixtral, either for Large
 * 24.02. Later ones take OpenAI's chat completions.
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
  texts: body => [...textAt('prompt')(body), ...messageTexts(body)],
}
