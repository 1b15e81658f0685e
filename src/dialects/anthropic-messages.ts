import { decodeRequest } from './anthropic-messages/decode-request.ts'
import { decodeResponse } from './anthropic-messages/decode-response.ts'
import { decodeStream } from './anthropic-messages/decode-stream.ts'
import { encodeRequest } from './anthropic-messages/encode-request.ts'
import { encodeResponse } from './anthropic-messages/encode-response.ts'
import { encodeStream } from './anthropic-messages/encode-stream.ts'
import { texts } from './anthropic-messages/texts.ts'
import type { ClientDialect } from './dialect.ts'

/**
 * Anthropic's Messages as Bedrock takes and gives them, for Claude 3 and later.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html
 */
export const anthropicMessages: ClientDialect = {
  // Claude 2 and Instant have their own text completion form.
  modelIds: /^anthropic\.claude-(?!v\d|instant)/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  decodeResponse,
  encodeStream,
  decodeStream,
  texts,
}
