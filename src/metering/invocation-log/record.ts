import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { ModelInvocationLogging } from '../../resources/model-invocation-logging.ts'
import { type Body, bodyMembers } from './body.ts'
import { type Destination, hourOf } from './destination.ts'

/** One call to a model. */
export interface LoggedCall {
  /** Milliseconds since 1970, when it came. */
  readonly at: number
  readonly requestId: string
  readonly operation: string
  /** As the client named it. */
  readonly modelId: string
  readonly model: {
    readonly inputModalities: readonly string[]
    readonly outputModalities: readonly string[]
  }
  readonly account: string
  readonly region: string
  /** The ARN of who signed. */
  readonly principal: string
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly input: Body
}

/** What came of it. */
export interface LoggedAnswer {
  readonly body?: Body | undefined
  readonly usage?: Partial<TokenUsage> | undefined
}

/** A line of a log file, and what is too large for it or no JSON. */
export interface LogRecord {
  readonly line: string
  readonly asides: readonly Aside[]
}

/** An object of its own beside the log. */
export interface Aside {
  readonly key: string
  readonly bytes: Uint8Array
  readonly isGzipped: boolean
}

/**
 * As https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html describes it.
 *
 * @param errorCode the name of the exception that ended the call.
 */
export const toRecord = (
  call: LoggedCall,
  answer: LoggedAnswer,
  errorCode: string | undefined,
  { bucket, root }: Destination,
  flags: ModelInvocationLogging,
): LogRecord => {
  const asides: Aside[] = []
  /** @returns where it will lie. */
  const setAside = (name: string, bytes: Uint8Array, isGzipped: boolean): string => {
    const key = `${hourOf(root, call.at)}/data/${call.requestId}_${name}`
    asides.push({ key, bytes, isGzipped })
    return `s3://${bucket}/${key}`
  }
  const part = (side: 'input' | 'output', body: Body | undefined, modalities: readonly string[]) =>
    body === undefined
      ? {}
      : bodyMembers({ side, body, isDelivered: isDelivered(modalities, flags), flags, setAside })
  const { usage } = answer
  const cached = usage?.cacheReadInputTokens !== undefined || usage?.cacheWriteInputTokens !== undefined
  const hasOutput = answer.body !== undefined || usage !== undefined
  const line = JSON.stringify({
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
    timestamp: new Date(call.at).toISOString().replace(/\.\d+Z$/, 'Z'),
    accountId: call.account,
    identity: { arn: call.principal },
    region: call.region,
    requestId: call.requestId,
    operation: call.operation,
    modelId: call.modelId,
    ...(errorCode !== undefined && { errorCode }),
    input: {
      ...part('input', call.input, call.model.inputModalities),
      ...(usage?.inputTokens !== undefined && { inputTokenCount: usage.inputTokens }),
      ...(cached && {
        cacheReadInputTokenCount: usage?.cacheReadInputTokens ?? 0,
        cacheWriteInputTokenCount: usage?.cacheWriteInputTokens ?? 0,
      }),
    },
    ...(hasOutput && {
      output: {
        ...part('output', answer.body, call.model.outputModalities),
        ...(usage?.outputTokens !== undefined && { outputTokenCount: usage.outputTokens }),
      },
    }),
    ...(call.metadata !== undefined && { requestMetadata: call.metadata }),
  })
  return { line, asides }
}

/** A body is kept by what is most in it: vectors, else text, else the rest. */
const isDelivered = (modalities: readonly string[], flags: ModelInvocationLogging): boolean => {
  if (modalities.includes('EMBEDDING')) return flags.embeddingDataDeliveryEnabled === true
  if (modalities.length === 0 || modalities.includes('TEXT')) return flags.textDataDeliveryEnabled === true
  if (modalities.includes('IMAGE')) return flags.imageDataDeliveryEnabled === true
  if (modalities.includes('VIDEO')) return flags.videoDataDeliveryEnabled === true
  return flags.audioDataDeliveryEnabled === true
}
