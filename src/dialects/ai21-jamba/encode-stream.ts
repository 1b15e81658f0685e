import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { encodeChunks } from '../chat-completion/encode-chunks.ts'
import type { KnownAtStart } from '../dialect.ts'
import type { JsonObject } from '../native/json.ts'
import { idOf } from './encode-response.ts'

/**
 * AWS documents only the whole answer, which is OpenAI's, so the chunks are OpenAI's too: unconfirmed.
 *
 * @throws ModelStreamErrorException where `events` end before the message does.
 */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  requestId: string,
  known?: KnownAtStart,
): AsyncIterable<JsonObject[]> => encodeChunks(events, { id: idOf(requestId) }, known)
