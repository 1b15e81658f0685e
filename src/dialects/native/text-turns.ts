import type { Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { kindOf, noToolUse, unsupportedBlock, unsupportedField } from './refusals.ts'

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/**
 * The conversation of a request to a family that takes only text.
 *
 * @throws ValidationException for what else it holds.
 */
export const turnsOf = (request: ModelRequest): Turn[] => {
  if (request.toolConfig !== undefined) throw noToolUse()
  refuseOutputConfig(request)
  return (request.messages ?? []).map(message => ({ role: roleOf(message), text: textOf(message) }))
}

export const roleOf = ({ role }: Message): Turn['role'] => (role === 'assistant' ? 'assistant' : 'user')

/** @throws ValidationException */
export const refuseOutputConfig = ({ outputConfig }: ModelRequest): void => {
  if (outputConfig !== undefined) throw unsupportedField('outputConfig')
}

/** The system prompt as one text; undefined where there is none. @throws ValidationException */
export const systemOf = ({ system }: ModelRequest): string | undefined => {
  if (system === undefined || system.length === 0) return undefined
  return system.map(block => block.text ?? refuse(block)).join('\n\n')
}

/** @throws ValidationException */
export const textOf = ({ content = [] }: Message): string =>
  content.map(block => block.text ?? refuse(block)).join('\n\n')

/** @throws ValidationException */
export const refuse = (block: object): never => {
  const kind = kindOf(block)
  throw kind === 'toolUse' || kind === 'toolResult' ? noToolUse() : unsupportedBlock(kind)
}

/**
 * The messages that turns make; undefined for turns no conversation has: not by turns, or not begun by the user.
 * A last turn of the assistant without text is its cue, with text its beginning.
 */
export const toMessages = (turns: readonly Turn[]): Message[] | undefined => {
  const isCued = turns.at(-1)?.role === 'assistant' && turns.at(-1)?.text === ''
  const said = isCued ? turns.slice(0, -1) : turns
  const isConversation =
    said.length > 0 &&
    said.every(({ role, text }, index) => text !== '' && role === (index % 2 === 0 ? 'user' : 'assistant'))
  if (!isConversation) return undefined
  return said.map(({ role, text }) => ({ role, content: [{ text }] }))
}
