import type { InvocationInputMember, InvocationResultMember } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { contentOf, parametersOf } from './action-event.ts'
import type { CalledAction, PendingCall, PendingTurn } from './agent-session.ts'
import type { Action } from './agent-tool.ts'
import type { CallerResult } from './turn.ts'
import type { Teller } from './turn-event.ts'

/** What one payload may ask for: the description's own limit. */
export const MOST_CALLS = 5

/** Who has to do something before an action has a result; undefined where a handler of ours runs it. */
export const wantedFromCaller = ({
  group: { executor },
  needsConfirmation,
}: Action): PendingCall['wanted'] | undefined => {
  const runsHere = executor !== undefined && 'lambda' in executor && executor.lambda !== undefined
  if (runsHere) return needsConfirmation ? 'USER_CONFIRMATION' : undefined
  return needsConfirmation ? 'USER_CONFIRMATION_AND_RESULT' : 'RESULT'
}

export const calledAction = ({ group, target }: Action, { agentId }: Teller): CalledAction => ({
  ...(agentId !== undefined && { agentId }),
  actionGroup: group.name,
  ...('function' in target
    ? { ...(target.function.name !== undefined && { function: target.function.name }) }
    : { apiPath: target.operation.path, httpMethod: target.operation.method }),
})

/** A call, as the caller is asked for it. */
export const toAsk = (
  { input, wanted, called }: PendingCall,
  action: Action,
  { collaboratorName }: Teller,
): InvocationInputMember => {
  const parameters = parametersOf(action, input)
  const whose = {
    ...called,
    actionInvocationType: wanted,
    ...(collaboratorName !== undefined && { collaboratorName }),
    parameters,
  }
  if ('function' in action.target) return { functionInvocationInput: whose }
  const content = contentOf(action, input)
  return {
    apiInvocationInput: {
      ...whose,
      ...(content !== undefined && {
        requestBody: { content: { [content.contentType]: { properties: content.properties } } },
      }),
    },
  }
}

/** The agent's own calls, then those of its collaborators, as they were asked for. */
export const pendingCalls = ({ calls, inner }: PendingTurn): readonly PendingCall[] => [
  ...calls,
  ...inner.flatMap(({ turn }) => pendingCalls(turn)),
]

/**
 * The caller's results in the order of the calls.
 *
 * @throws ValidationException for a result of something that was not asked for, and for a call without one.
 */
export const matchResults = (
  calls: readonly PendingCall[],
  results: readonly InvocationResultMember[],
): readonly CallerResult[] => {
  const left = [...results]
  const matched = calls.map(call => {
    const at = left.findIndex(result => isFor(call.called, result))
    const [result] = at === -1 ? [] : left.splice(at, 1)
    if (result === undefined)
      throw validationException(
        `returnControlInvocationResults has no result for the ${describe(call)} that was asked for.`,
        {
          hint: 'Send one result for each of the invocationInputs, with the same actionGroup and function, or apiPath and httpMethod.',
        },
      )
    return readResult(call, result)
  })
  if (left.length > 0)
    throw validationException(
      'returnControlInvocationResults has a result of something that was not asked for.',
      {
        hint: 'Each result repeats the actionGroup and the function, or the apiPath and httpMethod, of one of the invocationInputs.',
      },
    )
  return matched
}

/** An agent's ID may be left out. */
const isFor = (called: CalledAction, { functionResult, apiResult }: InvocationResultMember): boolean => {
  const { agentId, actionGroup } = functionResult ?? apiResult ?? {}
  if (actionGroup !== called.actionGroup || (agentId !== undefined && agentId !== called.agentId))
    return false
  if (called.apiPath === undefined)
    return functionResult !== undefined && functionResult.function === called.function
  return apiResult?.apiPath === called.apiPath && apiResult.httpMethod?.toUpperCase() === called.httpMethod
}

const describe = ({ called }: PendingCall): string =>
  called.apiPath === undefined
    ? `function ${called.function} of ${called.actionGroup}`
    : `operation ${called.httpMethod} ${called.apiPath} of ${called.actionGroup}`

const readResult = (
  call: PendingCall,
  { functionResult, apiResult }: InvocationResultMember,
): CallerResult => {
  const { wanted } = call
  const { responseBody = {}, responseState, confirmationState } = functionResult ?? apiResult ?? {}
  if (wanted !== 'RESULT' && confirmationState === undefined)
    throw validationException(`The result of the ${describe(call)} needs confirmationState CONFIRM or DENY.`)
  const bodies = Object.values(responseBody).map(({ body = '' }) => body)
  const needsBody = wanted !== 'USER_CONFIRMATION' && confirmationState !== 'DENY'
  if (needsBody && bodies.length === 0)
    throw validationException(`The result of the ${describe(call)} has no responseBody.`)
  const status = apiResult?.httpStatusCode
  const text = bodies.join('\n')
  const isFailed = status !== undefined && status >= 400
  return {
    text: isFailed && text === '' ? `HTTP ${status}` : text,
    ...(isFailed && { isError: true }),
    ...(responseState !== undefined && { state: responseState }),
    ...(confirmationState !== undefined && { confirmation: confirmationState }),
  }
}
