import type { AgentContext } from '../runtime/agent-context.ts'
import { traceFailure } from '../runtime/trace-failure.ts'
import type { RunTurn, Turn } from '../runtime/turn.ts'
import { answerSimply } from './answer-simply.ts'
import { classify } from './classify.ts'
import { compareTiers } from './compare-tiers.ts'
import { isSampled } from './is-sampled.ts'
import type { TierSettings } from './tier-settings.ts'

/** A simple question is answered by one call of the model; all others, and those that it could not answer, by the loop. */
export const runTiers = (loop: RunTurn): RunTurn =>
  async function* (turn, context) {
    const settings = turn.depth === 0 ? settingsOf(turn, context) : undefined
    if (settings === undefined) return yield* loop(turn, context)
    const looping = { ...turn, filed: { ...turn.filed, tier: 'loop' } }
    if (!('text' in turn.input)) return yield* loop(looping, context)
    const { text: question, files } = turn.input
    const { isSimple, reason } =
      files.length > 0 ? WITH_FILES : yield* classify(settings, question, turn, context)
    context.log.debug({ agent: turn.definition.name, isSimple, reason }, 'A question was classified.')
    if (isSampled(turn.sessionId, turn.session.turnCount + 1, settings.sample)) {
      const end = yield* loop(looping, context)
      await compareTiers(question, end, isSimple ? 'simple' : 'loop', turn, context)
      return end
    }
    const simple = isSimple
      ? yield* traceFailure('s', turn, context, answerSimply(question, 'simple', turn, context))
      : undefined
    return simple ?? (yield* loop(looping, context))
  }

const WITH_FILES = { isSimple: false, reason: 'it brings files' }

const settingsOf = (
  { teller, definition }: Turn,
  { agents: { settings } }: AgentContext,
): TierSettings | undefined => {
  const name = teller.agentId ?? definition.name
  return Object.hasOwn(settings.tiers, name) ? settings.tiers[name] : settings.tiers['*']
}
