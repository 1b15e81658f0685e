import { decodeMessages } from '../chat-completion/decode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { functions, toolCalls } from '../chat-completion/rules.ts'
import { decodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { unspokenFields } from '../native/additional-fields.ts'
import { checkBody, type MemberRules, malformed } from '../native/check-body.ts'
import { decodeInferenceConfig } from '../native/inference-config.ts'
import { isObject, type JsonObject, objectsIn } from '../native/json.ts'

export const MOST_TOKENS = 8_192
/** What a body without `max_tokens` asks for. */
const DEFAULT_TOKENS = 16

const string = { types: ['String'] } as const
const mayHold = () => false

const message: MemberRules = {
  required: ['role'],
  rules: {
    role: { types: ['String'], values: ['system', 'user', 'assistant', 'tool'] },
    // The guide's code has a text; its example of a call has an object with one.
    content: {
      types: ['Null', 'JSONObject', 'String'],
      members: { required: ['text'], rules: { text: string }, mayHold },
    },
    tool_calls: toolCalls,
    tool_call_id: string,
  },
  mayHold,
}

const penalty = { types: ['Number'], minimum: -2, maximum: 2 } as const

/**
 * The members and limits of the guide's table. It has no tools, but the answers have calls of them and the guide says
 * that the models call them, so that tools are taken here as OpenAI has them: unconfirmed, as are the roles.
 */
const members: MemberRules = {
  required: ['messages'],
  rules: {
    messages: { types: ['JSONArray'], minItems: 1, items: { types: ['JSONObject'], members: message } },
    temperature: { types: ['Number'], minimum: 0, maximum: 2 },
    top_p: { types: ['Number'], minimum: 0, maximum: 1 },
    max_tokens: { types: ['Integer'], minimum: 1, maximum: MOST_TOKENS },
    min_tokens: { types: ['Integer'], minimum: 0 },
    stop: { types: ['JSONArray'], maxItems: 4, items: { types: ['String'], minLength: 1 } },
    seed: { types: ['Null', 'Integer'] },
    presence_penalty: penalty,
    frequency_penalty: penalty,
    tools: functions,
    tool_choice: { types: ['JSONObject', 'String'], values: ['none', 'auto', 'required'] },
  },
}

/** @throws ValidationException */
export const decodeRequest = (value: unknown): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  checkLimits(body)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  const { toolConfig, remaining } = decodeTools(body.tools, body.tool_choice)
  return {
    ...decodeMessages(objectsIn(body.messages).map(withText)),
    ...config,
    ...(toolConfig !== undefined && { toolConfig }),
    ...unspokenFields(body, ['messages', 'tools', 'tool_choice', ...spoken], remaining),
  }
}

const withText = (given: JsonObject): JsonObject =>
  isObject(given.content) ? { ...given, content: given.content.text } : given

/** What the table says beyond a range of numbers. */
const checkLimits = ({ top_p, min_tokens = 0, max_tokens = DEFAULT_TOKENS }: JsonObject): void => {
  if (top_p === 0) throw malformed(['#/top_p: 0 is not greater than 0'])
  if (Number(min_tokens) > Number(max_tokens))
    throw malformed([`#/min_tokens: ${min_tokens} is not less or equal to ${max_tokens}`])
}

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body || 'text_prompts' in body)
    return 'Palmyra takes messages: [{"role": "user", "content": "..."}].'
  if ('inferenceConfig' in body || 'toolConfig' in body)
    return "This is Converse's form: call Converse with it, or send messages and max_tokens."
  return undefined
}
