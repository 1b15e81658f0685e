import type { AgentContext } from '../runtime/agent-context.ts'
import { askOnce } from '../runtime/ask-once.ts'
import { onceRequest } from '../runtime/once-request.ts'
import type { Turn } from '../runtime/turn.ts'
import type { TurnEvent } from '../runtime/turn-event.ts'
import type { Classification } from './classification.ts'
import type { Asked } from './classify-by-rules.ts'

const MOST_TOKENS = 64

/** A small model says one of two words. Its tokens count to the turn; a failure of it is no failure of the turn. */
export const classifyByModel = async function* (
  modelId: string,
  { question, tools, usedTools }: Asked,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, Classification> {
  const system = [
    'Say whether one answer, without any tool, can serve the message of a user of an agent. Answer with one word.',
    'SIMPLE: a question of knowledge, or small talk.',
    'LOOP: something is to be done or looked up with a tool, takes several steps, or goes on with what tools have done.',
    ...(usedTools ? ['Tools were used earlier in this conversation.'] : []),
    'The tools:',
    ...tools
      .filter(({ use }) => !('knowledgeBase' in use))
      .map(({ name, description }) => `- ${name}: ${description}`),
  ].join('\n')
  const request = {
    ...onceRequest({ system, messages: [{ role: 'user', content: [{ text: question }] }] }),
    inferenceConfig: { maxTokens: MOST_TOKENS, temperature: 0 },
  }
  try {
    const answer = yield* askOnce(
      { type: 'ORCHESTRATION', modelId, request, step: 'classification', filed: { tier: 'classifier' } },
      turn,
      context,
    )
    if ('spent' in answer) return { isSimple: false, reason: answer.spent }
    return readLabel(answer.text)
  } catch (cause) {
    context.signal.throwIfAborted()
    context.log.warn({ cause, model: modelId }, 'A question could not be classified: the loop answers it.')
    return { isSimple: false, reason: 'the classifier failed' }
  }
}

/** Whatever is not clearly the one is the other. */
export const readLabel = (text: string): Classification => {
  const isSimple = /\bsimple\b/i.test(text) && !/\bloop\b/i.test(text)
  return { isSimple, reason: `the classifier said ${JSON.stringify(text.slice(0, 40))}` }
}
