import type { Metadata, ModelInvocationInput, PromptType, Trace } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { AgentContext } from './agent-context.ts'
import { askStep, prepareStep, type Step } from './ask-step.ts'
import { describeStep } from './describe-step.ts'
import { overrideOf } from './prompt.ts'
import { timed } from './traces.ts'
import type { Turn } from './turn.ts'
import type { TurnEvent } from './turn-event.ts'

/** A call of the model beside the loop: before it, or after. */
export interface Once {
  readonly type: PromptType
  /** The agent's own where absent. */
  readonly modelId?: string | undefined
  readonly request: ModelRequest
  /** Where the ledger files it. */
  readonly step: string
  readonly filed?: Readonly<Record<string, string>>
  /** The trace before the call; none where absent. */
  readonly trace?: (input: ModelInvocationInput) => Trace
}

export interface OnceAnswer {
  readonly text: string
  /** As the trace has it, and a parser is given it. */
  readonly raw: string
  readonly metadata: Metadata
}

/** Counts into the turn's budget. @returns why it was not asked, where that is spent. */
export const askOnce = async function* (
  { type, modelId, request, step, filed, trace }: Once,
  turn: Turn,
  context: AgentContext,
): AsyncGenerator<TurnEvent, OnceAnswer | { readonly spent: string }> {
  const { definition, teller } = turn
  const override = overrideOf(definition, type)
  const asked: Step = {
    type,
    modelId: modelId ?? override?.foundationModel ?? definition.foundationModel,
    request,
    tools: [],
    filed: {
      session: turn.sessionId,
      turn: String(turn.session.turnCount + 1),
      step: turn.depth === 0 ? step : `${teller.collaboratorName}:${step}`,
      agent: teller.agentId ?? definition.name,
      ...turn.filed,
      ...filed,
    },
    budget: turn.budget,
    streams: false,
    performance: turn.performance,
  }
  const prepared = await prepareStep(asked, context)
  if ('spent' in prepared) return prepared
  if (turn.isTraced && trace !== undefined)
    yield { teller, trace: trace({ ...describeStep(asked, prepared), ...modesOf(turn, type) }) }
  const asking = askStep(prepared, asked, context)
  let next = await asking.next()
  while (next.done !== true) next = await asking.next()
  const { message, usage, start, end } = next.value
  const { inputTokens = 0, outputTokens = 0 } = usage
  return {
    text: (message.content ?? []).map(({ text = '' }) => text).join(''),
    raw: JSON.stringify(message),
    metadata: { ...timed(start, end, context.requestId), usage: { inputTokens, outputTokens } },
  }
}

const modesOf = ({ definition }: Turn, type: PromptType): ModelInvocationInput => {
  const override = overrideOf(definition, type)
  const { overrideLambda } = definition.promptOverrides ?? {}
  const { promptCreationMode = 'DEFAULT', parserMode = 'DEFAULT' } = override ?? {}
  return {
    promptCreationMode,
    parserMode,
    ...(parserMode === 'OVERRIDDEN' && overrideLambda !== undefined && { overrideLambda }),
  }
}
