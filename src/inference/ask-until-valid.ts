import type { ConverseStreamOutput, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialects/dialect.ts'
import type { ExpectedOutput } from './expected-output.ts'
import { createOutputReader, type OutputFault } from './find-output-fault.ts'

export interface Answered {
  readonly events: AsyncIterable<ConverseStreamOutput[]>
}

export interface AskUntilValidOptions<Answer extends Answered> {
  readonly expected: ExpectedOutput
  /** How often to ask again. */
  readonly retries: number
  readonly signal: AbortSignal
  /** Whether the answer may end for a reason that only Converse has. */
  readonly namesFault: boolean
  /** @param fault of the answer before. */
  readonly ask: (fault: OutputFault | undefined) => Promise<Answer>
}

/**
 * The first answer that has the form which was asked for, or the last one there is, ending as `malformed_model_output` or
 * `malformed_tool_use` where the model was held to the form. Its usage is that of all answers, since each was paid for.
 */
export const askUntilValid = async <Answer extends Answered>({
  expected,
  retries,
  signal,
  namesFault,
  ask,
}: AskUntilValidOptions<Answer>): Promise<Answer & { readonly hint?: string }> => {
  let last: Tried<Answer> | undefined
  for (let tries = 0; tries <= retries; tries++) {
    const tried = await tryOnce(ask, expected, last).catch((error: unknown) => {
      if (last === undefined || signal.aborted) throw error
      return undefined
    })
    // An answer of another form is worth more than the failure that came after it.
    if (tried === undefined) break
    last = tried
    if (last.fault?.isRetryable !== true) break
  }
  if (last === undefined) throw new Error('Nothing was asked')
  return finish(last, namesFault)
}

interface Tried<Answer> {
  readonly answer: Answer
  readonly events: readonly ConverseStreamOutput[]
  readonly fault: OutputFault | undefined
  /** How many answers there were, what was wrong with those before, and what they took. */
  readonly count: number
  readonly problems: readonly string[]
  readonly usage: TokenUsage | undefined
  readonly latencyMs: number
}

const tryOnce = async <Answer extends Answered>(
  ask: AskUntilValidOptions<Answer>['ask'],
  expected: ExpectedOutput,
  before: Tried<Answer> | undefined,
): Promise<Tried<Answer>> => {
  const answer = await ask(before?.fault)
  const reader = createOutputReader(expected)
  const events: ConverseStreamOutput[] = []
  for await (const batch of answer.events)
    for (const event of batch) {
      reader.add(event)
      events.push(event)
    }
  const stop = events.find(({ messageStop }) => messageStop !== undefined)?.messageStop
  const metadata = events.findLast(event => event.metadata !== undefined)?.metadata
  // One that never ended is found out by whoever folds it.
  const fault = stop === undefined ? undefined : reader.fault(stop.stopReason)
  return {
    answer,
    events,
    fault,
    count: (before?.count ?? 0) + 1,
    problems: [...(before?.problems ?? []), ...(fault === undefined ? [] : [fault.problem])],
    usage: addUsage(before?.usage, metadata?.usage),
    latencyMs: (before?.latencyMs ?? 0) + (metadata?.metrics?.latencyMs ?? 0),
  }
}

const finish = <Answer extends Answered>(
  { answer, events, fault, count, problems, usage, latencyMs }: Tried<Answer>,
  namesFault: boolean,
): Answer & { readonly hint?: string } => {
  const finished = events.map(event => {
    if (event.metadata !== undefined && count > 1)
      return { metadata: { ...event.metadata, usage, metrics: { latencyMs } } }
    return fault === undefined || !namesFault ? event : withFault(event, fault)
  })
  const hint = problems.length === 0 ? {} : { hint: tell(problems, count, fault) }
  return { ...answer, ...hint, events: once(finished) }
}

const once = async function* (events: ConverseStreamOutput[]): AsyncGenerator<ConverseStreamOutput[]> {
  yield events
}

/** The same for an answer that is watched while it comes: what has been sent cannot be asked for again. */
export const watchOutput = async function* (
  events: AsyncIterable<ConverseStreamOutput[]>,
  expected: ExpectedOutput,
): AsyncGenerator<ConverseStreamOutput[]> {
  const reader = createOutputReader(expected)
  const passed = (event: ConverseStreamOutput): ConverseStreamOutput => {
    reader.add(event)
    const fault = event.messageStop && reader.fault(event.messageStop.stopReason)
    return fault === undefined ? event : withFault(event, fault)
  }
  for await (const batch of events) yield batch.map(passed)
}

const withFault = (event: ConverseStreamOutput, { stopReason }: OutputFault): ConverseStreamOutput =>
  event.messageStop === undefined || stopReason === undefined
    ? event
    : { messageStop: { ...event.messageStop, stopReason } }

const addUsage = (one: TokenUsage | undefined, other: TokenUsage | undefined): TokenUsage | undefined => {
  if (one === undefined || other === undefined) return other ?? one
  const sum = (key: CountedKey) =>
    one[key] === undefined && other[key] === undefined ? {} : { [key]: (one[key] ?? 0) + (other[key] ?? 0) }
  const counts = Object.assign({}, ...COUNTED.map(sum)) as TokenUsage
  return { ...other, ...counts }
}

type CountedKey = (typeof COUNTED)[number]
const COUNTED = [
  'inputTokens',
  'outputTokens',
  'totalTokens',
  'cacheReadInputTokens',
  'cacheWriteInputTokens',
] as const

const tell = (problems: readonly string[], count: number, fault: OutputFault | undefined): string => {
  const first = `The model's answer has not the form that was asked for: ${problems.at(-1)}.`
  if (fault !== undefined)
    return count === 1 ? first : `${first} It was asked ${count} times, and the usage is of all of them.`
  return `An answer was not of the form that was asked for (${problems.at(-1)}); the model was asked ${count} times, and the usage is of all of them.`
}

/** The request with a word on what was wrong: a model that only heard the same again would say the same again. */
export const withCorrection = (request: ModelRequest, { problem }: OutputFault): ModelRequest => {
  const { messages = [] } = request
  const last = messages.at(-1)
  if (last?.role !== 'user') return request
  const text = `An earlier answer to this was of no use: ${problem}. Answer again, in exactly the form that is asked for, with nothing around it.`
  return {
    ...request,
    messages: [...messages.slice(0, -1), { ...last, content: [...(last.content ?? []), { text }] }],
  }
}
