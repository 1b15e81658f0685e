import type {
  ContentBlock,
  InferenceConfiguration,
  Message,
  SystemContentBlock,
  ToolConfiguration,
  ToolResultContentBlock,
} from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields, unspokenFields } from '../native/additional-fields.ts'
import { withBase64 } from '../native/bytes.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { kindOf, unsupportedBlock } from '../native/refusals.ts'
import { refuseOutputConfig } from '../native/text-turns.ts'
import { checkNovaBody } from './check-body.ts'

/** @throws ValidationException */
export const decodeRequest = (value: unknown): ModelRequest => {
  const body = checkNovaBody(value)
  const { config, remaining } = decodeInferenceConfig(body.inferenceConfig)
  return {
    messages: (body.messages as readonly JsonObject[]).map(decodeMessage),
    ...(config !== undefined && { inferenceConfig: config }),
    ...(Array.isArray(body.system) &&
      body.system.length > 0 && { system: body.system as SystemContentBlock[] }),
    ...(body.toolConfig !== undefined && { toolConfig: body.toolConfig as unknown as ToolConfiguration }),
    ...unspokenFields(
      body,
      ['schemaVersion', 'system', 'messages', 'inferenceConfig', 'toolConfig'],
      Object.keys(remaining).length > 0 ? { inferenceConfig: remaining } : {},
    ),
  }
}

const decodeInferenceConfig = (
  given: unknown,
): { config?: InferenceConfiguration; remaining: JsonObject } => {
  if (!isObject(given)) return { remaining: {} }
  const { max_new_tokens, top_p, top_k, ...rest } = given
  const { maxTokens = max_new_tokens, topP = top_p, temperature, stopSequences, ...unspoken } = rest
  const config: JsonObject = present({ maxTokens, temperature, topP, stopSequences })
  return {
    ...(Object.keys(config).length > 0 && { config: config as InferenceConfiguration }),
    remaining: present({ topK: top_k, ...unspoken }),
  }
}

const present = (members: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined))

const decodeMessage = ({ role, content }: JsonObject): Message => ({
  role: role as Message['role'],
  content: (content as readonly JsonObject[]).map(block => {
    const { toolResult } = block
    if (!isObject(toolResult)) return decodeBlock(block) as unknown as ContentBlock
    return {
      toolResult: {
        ...toolResult,
        content: (toolResult.content as readonly JsonObject[]).map(decodeBlock),
      },
    } as unknown as ContentBlock
  }),
})

/** Converse's blocks, but for the bytes. */
export const decodeBlock = (block: JsonObject): JsonObject => {
  for (const kind of ['image', 'video', 'audio']) {
    const media = block[kind]
    if (isObject(media) && isObject(media.source) && typeof media.source.bytes === 'string')
      return { [kind]: { ...media, source: { bytes: Buffer.from(media.source.bytes, 'base64') } } }
  }
  return block
}

const spokenBlocks = [
  'text',
  'image',
  'video',
  'audio',
  'cachePoint',
  'toolUse',
  'toolResult',
  'reasoningContent',
]
const spokenResults = ['text', 'json', 'image', 'video']

/** @throws ValidationException */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  const { messages = [], system, inferenceConfig, toolConfig } = request
  refuseOutputConfig(request)
  for (const { content = [] } of messages) for (const block of content) checkBlock(block, model)
  for (const block of system ?? [])
    if (block.guardContent !== undefined) throw unsupportedBlock('guardContent')
  const { inferenceConfig: more, ...rest } = additionalFields(request)
  const config = { ...(isObject(more) && more), ...inferenceConfig }
  return withBase64({
    ...rest,
    schemaVersion: 'messages-v1',
    system,
    messages,
    inferenceConfig: Object.keys(config).length > 0 ? config : undefined,
    toolConfig,
  }) as JsonObject
}

const checkBlock = (block: ContentBlock | ToolResultContentBlock, model: string): void => {
  const kind = kindOf(block)
  if (!spokenBlocks.includes(kind))
    throw unsupportedBlock(
      kind,
      kind === 'document' ? "Nova takes documents in Converse, not in InvokeModel's body." : undefined,
    )
  // https://docs.aws.amazon.com/nova/latest/userguide/what-is-nova.html
  if (isMicro(model) && ['image', 'video', 'audio'].includes(kind))
    throw unsupportedBlock(kind, 'Nova Micro takes text only.')
  if ('reasoningContent' in block && block.reasoningContent?.redactedContent !== undefined)
    throw unsupportedBlock('reasoningContent.redactedContent')
  if ('toolResult' in block && block.toolResult !== undefined)
    for (const result of block.toolResult.content ?? []) checkResult(result, model)
}

const checkResult = (result: ToolResultContentBlock, model: string): void => {
  const kind = kindOf(result)
  if (!spokenResults.includes(kind) || (isMicro(model) && kind !== 'text' && kind !== 'json'))
    throw unsupportedBlock(kind)
}

const isMicro = (model: string): boolean => model.startsWith('amazon.nova-micro')
