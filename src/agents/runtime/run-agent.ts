import { runOrchestrator } from '../orchestrator/run-orchestrator.ts'
import { runTiers } from '../tiers/run-tiers.ts'
import { postProcess } from './post-process.ts'
import { preProcess } from './pre-process.ts'
import { routeQuestion } from './route-question.ts'
import { runTurn } from './run-turn.ts'
import { traceFailure } from './trace-failure.ts'
import type { RunTurn } from './turn.ts'

/** A whole turn: what comes before the loop, the loop where it is needed, and what comes after it. */
export const runAgent: RunTurn = async function* (turn, context) {
  const { orchestrator } = turn.definition
  if (orchestrator !== undefined) return yield* runOrchestrator(orchestrator, turn, context)
  const refused = yield* traceFailure('pre', turn, context, preProcess(turn, context))
  if (refused !== undefined) return refused
  return yield* postProcess(answer, turn, context)
}

const answer: RunTurn = async function* (turn, context) {
  const routed = yield* traceFailure('route', turn, context, routeQuestion(turn, context))
  return 'end' in routed ? routed.end : yield* runTiers(runTurn)(routed.turn, context)
}
