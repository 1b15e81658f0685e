import type { GenerationConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { logConverseStream } from '../../metering/invocation-log/log-converse.ts'
import type { RetrievalContext } from '../retrieval/retrieval-context.ts'

/** The most that is generated where the request does not say: the user guide's default. */
const MOST_TOKENS = 2_048

export type ModelSettings = Pick<
  GenerationConfiguration,
  'inferenceConfig' | 'additionalModelRequestFields' | 'performanceConfig'
>

/** A prompt to a model by its ID, ARN or profile, with the settings that came for it; nobody watches the answer as it comes. */
export const askModel = async (
  modelId: string,
  prompt: ModelRequest,
  settings: ModelSettings,
  context: RetrievalContext,
): Promise<AsyncIterable<ConverseStreamOutput[]>> => ask(modelId, prompt, settings, false, context)

/** The same, watched. */
export const streamModel = async (
  modelId: string,
  prompt: ModelRequest,
  settings: ModelSettings,
  context: RetrievalContext,
): Promise<AsyncIterable<ConverseStreamOutput[]>> => ask(modelId, prompt, settings, true, context)

const ask = async (
  modelId: string,
  prompt: ModelRequest,
  settings: ModelSettings,
  streaming: boolean,
  context: RetrievalContext,
) => {
  const { inference } = context
  const { resolved, request } = await prepare(modelId, prompt, settings, context)
  return logConverseStream(context, resolved, { modelId, ...request }, async () => {
    const { events } = await inference.generate(resolved, request, streaming, context)
    return events
  })
}

const prepare = async (
  modelId: string,
  prompt: ModelRequest,
  { inferenceConfig, additionalModelRequestFields, performanceConfig }: ModelSettings,
  context: RetrievalContext,
) => {
  const resolved = await context.inference.resolve(modelId, context, () => prompt)
  const { output: most = MOST_TOKENS } = resolved.model.limits
  const request: ModelRequest = {
    ...prompt,
    inferenceConfig: { maxTokens: Math.min(MOST_TOKENS, most), ...inferenceConfig?.textInferenceConfig },
    ...(additionalModelRequestFields && { additionalModelRequestFields }),
    ...(performanceConfig && { performanceConfig }),
  }
  return { resolved, request }
}

/** All that an answer says. */
export const collectText = async (events: AsyncIterable<ConverseStreamOutput[]>): Promise<string> => {
  const { output } = await collect(events)
  return (output?.message?.content ?? []).map(({ text }) => text ?? '').join('')
}
