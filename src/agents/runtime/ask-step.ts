import type { PerformanceConfiguration, PromptType } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ConverseStreamOutput, Message, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { usesTools } from '../../inference/converse-checks/tools.ts'
import type { ResolvedModel } from '../../inference/resolve-model.ts'
import { costOf } from '../../metering/cost.ts'
import { logConverseStream } from '../../metering/invocation-log/log-converse.ts'
import type { AgentContext } from './agent-context.ts'
import type { AgentTool } from './agent-tool.ts'
import { createAnswerReader } from './answer-reader.ts'
import { protocolPrompt, toTexts } from './text-protocol.ts'
import { readToolInputs } from './tool-inputs.ts'
import type { TurnBudget } from './turn-budget.ts'

/** The most that a step answers with where the prompt's configuration does not say: the user guide's default of 2,048. */
const MOST_TOKENS = 2_048

export interface Step {
  /** Of its prompt, in the trace; `ORCHESTRATION` where absent. */
  readonly type?: PromptType
  readonly modelId: string
  readonly request: ModelRequest
  readonly tools: readonly AgentTool[]
  /** Where the ledger files it. */
  readonly filed: Readonly<Record<string, string>>
  readonly budget: TurnBudget
  /** Whether what the user is meant to read would be told as it comes. */
  readonly streams: boolean
  readonly performance?: PerformanceConfiguration | undefined
}

export interface PreparedStep {
  readonly resolved: ResolvedModel
  readonly request: ModelRequest
  /** Tokens of its input, as they are counted here. */
  readonly input: number
  /** Whether tools are told and used in words: the model has none of its own. */
  readonly usesTexts: boolean
  /** Whether what the user is meant to read is told as it comes: some models use no tools then. */
  readonly streams: boolean
  /** What leaves the answer fewer tokens than it would have. */
  readonly cutBy?: string
}

export interface StepAnswer {
  readonly message: Message
  readonly stopReason: string
  readonly usage: Partial<TokenUsage>
  /** Milliseconds on the service clock. */
  readonly start: number
  readonly end: number
  /** The calls of tools whose input is no JSON object: here it is an empty one. */
  readonly unreadable: ReadonlySet<string>
  /** How much of the text has been told. */
  readonly told: number
}

/** What the step would be asked with, within the budget; or why it is not. */
export const prepareStep = async (
  { modelId, request, tools, filed, budget, streams, performance }: Step,
  context: AgentContext,
): Promise<PreparedStep | { readonly spent: string }> => {
  const resolved = await context.inference.resolve(modelId, context, () => request)
  const { model } = resolved
  const { output: most = MOST_TOKENS } = model.limits
  const hasTools = request.toolConfig !== undefined
  const usesTexts = hasTools && !usesTools(model, false)
  const said = usesTexts ? inTexts(request, tools) : request
  const wanted = request.inferenceConfig?.maxTokens ?? Math.min(MOST_TOKENS, most)
  const input = context.inference.count(resolved, said, 'converse')
  const admitted = budget.admit(input, wanted, (taken, answered) => priceOf(resolved, taken, answered))
  if ('spent' in admitted) return admitted
  const { maxTokens } = admitted
  return {
    resolved,
    input,
    usesTexts,
    streams: streams && (!hasTools || usesTexts || usesTools(model, true)),
    ...(maxTokens < wanted && {
      cutBy: `The budget left ${maxTokens} of ${wanted} tokens for the step, and the answer did not end within them.`,
    }),
    request: {
      ...said,
      inferenceConfig: { ...request.inferenceConfig, maxTokens },
      ...(performance !== undefined && { performanceConfig: performance }),
      requestMetadata: filed,
    },
  }
}

const inTexts = ({ toolConfig: _, ...request }: ModelRequest, tools: readonly AgentTool[]): ModelRequest => ({
  ...request,
  system: [...(request.system ?? []), { text: protocolPrompt(tools) }],
  messages: toTexts(request.messages ?? []),
})

const priceOf = ({ model, geography }: ResolvedModel, input: number, output: number): bigint | undefined =>
  costOf({ model, geography, tier: 'on-demand', tokens: { input, output } })?.picodollars

/** One call of the model. Yields what the user may read already; the rest is in what it returns. */
export const askStep = async function* (
  { resolved, request, input, streams }: PreparedStep,
  { modelId, budget }: Step,
  context: AgentContext,
): AsyncGenerator<string, StepAnswer> {
  const { clocks, inference } = context
  const start = clocks.service.now()
  const events = await logConverseStream(context, resolved, { modelId, ...request }, async () => {
    const { events } = await inference.generate(resolved, request, streams, context)
    return events
  })
  const all: ConverseStreamOutput[][] = []
  const reader = createAnswerReader()
  let isWhole = false
  try {
    for await (const batch of events) {
      all.push(batch)
      if (!streams) continue
      const text = reader.push(
        batch.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join(''),
      )
      if (text !== '') yield text
    }
    isWhole = true
  } finally {
    // What was said before it broke off, or its reader left, is spent as well.
    if (!isWhole && all.length > 0) takeEstimate(resolved, input, all, budget)
  }
  const { batches, unreadable } = readToolInputs(all)
  const { output, stopReason = 'end_turn', usage } = await collect(replay(batches))
  const taken: Partial<TokenUsage> = usage ?? {}
  if (usage === undefined) takeEstimate(resolved, input, all, budget)
  const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = taken
  budget.took(
    inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
    costOf({
      ...resolved,
      tier: 'on-demand',
      tokens: {
        input: inputTokens,
        output: outputTokens,
        cacheRead: cacheReadInputTokens,
        cacheWrite5m: cacheWriteInputTokens,
      },
    })?.picodollars,
  )
  return {
    message: output?.message ?? { role: 'assistant', content: [] },
    stopReason,
    usage: taken,
    unreadable,
    start,
    end: clocks.service.now(),
    told: reader.told(),
  }
}

const takeEstimate = (
  resolved: ResolvedModel,
  input: number,
  batches: readonly ConverseStreamOutput[][],
  budget: TurnBudget,
): void => {
  const said = batches
    .flat()
    .map(({ contentBlockDelta: { delta } = {} }) => delta?.text ?? delta?.toolUse?.input ?? '')
    .join('')
  const output = counterFor(resolved.invocable).countText(said)
  budget.took(input + output, priceOf(resolved, input, output))
}

const replay = async function* <Batch>(batches: readonly Batch[]): AsyncGenerator<Batch> {
  yield* batches
}
