import type {
  InvocationInputMember,
  InvocationResultMember,
  ReturnControlPayload,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../../errors.ts'
import { contentOf, parametersOf } from './action-event.ts'
import type { PendingCall } from './agent-session.ts'
import type { Action } from './agent-tool.ts'

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

export const toPayload = (
  invocationId: string,
  calls: readonly { readonly call: PendingCall; readonly action: Action }[],
  from: { readonly agentId?: string; readonly collaboratorName?: string },
): ReturnControlPayload => ({
  invocationId,
  invocationInputs: calls.map(({ call, action }) => toMember(call, action, from)),
})

const toMember = (
  { input, wanted }: PendingCall,
  action: Action,
  from: { readonly agentId?: string; readonly collaboratorName?: string },
): InvocationInputMember => {
  const whose = { actionGroup: action.group.name, actionInvocationType: wanted, ...from }
  const parameters = parametersOf(action, input)
  if ('function' in action.target)
    return { functionInvocationInput: { ...whose, function: action.target.function.name, parameters } }
  const content = contentOf(action, input)
  const { path, method } = action.target.operation
  return {
    apiInvocationInput: {
      ...whose,
      apiPath: path,
      httpMethod: method,
      parameters,
      ...(content !== undefined && {
        requestBody: { content: { [content.contentType]: { properties: content.properties } } },
      }),
    },
  }
}

/** What the caller says of one call. */
export interface CallerResult {
  readonly text: string
  readonly state?: 'FAILURE' | 'REPROMPT'
  readonly confirmation?: 'CONFIRM' | 'DENY'
}

/**
 * The caller's results in the order of the calls.
 *
 * @throws ValidationException for a result of something that was not asked for, and for a call without one.
 */
export const matchResults = (
  calls: readonly { readonly call: PendingCall; readonly action: Action }[],
  results: readonly InvocationResultMember[],
): readonly CallerResult[] => {
  const left = [...results]
  const matched = calls.map(({ call, action }) => {
    const at = left.findIndex(result => isFor(action, result))
    const [result] = at === -1 ? [] : left.splice(at, 1)
    if (result === undefined)
      throw validationException(
        `returnControlInvocationResults has no result for the ${describe(action)} that was asked for.`,
        {
          hint: 'Send one result for each of the invocationInputs, with the same actionGroup and function, or apiPath and httpMethod.',
        },
      )
    return readResult(call, action, result)
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

const isFor = ({ group, target }: Action, { functionResult, apiResult }: InvocationResultMember): boolean => {
  if ('function' in target)
    return functionResult?.actionGroup === group.name && functionResult.function === target.function.name
  return (
    apiResult?.actionGroup === group.name &&
    apiResult.apiPath === target.operation.path &&
    apiResult.httpMethod?.toUpperCase() === target.operation.method
  )
}

const describe = ({ group, target }: Action): string =>
  'function' in target
    ? `function ${target.function.name} of ${group.name}`
    : `operation ${target.operation.method} ${target.operation.path} of ${group.name}`

const readResult = (
  { wanted }: PendingCall,
  action: Action,
  { functionResult, apiResult }: InvocationResultMember,
): CallerResult => {
  const { responseBody = {}, responseState, confirmationState } = functionResult ?? apiResult ?? {}
  if (wanted !== 'RESULT' && confirmationState === undefined)
    throw validationException(
      `The result of the ${describe(action)} needs confirmationState CONFIRM or DENY.`,
    )
  const bodies = Object.values(responseBody).map(({ body = '' }) => body)
  const needsBody = wanted !== 'USER_CONFIRMATION' && confirmationState !== 'DENY'
  if (needsBody && bodies.length === 0)
    throw validationException(`The result of the ${describe(action)} has no responseBody.`)
  const status = apiResult?.httpStatusCode
  const text = bodies.join('\n')
  return {
    text: status !== undefined && status >= 400 ? `HTTP ${status}: ${text}` : text,
    ...(responseState !== undefined && { state: responseState }),
    ...(confirmationState !== undefined && { confirmation: confirmationState }),
  }
}
