import type { KnowledgeBaseConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { type EnvelopeProblem, validateEnvelope } from 'outcrop-action-group'
import type { Functions } from '../../functions/functions.ts'
import { callFunction } from './call-function.ts'
import { turnFailure } from './turn-failure.ts'

/** What an action came to. */
export interface ActionResult {
  readonly text: string
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

/** @throws TurnFailure for a handler that fails, and for an envelope that Bedrock could not read. */
export const runAction = async (
  { lambda, event, envelopes, signal }: ActionCall,
  functions: Pick<Functions, 'invoke'>,
): Promise<ActionResult> => {
  const reply = await callFunction(lambda, event, { functions, signal })
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
  return {
    text:
      envelope.form === 'api' && envelope.httpStatusCode >= 400
        ? `HTTP ${envelope.httpStatusCode}: ${body}`
        : body,
    ...(state === 'REPROMPT' && { reprompts: true }),
    ...(sessionAttributes !== undefined && { attributes: sessionAttributes }),
    ...(promptSessionAttributes !== undefined && { promptAttributes: promptSessionAttributes }),
    ...(knowledgeBasesConfiguration !== undefined && {
      retrieval: knowledgeBasesConfiguration as readonly KnowledgeBaseConfiguration[],
    }),
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
