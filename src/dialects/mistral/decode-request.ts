import { decodeMessages } from '../chat-completion/decode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { functions, partsContent, textContent, toolCalls } from '../chat-completion/rules.ts'
import { decodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { unspokenFields } from '../native/additional-fields.ts'
import { checkBody, type MemberRules, type Rule } from '../native/check-body.ts'
import { decodeInferenceConfig } from '../native/inference-config.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { isChat } from './form.ts'
import { decodePrompt } from './prompt.ts'

/** @throws ValidationException */
export const decodeRequest = (value: unknown, model: string): ModelRequest =>
  isChat(model, value) ? decodeChat(value, model) : decodeText(value, model)

const unitInterval = { types: ['Number'], minimum: 0, maximum: 1 } as const
const sampling = {
  temperature: unitInterval,
  top_p: unitInterval,
  stop: { types: ['JSONArray'], maxItems: 10, items: { types: ['String'], minLength: 1 } },
} as const

const textMembers = (model: string): MemberRules => ({
  required: ['prompt'],
  rules: {
    prompt: { types: ['String'], minLength: 1 },
    max_tokens: { types: ['Integer'], minimum: 1, maximum: model.includes('mixtral') ? 4_096 : 8_192 },
    ...sampling,
    // Disabled for Large and Small.
    ...(/mistral-7b|mixtral/.test(model) && { top_k: { types: ['Integer'], minimum: 1, maximum: 200 } }),
  },
})

const decodeText = (value: unknown, model: string): ModelRequest => {
  const body = checkBody(value, textMembers(model), textHint)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  return {
    ...decodePrompt(String(body.prompt)),
    ...config,
    ...unspokenFields(body, ['prompt', ...spoken]),
  }
}

const message = (content: Rule): MemberRules => ({
  required: ['role'],
  rules: {
    role: { types: ['String'], values: ['system', 'user', 'assistant', 'tool'] },
    content,
    tool_calls: toolCalls,
    tool_call_id: { types: ['String'] },
  },
  mayHold: () => false,
})

const chatMembers = (model: string): MemberRules => {
  const content = model.includes('pixtral') ? partsContent : textContent
  return {
    required: ['messages'],
    rules: {
      messages: {
        types: ['JSONArray'],
        minItems: 1,
        items: { types: ['JSONObject'], members: message(content) },
      },
      max_tokens: { types: ['Integer'], minimum: 1 },
      ...sampling,
      tools: functions,
      tool_choice: { types: ['String'], values: ['auto', 'any', 'none'] },
    },
  }
}

const decodeChat = (value: unknown, model: string): ModelRequest => {
  const body = checkBody(value, chatMembers(model), chatHint)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  const { toolConfig, remaining } = decodeTools(body.tools, body.tool_choice)
  return {
    ...decodeMessages((body.messages as readonly unknown[]).filter(isObject)),
    ...config,
    ...(toolConfig !== undefined && { toolConfig }),
    ...unspokenFields(body, ['messages', 'tools', 'tool_choice', ...spoken], remaining),
  }
}

const textHint = (body: JsonObject): string | undefined => {
  if ('messages' in body)
    return 'This model takes a prompt: {"prompt": "<s>[INST] ... [/INST]", "max_tokens": 512}. Converse takes messages.'
  return converseHint(body)
}

const chatHint = (body: JsonObject): string | undefined => {
  if ('prompt' in body) return 'This model takes messages: [{"role": "user", "content": "..."}].'
  return converseHint(body)
}

const converseHint = (body: JsonObject): string | undefined =>
  'inferenceConfig' in body || 'toolConfig' in body
    ? "inferenceConfig and toolConfig are Converse's: call Converse with them."
    : undefined
