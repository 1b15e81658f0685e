import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { encodeChunks } from '../chat-completion/encode-chunks.ts'
import { encodeHead } from '../chat-completion/encode-head.ts'
import type { KnownAtStart } from '../dialect.ts'
import type { JsonObject } from '../native/json.ts'

/** @throws ModelStreamErrorException where `events` end before the message does. */
export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  model: string,
  requestId: string,
  known?: KnownAtStart,
): AsyncIterable<JsonObject[]> =>
  encodeChunks(events, encodeHead('chat.completion.chunk', model, requestId), known)
