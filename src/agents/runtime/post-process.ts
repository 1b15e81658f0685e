import type { Citation } from '@aws-sdk/client-bedrock-agent-runtime'
import type { AgentContext } from './agent-context.ts'
import { askOnce } from './ask-once.ts'
import { overriddenRequest } from './once-request.ts'
import { parsePostProcessing } from './parse-by-function.ts'
import { taggedText } from './tagged-text.ts'
import { traceFailure } from './trace-failure.ts'
import { traceIdOf } from './trace-id.ts'
import { createStepTraces } from './traces.ts'
import type { RunTurn, Turn, TurnEnd } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'

/** The model says an answer once more, where the agent's prompt for that is enabled. Questions to the user and fallbacks stay. */
export const postProcess = async function* (
  run: RunTurn,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd> {
  if (overriddenRequest(turn, 'POST_PROCESSING') === undefined) return yield* run(turn, context)
  const { end, held, isFinal } = yield* hold(run({ ...turn, streams: false }, context))
  const { answer } = end
  const latest = { latest_response: answer ?? '', bot_response: answer ?? '', responses: answer ?? '' }
  const request = overriddenRequest(turn, 'POST_PROCESSING', latest)
  if (!isFinal || request === undefined || answer === undefined || answer === '') {
    yield* held
    return end
  }
  const said = yield* traceFailure('post', turn, context, ask(request, turn, context))
  if (said === undefined || said === '' || said === answer) {
    yield* held
    return end
  }
  const citations = held.flatMap(event => ('text' in event ? (event.citations ?? []) : []))
  yield { text: said, ...(citations.length > 0 && { citations: citations.map(withoutSpan) }) }
  const before = end.messages.slice(0, -1)
  return { ...end, answer: said, messages: [...before, { role: 'assistant', content: [{ text: said }] }] }
}

/** Which part of the new words a source belongs to is not known. */
const withoutSpan = ({ retrievedReferences }: Citation): Citation => ({ retrievedReferences })

/** What the turn says is kept back; its traces are not. */
const hold = async function* (
  events: AsyncGenerator<TurnEvent, TurnEnd>,
): AsyncGenerator<TurnEvent, { end: TurnEnd; held: TurnEvent[]; isFinal: boolean }> {
  const held: TurnEvent[] = []
  let isFinal = true
  for (;;) {
    const next = await events.next()
    if (next.done === true) return { end: next.value, held, isFinal }
    const event = next.value
    if ('trace' in event) {
      isFinal &&= !endsOtherwise(event)
      yield event
    } else {
      isFinal &&= 'text' in event
      held.push(event)
    }
  }
}

const endsOtherwise = ({ trace }: Extract<TurnEvent, { trace: unknown }>): boolean =>
  trace.failureTrace !== undefined || trace.orchestrationTrace?.observation?.type === 'ASK_USER'

const ask = async function* (
  request: NonNullable<ReturnType<typeof overriddenRequest>>,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, string | undefined> {
  const traceId = traceIdOf(turn, 'post', context)
  const answer = yield* askOnce(
    {
      type: 'POST_PROCESSING',
      request,
      step: 'post-processing',
      trace: input => ({ postProcessingTrace: { modelInvocationInput: { traceId, ...input } } }),
    },
    turn,
    context,
  )
  if ('spent' in answer) {
    yield { teller: turn.teller, trace: createStepTraces(traceId).failure(answer.spent) }
    return undefined
  }
  const parsed = await parsePostProcessing(answer.raw, turn, context)
  const text = parsed ?? taggedText(answer.text, 'final_response') ?? answer.text.trim()
  if (turn.isTraced)
    yield {
      teller: turn.teller,
      trace: {
        postProcessingTrace: {
          modelInvocationOutput: {
            traceId,
            parsedResponse: { text },
            rawResponse: { content: answer.raw },
            metadata: answer.metadata,
          },
        },
      },
    }
  return text
}
