import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { upstreamError } from '../../dialects/native/upstream-error.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { endsAtSequence, eventWithStopSequence } from './stop-sequences.ts'

/** Converse's events of a server's chunks. @throws ModelStreamErrorException for a stream that is cut or tells of an error. */
export const decodeChunks = async function* (
  chunks: AsyncIterable<unknown[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  let isAtSequence = false
  const watched = async function* () {
    for await (const batch of chunks) {
      for (const chunk of batch) {
        const problem = errorInside(chunk)
        if (problem !== undefined) throw upstreamError({ message: problem })
        isAtSequence ||= endsAtSequence(chunk)
      }
      yield batch
    }
  }
  for await (const events of openaiChat.decodeStream(watched()))
    yield isAtSequence ? events.map(eventWithStopSequence) : events
}
