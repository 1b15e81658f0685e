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

const bytesAsCounts = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? `${value.length} bytes` : value
