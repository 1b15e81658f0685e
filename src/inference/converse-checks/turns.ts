import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { isClaudeFrom } from './claude.ts'
import { refuse, refuseAsModel } from './refuse.ts'

/**
 * A conversation has turns, begins with the user's and alternates. A turn of the system changes neither.
 *
 * @throws ValidationException
 */
export const checkTurns = ({ messages }: ModelRequest, model: FoundationModel): void => {
  if (messages === undefined)
    throw refuse(
      `1 validation error detected: Value null at 'messages' failed to satisfy constraint: Member must not be null`,
      'Send messages, or name a prompt of prompt management as the model.',
    )
  let previous: string | undefined
  for (const [index, { role }] of messages.entries()) {
    if (role === 'system') continue
    if (previous === undefined && role !== 'user') throw notTheUsers(`messages.${index} is of the ${role}`)
    if (role === previous)
      throw refuse(
        'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
        `Two turns of the ${role} follow each other, the second at messages.${index}. Join their content into one message.`,
      )
    previous = role
  }
  if (previous === undefined) throw notTheUsers('messages holds no turn')
  if (previous === 'assistant') checkPrefill(model)
}

const notTheUsers = (what: string) =>
  refuse(
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    `${what}. Send the question as a message of the user; cut a long history before one of those.`,
  )

/** Claude took a begun answer up to 4.5; these families never did. */
const NEVER_PREFILLED = /^(meta\.|mistral\.(mistral-7b|mixtral|mistral-(large|small)-24))/

const checkPrefill = (model: FoundationModel): void => {
  if (isClaudeFrom(model, 4, 6))
    throw refuseAsModel(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
      `${model.id} does not go on from a begun answer. Drop the last message, and ask for the form in the prompt or by outputConfig.`,
    )
  if (NEVER_PREFILLED.test(model.id))
    throw refuse(
      'The model that you are using requires the last turn in the conversation to be a user message. Add a user message to the conversation and try again.',
      `${model.id} does not go on from a begun answer. Drop the last message, and ask for the form in the prompt.`,
    )
}
