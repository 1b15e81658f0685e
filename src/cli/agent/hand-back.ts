import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type {
  InvocationInputMember,
  InvocationResultMember,
  ReturnControlPayload,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { AgentError } from './agent-error.ts'
import { oneLine } from './plain-text.ts'

/** What a caller sends for what an agent has handed over to it: members of `sessionState`. */
export interface HandedBack {
  readonly invocationId?: string
  readonly returnControlInvocationResults: readonly InvocationResultMember[]
}

const WIDEST = 100

/** What the agent wants of its caller. */
export const describeWanted = ({ invocationInputs = [] }: ReturnControlPayload): string[] =>
  invocationInputs.map(
    input => `${describeInput(input)}: ${wantsConfirmation(input) ? 'confirm it' : 'run it'}`,
  )

const describeInput = (input: InvocationInputMember): string => {
  const { functionInvocationInput: named, apiInvocationInput: api } = input
  const members = Object.values(api?.requestBody?.content ?? {}).flatMap(({ properties = [] }) => properties)
  return `${nameOf(input)}(${given([...(named?.parameters ?? api?.parameters ?? []), ...members])})`
}

const nameOf = ({ functionInvocationInput: named, apiInvocationInput: api }: InvocationInputMember): string =>
  oneLine(
    named === undefined
      ? `${api?.actionGroup} ${api?.httpMethod} ${api?.apiPath}`
      : `${named.actionGroup}.${named.function}`,
    WIDEST,
  )

const given = (
  parameters: readonly { name?: string | undefined; value?: string | undefined }[] = [],
): string => oneLine(parameters.map(({ name, value }) => `${name}: ${value}`).join(', '), WIDEST)

const wantsConfirmation = (input: InvocationInputMember): boolean => wantedOf(input) !== 'RESULT'

const wantedOf = ({ functionInvocationInput, apiInvocationInput }: InvocationInputMember): string =>
  (functionInvocationInput ?? apiInvocationInput)?.actionInvocationType ?? 'RESULT'

/** Results with an answer for each input. @param answerOf undefined is a refusal where a confirmation is wanted. */
const resultsOf = (
  { invocationId, invocationInputs = [] }: ReturnControlPayload,
  answerOf: (input: InvocationInputMember) => string | undefined,
): HandedBack => ({
  ...(invocationId !== undefined && { invocationId }),
  returnControlInvocationResults: invocationInputs.map(input => toResult(input, answerOf(input))),
})

const toResult = (input: InvocationInputMember, answer: string | undefined): InvocationResultMember => {
  const { functionInvocationInput: named, apiInvocationInput: api } = input
  const more = {
    ...(wantsConfirmation(input) && {
      confirmationState: answer === undefined ? ('DENY' as const) : ('CONFIRM' as const),
    }),
    ...(answer !== undefined &&
      wantedOf(input) !== 'USER_CONFIRMATION' && {
        responseBody: { [named === undefined ? 'application/json' : 'TEXT']: { body: answer } },
      }),
  }
  if (named !== undefined)
    return { functionResult: { actionGroup: named.actionGroup, function: named.function, ...more } }
  return {
    apiResult: {
      actionGroup: api?.actionGroup,
      apiPath: api?.apiPath,
      httpMethod: api?.httpMethod,
      httpStatusCode: 200,
      ...more,
    },
  }
}

/** A file to fill in. */
export const templateOf = (payload: ReturnControlPayload): string =>
  JSON.stringify(resultsOf(payload, () => 'the result'))

/** @throws AgentError */
export const readAnswer = (file: string): HandedBack => {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new AgentError(`${file} cannot be read: ${(cause as Error).message}.`, { cause })
  }
  const state = Array.isArray(value) ? { returnControlInvocationResults: value } : value
  if (
    typeof state === 'object' &&
    state !== null &&
    'returnControlInvocationResults' in state &&
    Array.isArray(state.returnControlInvocationResults)
  )
    return state as unknown as HandedBack
  throw new AgentError(
    `${file} holds no results: {"returnControlInvocationResults": [...]}, as the agent's question shows them.`,
  )
}

/** Asks who sits there. */
export const askPerson = async (payload: ReturnControlPayload): Promise<HandedBack> => {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const answers = new Map<InvocationInputMember, string | undefined>()
  try {
    for (const input of payload.invocationInputs ?? []) {
      const isConfirmed =
        !wantsConfirmation(input) ||
        /^y(es)?$/i.test((await reader.question(`${nameOf(input)}: do it? [y/N] `)).trim())
      const wantsText = isConfirmed && wantedOf(input) !== 'USER_CONFIRMATION'
      answers.set(
        input,
        wantsText ? await reader.question(`${nameOf(input)}: its result? `) : isConfirmed ? '' : undefined,
      )
    }
  } finally {
    reader.close()
  }
  return resultsOf(payload, input => answers.get(input))
}
