import type {
  Citation,
  RetrieveAndGenerateStreamRequest,
  RetrieveAndGenerateStreamResponse,
  RetrieveAndGenerateStreamResponseOutput,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { type Answered, answerQuestion } from '../../knowledge-bases/generation/answer-question.ts'
import { streamModel } from '../../knowledge-bases/generation/ask-model.ts'
import { answerInTime } from '../../knowledge-bases/retrieval/answer-in-time.ts'
import { relayFailure, relaying } from '../../knowledge-bases/retrieval/relay-failure.ts'
import type { Operation } from '../operation.ts'

export const retrieveAndGenerateStream: Operation<
  RetrieveAndGenerateStreamRequest,
  RetrieveAndGenerateStreamResponse
> = (input, context) =>
  relaying(async () => {
    const answered = await answerInTime(context, bounded => answerQuestion(input, streamModel, bounded))
    return { sessionId: answered.sessionId, stream: toStream(answered) }
  })

const toStream = async function* ({
  events,
  toCitation,
}: Answered): AsyncGenerator<RetrieveAndGenerateStreamResponseOutput[]> {
  try {
    for await (const batch of events)
      yield batch.map(each =>
        'text' in each ? { output: { text: each.text } } : { citation: toEvent(toCitation(each.part)) },
      )
  } catch (error) {
    throw relayFailure(error)
  }
}

/** AWS has moved the members up, and says them in both places. */
const toEvent = (citation: Citation) => ({ citation, ...citation })
