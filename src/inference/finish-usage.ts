import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialects/dialect.ts'
import { type CacheCounts, withCacheCounts } from './prompt-cache.ts'

/** What the last event tells beside the backend's own usage. */
export interface Finish {
  readonly request: ModelRequest
  /** Absent where the backend's usage is whole. */
  readonly cache?: CacheCounts | undefined
  /** What a prompt router chose. */
  readonly invokedModelId?: string | undefined
}

/**
 * The events with the whole truth in `metadata`: what the prompt cache made of the input, and the settings that
 * the request asked for, which Bedrock repeats in its answer.
 */
export const finishUsage = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  finish: Finish,
): AsyncGenerator<ConverseStreamOutput[]> {
  for await (const batch of events)
    yield batch.some(event => event.metadata !== undefined)
      ? batch.map(event => finished(event, finish))
      : batch
}

const finished = (
  event: ConverseStreamOutput,
  { request, cache, invokedModelId }: Finish,
): ConverseStreamOutput => {
  if (event.metadata === undefined) return event
  const { usage, trace, ...metadata } = event.metadata
  const { performanceConfig, serviceTier } = request
  return {
    metadata: {
      ...metadata,
      ...((trace !== undefined || invokedModelId !== undefined) && {
        trace: { ...trace, ...(invokedModelId !== undefined && { promptRouter: { invokedModelId } }) },
      }),
      usage: usage && cache ? withCacheCounts(usage, cache) : usage,
      ...(performanceConfig !== undefined && { performanceConfig }),
      ...(serviceTier !== undefined && { serviceTier }),
    },
  }
}

/** Whether anything is to be added: most calls pass as they are. */
export const hasFinish = ({ request, cache, invokedModelId }: Finish): boolean =>
  cache !== undefined ||
  invokedModelId !== undefined ||
  request.performanceConfig !== undefined ||
  request.serviceTier !== undefined
