import { checkBody, type MemberRules, malformed, type Rule } from '../native/check-body.ts'
import { isObject, type JsonObject } from '../native/json.ts'

const string: Rule = { types: ['String'] }
const text: Rule = { types: ['String'], minLength: 1 }
const object: Rule = { types: ['JSONObject'] }
const integer = (minimum: number, maximum?: number): Rule => ({
  types: ['Integer'],
  minimum,
  ...(maximum !== undefined && { maximum }),
})
const fraction: Rule = { types: ['Number'], minimum: 0, maximum: 1 }
const nothingElse = () => false

const structure = (rules: Readonly<Record<string, Rule>>, required: readonly string[] = []): Rule => ({
  types: ['JSONObject'],
  members: { rules, required, mayHold: nothingElse },
})
const list = (items: Rule, minItems = 0): Rule => ({ types: ['JSONArray'], items, minItems })
const oneOf = (...values: string[]): Rule => ({ types: ['String'], values })

const source = structure({ bytes: text, s3Location: structure({ uri: text, bucketOwner: string }, ['uri']) })
const media = (...formats: string[]): Rule =>
  structure({ format: oneOf(...formats), source }, ['format', 'source'])

const image = media('jpeg', 'png', 'gif', 'webp')
const video = media('mkv', 'mov', 'mp4', 'webm', 'three_gp', 'flv', 'mpeg', 'mpg', 'wmv')
const audio = media('mp3', 'opus', 'wav', 'aac', 'flac', 'mp4', 'ogg', 'mkv')
const cachePoint = structure({ type: oneOf('default'), ttl: oneOf('5m', '1h') }, ['type'])
const toolUseId: Rule = { types: ['String'], minLength: 1, maxLength: 64, pattern: /^[a-zA-Z0-9_.:-]+$/ }
const name: Rule = { types: ['String'], minLength: 1, maxLength: 64, pattern: /^[a-zA-Z0-9_-]+$/ }

const block = structure({
  text,
  image,
  video,
  audio,
  cachePoint,
  toolUse: structure({ toolUseId, name, input: object }, ['toolUseId', 'name', 'input']),
  toolResult: structure(
    {
      toolUseId,
      content: list(structure({ text, json: object, image, video })),
      status: oneOf('success', 'error'),
    },
    ['toolUseId', 'content'],
  ),
  reasoningContent: structure({ reasoningText: structure({ text, signature: string }, ['text']) }, [
    'reasoningText',
  ]),
})

const message = structure({ role: oneOf('user', 'assistant'), content: list(block, 1) }, ['role', 'content'])
const reasoningConfig = structure({
  type: oneOf('enabled', 'disabled'),
  maxReasoningEffort: oneOf('low', 'medium', 'high'),
})

const toolSpec = structure(
  {
    name,
    description: text,
    inputSchema: structure({ json: object }, ['json']),
    strict: { types: ['Boolean'] },
  },
  ['name', 'inputSchema'],
)

/** Limits: https://docs.aws.amazon.com/nova/latest/nova2-userguide/request-response-schema.html */
const members: MemberRules = {
  required: ['messages'],
  rules: {
    schemaVersion: string,
    system: list(structure({ text, cachePoint })),
    messages: list(message, 1),
    inferenceConfig: structure({
      maxTokens: integer(1),
      // The guide says 0.00001, and elsewhere to send 0 for greedy decoding.
      temperature: fraction,
      topP: fraction,
      topK: integer(0, 128),
      stopSequences: list(text),
      reasoningConfig,
      // Nova's first guide wrote them so, and the models still take them.
      max_new_tokens: integer(1),
      top_p: fraction,
      top_k: integer(0, 128),
    }),
    toolConfig: structure(
      {
        tools: list(structure({ toolSpec, systemTool: structure({ name }, ['name']), cachePoint }), 1),
        toolChoice: structure({ auto: object, any: object, tool: structure({ name }, ['name']) }),
      },
      ['tools'],
    ),
    reasoningConfig,
  },
}

/** @throws ValidationException */
export const checkNovaBody = (body: unknown): JsonObject => {
  const checked = checkBody(body, members, hintFor)
  for (const [path, union] of unionsOf(checked)) {
    const { length } = Object.keys(union)
    if (length === 1) continue
    const bound = length === 0 ? 'minimum' : 'maximum'
    throw malformed([`#/${path}: ${bound} size: [1], found: [${length}]`])
  }
  return checked
}

/** Every object that is one thing out of several, with its path. */
const unionsOf = function* (body: JsonObject): Generator<[string, JsonObject]> {
  yield* objectsIn(body.system, 'system')
  for (const [path, { content }] of objectsIn(body.messages, 'messages'))
    for (const [at, block] of objectsIn(content, `${path}/content`)) {
      yield [at, block]
      yield* mediaSources(block, at)
      if (isObject(block.toolResult))
        for (const [inner, result] of objectsIn(block.toolResult.content, `${at}/toolResult/content`)) {
          yield [inner, result]
          yield* mediaSources(result, inner)
        }
    }
  const { toolConfig } = body
  if (!isObject(toolConfig)) return
  yield* objectsIn(toolConfig.tools, 'toolConfig/tools')
  if (isObject(toolConfig.toolChoice)) yield ['toolConfig/toolChoice', toolConfig.toolChoice]
}

const mediaSources = function* (block: JsonObject, path: string): Generator<[string, JsonObject]> {
  for (const kind of ['image', 'video', 'audio']) {
    const holder = block[kind]
    if (isObject(holder) && isObject(holder.source)) yield [`${path}/${kind}/source`, holder.source]
  }
}

const objectsIn = function* (values: unknown, path: string): Generator<[string, JsonObject]> {
  if (Array.isArray(values))
    for (const [index, value] of values.entries()) if (isObject(value)) yield [`${path}/${index}`, value]
}

const hintFor = (body: JsonObject): string | undefined => {
  if ('inputText' in body || 'prompt' in body) return 'Nova takes messages, not one text.'
  if ('anthropic_version' in body || 'max_tokens' in body)
    return "Nova's limits are in inferenceConfig: maxTokens, temperature, topP, topK."
  if ('additionalModelRequestFields' in body)
    return "In InvokeModel's body topK is a member of inferenceConfig itself."
  return undefined
}
