import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { isClaude } from './claude.ts'
import { refuse } from './refuse.ts'

/** The user guide's "Supported models and model features". */
const WITHOUT = /^(ai21\.j2|amazon\.titan-text|cohere\.command-(light-)?text|mistral\.(mistral-7b|mixtral))/

/**
 * Instructions go to models that know of them; within the conversation, to Claude only.
 *
 * @throws ValidationException
 */
export const checkSystem = ({ system = [], messages = [] }: ModelRequest, model: FoundationModel): void => {
  const unknown = system.length > 0 && WITHOUT.test(model.id)
  const misplaced = !isClaude(model) && messages.some(({ role }) => role === 'system')
  if (!unknown && !misplaced) return
  throw refuse(
    `This model doesn't support system messages. Try again without a system message or use a model that supports system messages.`,
    unknown
      ? `${model.id} has no system prompt. Write the instructions at the head of the first message.`
      : `${model.id} takes instructions in the system field, not as a message.`,
  )
}
