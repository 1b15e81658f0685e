import type { ConverseRequest, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { collect } from '../../conversation/collect.ts'
import type { Principal } from '../../principal.ts'
import type { Body } from './body.ts'
import type { InvocationLogs } from './invocation-logs.ts'
import type { LoggedAnswer, LoggedCall } from './record.ts'
import { teeBatches } from './tee-batches.ts'

/** What a record takes from the request that makes the call. */
export interface LoggingContext {
  readonly operation: string
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
  readonly signal: AbortSignal
  readonly invocationLogs: Pick<InvocationLogs, 'begin'>
}

/** What a record takes from the model that was called. */
export interface LoggedModel {
  readonly model: LoggedCall['model']
  readonly invocable: string
  readonly alias?: string
}

type Input = Pick<ConverseRequest, 'modelId' | 'requestMetadata'>

/** The answer as it is, and a record of the call where the account logs its calls. */
export const logConverse = async (
  context: LoggingContext,
  resolved: LoggedModel,
  input: Input,
  ask: () => Promise<ConverseResponse>,
): Promise<ConverseResponse> => {
  const log = await context.invocationLogs.begin(context, () => converseCall(context, resolved, input))
  if (log === undefined) return ask()
  try {
    const response = await ask()
    log.ended(() => toAnswer(response))
    return response
  } catch (error) {
    log.failed(error)
    throw error
  }
}

/** The same for a stream: Bedrock logs the whole answer that its events make. */
export const logConverseStream = async (
  context: LoggingContext,
  resolved: LoggedModel,
  input: Input,
  ask: () => Promise<AsyncIterable<ConverseStreamOutput[]>>,
): Promise<AsyncIterable<ConverseStreamOutput[]>> => {
  const log = await context.invocationLogs.begin(context, () => converseCall(context, resolved, input))
  if (log === undefined) return ask()
  try {
    const { signal } = context
    return teeBatches(await ask(), { log, signal, sizeOf: sizeOfEvent, answerOf: foldEvents })
  } catch (error) {
    log.failed(error)
    throw error
  }
}

/** An alias is a name of this server's own: the log has what it stands for. */
export const loggedCall = (
  { operation, requestId, account, region, principal }: LoggingContext,
  { model, invocable, alias }: LoggedModel,
  modelId: string,
  metadata: Readonly<Record<string, string>> | undefined,
  input: Body,
): Omit<LoggedCall, 'at'> => ({
  operation,
  requestId,
  account,
  region,
  principal: principal.arn,
  model,
  modelId: alias === undefined ? modelId : invocable,
  metadata,
  input,
})

/** The body as the client sent it: neither the path nor the metadata, which the record has itself. */
const converseCall = (context: LoggingContext, resolved: LoggedModel, input: Input) => {
  const { modelId = '', requestMetadata, ...json } = input
  return loggedCall(context, resolved, modelId, requestMetadata, { contentType: JSON_TYPE, json })
}

const JSON_TYPE = 'application/json'

const toAnswer = (response: ConverseResponse): LoggedAnswer => ({
  body: { contentType: JSON_TYPE, json: response },
  usage: response.usage,
})

/** Of one that broke off, what had been said. */
const foldEvents = async (events: readonly ConverseStreamOutput[]): Promise<LoggedAnswer> => {
  if (events.length === 0) return {}
  const rest: ConverseStreamOutput[] = [
    ...(events.some(({ messageStop }) => messageStop !== undefined) ? [] : [UNSTOPPED]),
    ...(events.some(({ metadata }) => metadata !== undefined) ? [] : [UNMEASURED]),
  ]
  try {
    return toAnswer(await collect(inOne([...events, ...rest])))
  } catch {
    return {}
  }
}

const UNSTOPPED: ConverseStreamOutput = { messageStop: { stopReason: undefined } }
const UNMEASURED: ConverseStreamOutput = { metadata: { usage: undefined, metrics: undefined } }

const inOne = async function* <Item>(items: Item[]): AsyncGenerator<Item[]> {
  yield items
}

const EVENT_BYTES = 200

const sizeOfEvent = ({ contentBlockDelta }: ConverseStreamOutput): number => {
  const { text, toolUse, reasoningContent } = contentBlockDelta?.delta ?? {}
  return EVENT_BYTES + (text ?? toolUse?.input ?? reasoningContent?.text ?? '').length
}
