import { isObject } from '../native/json.ts'

/**
 * Which of Mistral's two forms a model takes; Mistral Large 24.02 takes both.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-chat-completion.html
 */
export const takesMessages = (model: string): boolean => /mistral-large-2|pixtral-large/.test(model)

const takesPrompt = (model: string): boolean => !/mistral-large-2407|pixtral-large/.test(model)

/** Whether a body is of the chat form, and so its answer. */
export const isChat = (model: string, body: unknown): boolean =>
  takesMessages(model) && (!takesPrompt(model) || (isObject(body) && Object.hasOwn(body, 'messages')))
