import { decodeMessages } from '../chat-completion/decode-messages.ts'
import { inferenceNames } from '../chat-completion/inference-names.ts'
import { partsContent, toolCalls } from '../chat-completion/rules.ts'
import { decodeTools } from '../chat-completion/tools.ts'
import type { ModelRequest } from '../dialect.ts'
import { unspokenFields } from '../native/additional-fields.ts'
import { checkBody, isForBedrock, type MemberRules, malformed } from '../native/check-body.ts'
import { decodeInferenceConfig } from '../native/inference-config.ts'
import type { JsonObject } from '../native/json.ts'

const reasoning = { types: ['Null', 'String'] } as const
const tokens = { types: ['Null', 'Integer'], minimum: 1 } as const
const stopSequence = { types: ['String'], minLength: 1 } as const

const message: MemberRules = {
  required: ['role'],
  rules: {
    role: { types: ['String'], values: ['system', 'developer', 'user', 'assistant', 'tool'] },
    content: partsContent,
    // The models' chat templates have no place for it.
    name: { types: ['Null', 'String'] },
    tool_call_id: { types: ['String'] },
    tool_calls: toolCalls,
    reasoning_content: reasoning,
    reasoning,
    // Answers have it, so clients send it back.
    refusal: { types: ['Null'] },
  },
  mayHold: () => false,
}

/** The body of another operation or an older family, or said by the call itself. */
const neverHeld = [
  'prompt',
  'anthropic_version',
  'inferenceConfig',
  'toolConfig',
  'functions',
  'function_call',
]

/** https://platform.openai.com/docs/api-reference/chat/create, where the Bedrock user guide sends its readers. */
const members: MemberRules = {
  required: ['messages'],
  rules: {
    messages: { types: ['JSONArray'], minItems: 1, items: { types: ['JSONObject'], members: message } },
    model: { types: ['String'] },
    stream: { types: ['Boolean'] },
    max_completion_tokens: tokens,
    max_tokens: tokens,
    temperature: { types: ['Null', 'Number'], minimum: 0, maximum: 2 },
    top_p: { types: ['Null', 'Number'], minimum: 0, maximum: 1 },
    stop: { types: ['Null', 'String', 'JSONArray'], minLength: 1, items: stopSequence },
    reasoning_effort: { types: ['Null', 'String'] },
    tools: {
      types: ['JSONArray'],
      minItems: 1,
      items: {
        types: ['JSONObject'],
        members: {
          required: ['type'],
          rules: {
            type: { types: ['String'] },
            function: {
              types: ['JSONObject'],
              members: {
                required: ['name'],
                rules: { name: { types: ['String'] }, parameters: { types: ['JSONObject'] } },
                mayHold: () => true,
              },
            },
          },
          mayHold: () => true,
        },
      },
    },
    tool_choice: { types: ['JSONObject', 'String'], values: ['none', 'auto', 'required'] },
    response_format: { types: ['JSONObject'] },
  },
  // OpenAI has many members and adds to them; servers of other models have their own.
  mayHold: key => isForBedrock(key) || !neverHeld.includes(key),
}

/** @throws ValidationException */
export const decodeRequest = (value: unknown, model: string): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  checkModel(body, model)
  const { config, spoken } = decodeInferenceConfig(body, {
    max_completion_tokens: 'maxTokens',
    ...inferenceNames,
  })
  const { toolConfig, remaining } = decodeTools(body.tools, body.tool_choice)
  return {
    ...decodeMessages(body.messages as readonly JsonObject[]),
    ...config,
    ...(toolConfig !== undefined && { toolConfig }),
    ...unspokenFields(body, [...said, ...spoken], remaining),
  }
}

/** By the call, or elsewhere in the request. */
const said = ['messages', 'model', 'stream', 'tools', 'tool_choice']

/** The body may name the model, as the call did: a profile's ID ends with the model's. */
const checkModel = ({ model: named }: JsonObject, model: string): void => {
  if (typeof named !== 'string' || named === model || named.endsWith(`.${model}`)) return
  throw malformed(
    [`#/model: ${named.slice(0, 100)} is not a valid enum value`],
    'model is optional, and must be the modelId of the call where it is given.',
  )
}

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body) return 'This model takes messages: [{"role": "user", "content": "..."}].'
  if ('inferenceConfig' in body || 'toolConfig' in body)
    return "This is Converse's form: call Converse with it, or send messages, max_tokens and tools."
  if ('anthropic_version' in body)
    return 'This is the form of Claude: this model takes OpenAI chat completions.'
  if ('functions' in body || 'function_call' in body) return 'Use tools and tool_choice.'
  return undefined
}
