import type { PromptOverrideConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { PromptType } from '@aws-sdk/client-bedrock-agent-runtime'
import { notImplementedException } from '../../errors.ts'
import type { AgentContext } from './agent-context.ts'
import { callFunction } from './call-function.ts'
import { overrideOf } from './prompt.ts'
import type { Turn } from './turn.ts'
import { turnFailure } from './turn-failure.ts'

export interface PreProcessed {
  readonly isValid: boolean
  readonly rationale?: string
}

const PARSED: readonly string[] = ['PRE_PROCESSING', 'POST_PROCESSING']

/** AWS's words for a reply of a function that it cannot read. */
const UNREADABLE =
  'The server encountered an error processing the Lambda response. Check the Lambda response and retry the request'

/** @throws NotImplementedException for a parser that would not be asked. */
export const refuseParsers = ({
  promptOverrides,
}: {
  readonly promptOverrides?: PromptOverrideConfiguration | undefined
}): void => {
  const unbuilt = (promptOverrides?.promptConfigurations ?? []).find(
    ({ promptType = '', promptState, parserMode }) =>
      parserMode === 'OVERRIDDEN' && promptState !== 'DISABLED' && !PARSED.includes(promptType),
  )
  if (unbuilt !== undefined)
    throw notImplementedException(
      `An overrideLambda that parses the prompt type ${unbuilt.promptType} is not implemented.`,
      { hint: `There are parsers for ${PARSED.join(' and ')}: leave parserMode DEFAULT for other prompts.` },
    )
}

/** What the agent's function makes of the model's judgement; undefined where it has none. */
export const parsePreProcessing = async (
  raw: string,
  turn: Turn,
  context: AgentContext,
): Promise<PreProcessed | undefined> => {
  const reply = await parse('PRE_PROCESSING', 'preProcessingParsedResponse', raw, turn, context)
  if (reply === undefined) return undefined
  const { member, fail } = reply
  const { isValidInput, rationale } = member
  const isValid = typeof isValidInput === 'string' ? toBoolean(isValidInput) : isValidInput
  if (typeof isValid !== 'boolean') throw fail('isValidInput must be true or false')
  return { isValid, ...(typeof rationale === 'string' && { rationale }) }
}

const toBoolean = (text: string): boolean | undefined =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined

/** What the agent's function makes of the last answer; undefined where it has none. */
export const parsePostProcessing = async (
  raw: string,
  turn: Turn,
  context: AgentContext,
): Promise<string | undefined> => {
  const reply = await parse('POST_PROCESSING', 'postProcessingParsedResponse', raw, turn, context)
  if (reply === undefined) return undefined
  const { responseText } = reply.member
  if (typeof responseText !== 'string') throw reply.fail('responseText must be a text')
  return responseText
}

const parse = async (
  promptType: PromptType,
  name: string,
  raw: string,
  { definition, teller }: Turn,
  context: AgentContext,
) => {
  const lambda = definition.promptOverrides?.overrideLambda
  if (lambda === undefined || overrideOf(definition, promptType)?.parserMode !== 'OVERRIDDEN')
    return undefined
  const event = {
    messageVersion: '1.0',
    agent: {
      name: definition.name,
      id: teller.agentId ?? 'INLINE_AGENT',
      alias: teller.aliasId ?? 'INLINE_AGENT',
      version: teller.version ?? 'INLINE_AGENT',
    },
    invokeModelRawResponse: raw,
    promptType,
    overrideType: 'OUTPUT_PARSER',
  }
  const reply = await callFunction(lambda, event, context)
  const fail = (problem: string) =>
    turnFailure(UNREADABLE, `The parser ${lambda} returned a reply that cannot be read: ${problem}.`)
  if (!isObject(reply)) throw fail('it must be an object')
  if (reply.promptType !== promptType) throw fail(`promptType must be ${promptType}`)
  const member = Object.hasOwn(reply, name) ? reply[name] : undefined
  if (!isObject(member)) throw fail(`${name} must be an object`)
  return { member, fail: (problem: string) => fail(`${name}.${problem}`) }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
