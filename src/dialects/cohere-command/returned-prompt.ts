import { isObject, type JsonObject, objectsIn } from '../native/json.ts'

const tokens = { SYSTEM: '<|SYSTEM_TOKEN|>', USER: '<|USER_TOKEN|>', CHATBOT: '<|CHATBOT_TOKEN|>' }

/**
 * The prompt that Command R puts in its answer where the body has `return_prompt`; undefined where it has not.
 *
 * The guide has the member and no example, so the text is unconfirmed: the turns in the model's own template, without
 * documents and tools, which Cohere writes into the prompt in words that Bedrock does not document.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command-r-plus.html
 */
export const returnedPrompt = (body: unknown): string | undefined => {
  if (!isObject(body) || body.return_prompt !== true) return undefined
  if (body.raw_prompting === true) return String(body.message)
  const turns: JsonObject[] = [
    { role: 'SYSTEM', message: body.preamble },
    ...objectsIn(body.chat_history),
    { role: 'USER', message: body.message },
  ]
  return `<BOS_TOKEN>${turns.map(writeTurn).join('')}<|START_OF_TURN_TOKEN|>${tokens.CHATBOT}`
}

const writeTurn = ({ role, message }: JsonObject): string => {
  const token = role === 'SYSTEM' || role === 'USER' || role === 'CHATBOT' ? tokens[role] : undefined
  if (token === undefined || typeof message !== 'string' || message === '') return ''
  return `<|START_OF_TURN_TOKEN|>${token}${message}<|END_OF_TURN_TOKEN|>`
}
