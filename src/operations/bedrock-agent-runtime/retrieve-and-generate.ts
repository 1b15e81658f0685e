import type {
  RetrieveAndGenerateRequest,
  RetrieveAndGenerateResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { answerQuestion } from '../../knowledge-bases/generation/answer-question.ts'
import { askModel } from '../../knowledge-bases/generation/ask-model.ts'
import type { Cited } from '../../knowledge-bases/generation/cite.ts'
import { answerInTime } from '../../knowledge-bases/retrieval/answer-in-time.ts'
import { relaying } from '../../knowledge-bases/retrieval/relay-failure.ts'
import type { Operation } from '../operation.ts'

export const retrieveAndGenerate: Operation<RetrieveAndGenerateRequest, RetrieveAndGenerateResponse> = (
  input,
  context,
) =>
  relaying(() =>
    answerInTime(context, async bounded => {
      const { sessionId, events, toCitation } = await answerQuestion(input, askModel, bounded)
      const cited: Cited[] = []
      for await (const batch of events) cited.push(...batch)
      return {
        sessionId,
        output: { text: cited.map(each => ('text' in each ? each.text : '')).join('') },
        citations: cited.flatMap(each => ('part' in each ? [toCitation(each.part)] : [])),
      }
    }),
  )
