import { decodeMessages } from '../chat-completion/decode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import type { ModelRequest } from '../dialect.ts'
import { unspokenFields } from '../native/additional-fields.ts'
import { checkBody, type MemberRules } from '../native/check-body.ts'
import { decodeInferenceConfig } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'

const message: MemberRules = {
  required: ['role', 'content'],
  rules: {
    role: { types: ['String'], values: ['system', 'user', 'assistant'] },
    content: { types: ['String'] },
  },
  mayHold: () => false,
}

const penalty = { types: ['Number'] } as const

/** Limits: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-jamba.html */
const members: MemberRules = {
  required: ['messages'],
  rules: {
    messages: { types: ['JSONArray'], minItems: 1, items: { types: ['JSONObject'], members: message } },
    temperature: { types: ['Number'], minimum: 0, maximum: 2 },
    top_p: { types: ['Number'], minimum: 0, maximum: 1 },
    max_tokens: { types: ['Integer'], minimum: 0, maximum: 4_096 },
    stop: { types: ['String', 'JSONArray'], minLength: 1, items: { types: ['String'], minLength: 1 } },
    n: { types: ['Integer'], minimum: 1, maximum: 16 },
    frequency_penalty: penalty,
    presence_penalty: penalty,
  },
}

/** @throws ValidationException */
export const decodeRequest = (value: unknown): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  return {
    ...decodeMessages(body.messages as readonly JsonObject[]),
    ...config,
    ...unspokenFields(body, ['messages', ...spoken]),
  }
}

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body) return 'This is the form of Jurassic: Jamba takes messages.'
  if ('inferenceConfig' in body || 'toolConfig' in body)
    return "This is Converse's form: call Converse with it, or send messages and max_tokens."
  return undefined
}
