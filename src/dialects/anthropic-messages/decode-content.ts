import type {
  CachePointBlock,
  ContentBlock,
  SystemContentBlock,
  ToolResultBlock,
  ToolResultContentBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { decodeCitations } from './citations.ts'
import { decodeMedia } from './decode-media.ts'
import { booleanAt, invalid, listAt, objectAt, onlyMembers, optional, stringAt, wrongTag } from './fields.ts'

/** A message's content, with a cache point after each block that has a cache control. */
export const decodeContent = (content: readonly unknown[], path: string): ContentBlock[] => {
  const blocks: ContentBlock[] = []
  for (const [index, value] of content.entries()) {
    const at = `${path}.${index}`
    const block = readBlock(value, at)
    blocks.push(decodeBlock(block, at))
    const cachePoint = decodeCachePoint(block) ?? cachePointInside(block)
    if (cachePoint !== undefined) blocks.push({ cachePoint })
  }
  return blocks
}

export const decodeSystem = (system: string | readonly unknown[]): SystemContentBlock[] => {
  if (typeof system === 'string') return system === '' ? [] : [{ text: system }]
  return system.flatMap((value, index) => {
    const path = `system.${index}`
    const block = readBlock(value, path)
    if (stringAt(block, 'type', path) !== 'text') throw invalid(`${path}.type`, `Input should be 'text'`)
    onlyMembers(block, ['text'], path)
    const text = { text: textOf(block, path, 'system') }
    const cachePoint = decodeCachePoint(block)
    return cachePoint === undefined ? [text] : [text, { cachePoint }]
  })
}

/** The cache point that a block's or a tool's `cache_control` asks for. */
export const decodeCachePoint = ({ cache_control: control }: JsonObject): CachePointBlock | undefined => {
  if (!isObject(control)) return undefined
  const { ttl } = control
  return { type: 'default', ...((ttl === '5m' || ttl === '1h') && { ttl }) }
}

/** Converse has no cache point inside a tool result: the one after it caches the same prefix. */
const cachePointInside = ({ type, content }: JsonObject): CachePointBlock | undefined =>
  type === 'tool_result' && Array.isArray(content)
    ? content.map(decodeCachePoint).findLast(cachePoint => cachePoint !== undefined)
    : undefined

const resultTags = ['text', 'image', 'document', 'search_result']
const messageTags = [...resultTags, 'tool_use', 'tool_result', 'thinking', 'redacted_thinking']

const decodeBlock = (block: JsonObject, path: string): ContentBlock => {
  const type = stringAt(block, 'type', path)
  const at = `${path}.${type}`
  switch (type) {
    case 'text': {
      onlyMembers(block, ['text', 'citations'], at)
      const text = textOf(block, at, 'messages')
      const citations = decodeCitations(optional(listAt, block, 'citations', at) ?? [], `${at}.citations`)
      return citations.length === 0 ? { text } : { citationsContent: { content: [{ text }], citations } }
    }
    case 'tool_use':
      onlyMembers(block, ['id', 'name', 'input'], at)
      return {
        toolUse: {
          toolUseId: stringAt(block, 'id', at),
          name: stringAt(block, 'name', at),
          input: objectAt(block, 'input', at) as Record<string, never>,
        },
      }
    case 'tool_result':
      return { toolResult: decodeToolResult(block, at) }
    case 'thinking':
      onlyMembers(block, ['thinking', 'signature'], at)
      return {
        reasoningContent: {
          reasoningText: {
            text: stringAt(block, 'thinking', at),
            signature: stringAt(block, 'signature', at),
          },
        },
      }
    case 'redacted_thinking':
      onlyMembers(block, ['data'], at)
      // The blob holds the opaque text itself, not what its base64 would decode to.
      return { reasoningContent: { redactedContent: Buffer.from(stringAt(block, 'data', at)) } }
    default: {
      const media = decodeMedia(block, at)
      if (media === undefined) throw wrongTag(path, type, messageTags)
      return media
    }
  }
}

const decodeToolResult = (block: JsonObject, path: string): ToolResultBlock => {
  onlyMembers(block, ['tool_use_id', 'content', 'is_error'], path)
  const isError = optional(booleanAt, block, 'is_error', path)
  return {
    toolUseId: stringAt(block, 'tool_use_id', path),
    content: decodeResultContent(block, path),
    ...(isError !== undefined && { status: isError ? 'error' : 'success' }),
  }
}

const decodeResultContent = (block: JsonObject, path: string): ToolResultContentBlock[] => {
  const { content } = block
  if (typeof content === 'string') return content === '' ? [] : [{ text: content }]
  return (optional(listAt, block, 'content', path) ?? []).map((value, index) => {
    const at = `${path}.content.${index}`
    const inner = readBlock(value, at)
    const type = stringAt(inner, 'type', at)
    if (type === 'text') {
      onlyMembers(inner, ['text'], `${at}.text`)
      return { text: textOf(inner, `${at}.text`, 'messages') }
    }
    const media = decodeMedia(inner, `${at}.${type}`)
    if (media === undefined) throw wrongTag(at, type, resultTags)
    return media
  })
}

const readBlock = (value: unknown, path: string): JsonObject => {
  if (!isObject(value)) throw invalid(path, 'Input should be a valid dictionary')
  return value
}

/** https://github.com/anomalyco/opencode/issues/15715 */
const textOf = (block: JsonObject, path: string, part: 'messages' | 'system'): string => {
  const text = stringAt(block, 'text', path)
  if (text === '') throw invalid(part, 'text content blocks must be non-empty')
  return text
}
