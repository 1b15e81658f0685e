import type { KnowledgeBaseConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { type EnvelopeProblem, MAXIMUM_REPLY_BYTES, validateEnvelope } from 'outcrop-action-group'
import { FunctionFailure } from '../../functions/function-failure.ts'
import type { Functions } from '../../functions/functions.ts'
import { turnFailure } from './turn-failure.ts'

/** What an action came to. */
export interface ActionResult {
  readonly text: string
  /** An API operation that has answered with a status of 400 or more. */
  readonly isError?: boolean
  /** The handler has asked that the model tries again. */
  readonly reprompts?: boolean
  readonly attributes?: Readonly<Record<string, string>>
  readonly promptAttributes?: Readonly<Record<string, string>>
  /** How bases are searched from now on. */
  readonly retrieval?: readonly KnowledgeBaseConfiguration[]
  /** What is wrong with the envelope, where it went to the model all the same. */
  readonly faults?: string
}

export interface ActionCall {
  readonly lambda: string
  readonly event: object
  readonly envelopes: 'strict' | 'silent'
  readonly signal: AbortSignal
}

/** AWS's words, as users of Bedrock have reported them. */
const BAD_ENVELOPE =
  'The server encountered an error processing the Lambda response. Check the Lambda response and retry the request'
const failedFunction = (lambda: string) =>
  `Your request couldn't be completed. Lambda function ${lambda} encountered a problem while processing request.The error message from the Lambda function is Unhandled. Check the Lambda function log for error details, then try your request again after fixing the error.`

/** 25 KB however they are written, with escapes and blanks: a longer reply is none that Bedrock takes, and is not even read. */
const MOST_BYTES = 4 * MAXIMUM_REPLY_BYTES

/** @throws TurnFailure for a handler that fails, and for an envelope that Bedrock could not read. */
export const runAction = async (
  { lambda, event, envelopes, signal }: ActionCall,
  functions: Pick<Functions, 'invoke'>,
): Promise<ActionResult> => {
  const reply = await invoke(lambda, event, functions, signal)
  const envelope = validateEnvelope(reply, event)
  if (!envelope.ok) {
    const faults = describeProblems(envelope.problems)
    if (envelopes === 'silent') return { text: silentText(reply), faults }
    throw turnFailure(
      BAD_ENVELOPE,
      `The handler ${lambda} returned an envelope that cannot be read: ${faults}`,
    )
  }
  const { body, sessionAttributes, promptSessionAttributes, knowledgeBasesConfiguration } = envelope
  const state = envelope.form === 'function' ? envelope.responseState : undefined
  if (state === 'FAILURE')
    throw turnFailure(
      BAD_ENVELOPE,
      `The handler ${lambda} answered with responseState FAILURE: ${excerpt(body)}`,
    )
  const isFailed = envelope.form === 'api' && envelope.httpStatusCode >= 400
  return {
    text: body === '' && isFailed ? `HTTP ${envelope.httpStatusCode}` : body,
    ...(isFailed && { isError: true }),
    ...(state === 'REPROMPT' && { reprompts: true }),
    ...(sessionAttributes !== undefined && { attributes: sessionAttributes }),
    ...(promptSessionAttributes !== undefined && { promptAttributes: promptSessionAttributes }),
    ...(knowledgeBasesConfiguration !== undefined && {
      retrieval: knowledgeBasesConfiguration as readonly KnowledgeBaseConfiguration[],
    }),
  }
}

const invoke = async (
  lambda: string,
  event: object,
  functions: Pick<Functions, 'invoke'>,
  signal: AbortSignal,
): Promise<unknown> => {
  try {
    return await functions.invoke({ name: lambda, event, signal, mostBytes: MOST_BYTES })
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error
    if (error.kind === 'too large')
      throw turnFailure(BAD_ENVELOPE, `${error.message} Bedrock takes 25 KB.`, error)
    throw turnFailure(failedFunction(lambda), error.message, error)
  }
}

const describeProblems = (problems: readonly EnvelopeProblem[]): string =>
  problems
    .map(({ path, problem, hint }) => `${path === '' ? 'the reply' : path} ${problem}. ${hint}`)
    .join(' ')

const LONGEST_SILENT = 25 * 1024

/** Bedrock has been seen to go on with whatever it could make of such a reply; what of it exactly is not documented. */
const silentText = (reply: unknown): string => (JSON.stringify(reply) ?? '').slice(0, LONGEST_SILENT)

const excerpt = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)} ...` : text)
