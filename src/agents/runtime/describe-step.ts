import type { ModelInvocationInput } from '@aws-sdk/client-bedrock-agent-runtime'
import type { PreparedStep, Step } from './ask-step.ts'

/** What the trace says of a step that begins. The prompt is JSON in Bedrock's traces too. */
export const describeStep = (
  { modelId, type = 'ORCHESTRATION' }: Step,
  { request: { system, messages, inferenceConfig } }: PreparedStep,
): ModelInvocationInput => {
  const { maxTokens, temperature, topP, stopSequences } = inferenceConfig ?? {}
  return {
    type,
    foundationModel: modelId,
    text: JSON.stringify(
      { system: (system ?? []).map(({ text }) => text ?? '').join('\n'), messages },
      bytesAsCounts,
    ),
    inferenceConfiguration: {
      ...(maxTokens !== undefined && { maximumLength: maxTokens }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(stopSequences !== undefined && { stopSequences }),
    },
  }
}

/** Buffers are no longer bytes when a replacer is given them: their holder still has them. */
const bytesAsCounts = function (this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key]
  return held instanceof Uint8Array ? `${held.length} bytes` : value
}
