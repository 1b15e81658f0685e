import type { AgentContext } from './agent-context.ts'
import { askOnce } from './ask-once.ts'
import { endTurn, stopTurn } from './end-turn.ts'
import { overriddenRequest } from './once-request.ts'
import { type PreProcessed, parsePreProcessing } from './parse-by-function.ts'
import { taggedText } from './tagged-text.ts'
import { traceIdOf } from './trace-id.ts'
import type { Turn, TurnEnd } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'

/** Whether AWS says it in these words is not confirmed. */
export const REFUSED = 'Sorry, I am unable to assist you with this request.'

/** Bedrock's own template sorts inputs from A to E: these two it lets pass [UG:lambda-parser, the example's parser]. */
const VALID = ['D', 'E']

/** The model judges the input first, where the agent's prompt for that is enabled. @returns how the turn ends, where it does. */
export const preProcess = async function* (
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd | undefined> {
  const request = 'text' in turn.input ? overriddenRequest(turn, 'PRE_PROCESSING') : undefined
  if (request === undefined) return undefined
  const traceId = traceIdOf(turn, 'pre', context)
  const answer = yield* askOnce(
    {
      type: 'PRE_PROCESSING',
      request,
      step: 'pre-processing',
      trace: input => ({ preProcessingTrace: { modelInvocationInput: { traceId, ...input } } }),
    },
    turn,
    context,
  )
  if ('spent' in answer) return yield* stopTurn(answer.spent, 'pre', turn, context)
  const parsed = (await parsePreProcessing(answer.raw, turn, context)) ?? readCategory(answer.text)
  if (turn.isTraced)
    yield {
      teller: turn.teller,
      trace: {
        preProcessingTrace: {
          modelInvocationOutput: {
            traceId,
            parsedResponse: { ...parsed },
            rawResponse: { content: answer.raw },
            metadata: answer.metadata,
          },
        },
      },
    }
  if (parsed.isValid) return undefined
  yield { text: REFUSED }
  return endTurn(turn, REFUSED)
}

/** An answer without a category is no judgement: the input passes. */
export const readCategory = (text: string): PreProcessed => {
  const rationale = taggedText(text, 'thinking')
  const category = taggedText(text, 'category')?.toUpperCase()
  return {
    isValid: category === undefined || category === '' || VALID.includes(category),
    ...(rationale !== undefined && { rationale }),
  }
}
