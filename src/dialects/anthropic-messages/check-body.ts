import { validationException } from '../../errors.ts'
import { checkBody, isForBedrock, type MemberRules } from '../native/check-body.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import type { Body } from './body.ts'

const string = { types: ['String'] } as const
const object = { types: ['JSONObject'] } as const
const strings = { types: ['JSONArray'], items: string } as const

const message: MemberRules = {
  required: ['role', 'content'],
  rules: {
    // A system message gets a sentence of its own from the model.
    role: { types: ['String'], values: ['user', 'assistant', 'system'] },
    content: { types: ['String', 'JSONArray'], minItems: 1 },
  },
  mayHold: () => false,
}

/** Limits: model-parameters-anthropic-claude-messages-request-response.html of the Bedrock user guide. */
const members: MemberRules = {
  required: ['messages', 'max_tokens', 'anthropic_version'],
  rules: {
    messages: { types: ['JSONArray'], minItems: 1, items: { types: ['JSONObject'], members: message } },
    max_tokens: { types: ['Integer'], minimum: 1 },
    anthropic_version: string,
    anthropic_beta: strings,
    system: { types: ['String', 'JSONArray'] },
    stop_sequences: { ...strings, maxItems: 8191 },
    temperature: { types: ['Number'], minimum: 0, maximum: 1 },
    top_p: { types: ['Number'], minimum: 0, maximum: 1 },
    top_k: { types: ['Integer'], minimum: 0, maximum: 500 },
    tools: { types: ['JSONArray'], items: object },
    tool_choice: object,
    thinking: object,
    metadata: object,
    output_config: object,
    context_management: object,
  },
}

/** The call says it, or it belongs to another operation or an older family: no beta adds these. */
const neverAdded = ['model', 'stream', 'prompt', 'max_tokens_to_sample', 'inferenceConfig', 'toolConfig']

const withBeta: MemberRules = {
  ...members,
  // A beta may add members that nobody here knows yet.
  mayHold: key => isForBedrock(key) || !neverAdded.includes(key),
}

/**
 * The body, if its members are what the family takes; content blocks and tools are not looked into.
 *
 * @throws ValidationException
 */
export const checkMessagesBody = (body: unknown): Body => {
  const beta = isObject(body) ? body.anthropic_beta : undefined
  const { anthropic_version: version } = checkBody(
    body,
    Array.isArray(beta) && beta.length > 0 ? withBeta : members,
    hintFor,
  )
  // https://github.com/boto/boto3/issues/4218
  if (version !== 'bedrock-2023-05-31')
    throw validationException(`Invalid API version: ${version}`, {
      hint: 'On Bedrock anthropic_version is always "bedrock-2023-05-31".',
    })
  return body as Body
}

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body || 'max_tokens_to_sample' in body)
    return 'This is the text completion form of Claude 2. Claude 3 and later take anthropic_version, max_tokens and messages.'
  if ('inferenceConfig' in body || 'toolConfig' in body)
    return "This is Converse's form: call Converse with it, or send anthropic_version, max_tokens and messages."
  if ('model' in body || 'stream' in body)
    return 'Leave out model and stream: modelId names the model, and InvokeModelWithResponseStream streams.'
  if (!('anthropic_version' in body)) return 'Add "anthropic_version": "bedrock-2023-05-31".'
  return undefined
}
