import type { AgentContext } from '../runtime/agent-context.ts'
import { withoutTags } from '../runtime/answer-reader.ts'
import { prepareStep, type Step } from '../runtime/ask-step.ts'
import { overrideOf } from '../runtime/prompt.ts'
import { beginState, finish, takeStep } from '../runtime/run-turn.ts'
import { traceIdOf } from '../runtime/trace-id.ts'
import { createStepTraces } from '../runtime/traces.ts'
import type { Turn, TurnEnd } from '../runtime/turn.ts'
import type { TurnEvent } from '../runtime/turn-event.ts'
import { search } from '../runtime/use-tools.ts'
import { chooseBase } from './choose-base.ts'
import { isUnsure } from './is-unsure.ts'
import { simpleRequest } from './simple-request.ts'

/**
 * A turn of one call, with one search where a knowledge base is attached.
 *
 * @param tier as the ledger files it.
 * @returns undefined where nothing was found, or the model does not know: nothing has been said then.
 */
export const answerSimply = async function* (
  question: string,
  tier: string,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, TurnEnd | undefined> {
  const { definition } = turn
  const state = beginState(turn)
  const traces = createStepTraces(traceIdOf(turn, 's', context))
  const base = chooseBase(question, definition.knowledgeBases)
  if (base !== undefined) yield* search(base, { query: question }, turn, state, traces, context)
  if (base !== undefined && state.found.length === 0) return undefined
  const passages = base && state.found.map(({ passage }) => passage)
  const generation = base && overrideOf(definition, 'KNOWLEDGE_BASE_RESPONSE_GENERATION')
  const step: Step = {
    type: base === undefined ? 'ORCHESTRATION' : 'KNOWLEDGE_BASE_RESPONSE_GENERATION',
    modelId: generation?.foundationModel ?? definition.foundationModel,
    request: simpleRequest(turn, state, passages, new Date(context.clocks.service.now())),
    tools: [],
    filed: {
      session: turn.sessionId,
      turn: String(turn.session.turnCount + 1),
      // A step whose name has a colon is not what the user saw.
      step: tier === 'sample' ? 'sample:1' : tier,
      agent: turn.teller.agentId ?? definition.name,
      ...turn.filed,
      tier,
    },
    budget: turn.budget,
    streams: turn.streams,
    performance: turn.performance,
  }
  const prepared = await prepareStep(step, context)
  if ('spent' in prepared) return undefined
  const { whole, isCut } = yield* takeStep(prepared, step, turn, traces, context)
  const { message, told, start } = whole
  const text = withoutTags((message.content ?? []).map(block => block.text ?? '').join(''))
  // What has been told cannot be taken back.
  if (told === 0 && (isCut !== undefined || isUnsure(text))) return undefined
  state.messages.push({ role: 'assistant', content: [{ text }] })
  return yield* finish(text, told, { message, turn, state, traces, start }, context)
}
