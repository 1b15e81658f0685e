import type {
  CachePointBlock,
  ContentBlock,
  ReasoningContentBlock,
  SystemContentBlock,
  ToolResultBlock,
  ToolResultContentBlock,
  ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { validationException } from '../../errors.ts'
import { toText } from '../native/bytes.ts'
import type { JsonObject } from '../native/json.ts'
import { kindOf, unsupportedBlock, unsupportedField } from '../native/refusals.ts'
import { encodeCitation } from './citations.ts'
import { encodeMedia } from './encode-media.ts'

/** A message's content; a cache point is the cache control of the block before it. */
export const encodeContent = (content: readonly ContentBlock[]): JsonObject[] => {
  const blocks: JsonObject[] = []
  for (const block of content) {
    if (block.cachePoint !== undefined) addCacheControl(blocks, block.cachePoint)
    else blocks.push(encodeBlock(block))
  }
  return blocks
}

export const encodeSystem = (system: readonly SystemContentBlock[]): JsonObject[] => {
  const blocks: JsonObject[] = []
  for (const block of system) {
    if (block.cachePoint !== undefined) addCacheControl(blocks, block.cachePoint)
    else blocks.push({ type: 'text', text: systemText(block) })
  }
  return blocks
}

/** Gives the last of some blocks or tools the cache control that a cache point after it stands for. */
export const addCacheControl = (blocks: JsonObject[], { ttl }: CachePointBlock): void => {
  const last = blocks.pop()
  if (last === undefined)
    throw validationException('A cachePoint must follow the content that it caches.', {
      hint: 'Put the cachePoint after a text, a tool or another block of the same list.',
    })
  blocks.push({ ...last, cache_control: { type: 'ephemeral', ...(ttl !== undefined && { ttl }) } })
}

const systemText = (block: SystemContentBlock): string => {
  const text = block.text ?? block.guardContent?.text?.text
  if (text === undefined) throw unsupportedField(`system.${kindOf(block.guardContent ?? block)}`)
  return text
}

const encodeBlock = (block: ContentBlock): JsonObject => {
  if (block.text !== undefined) return { type: 'text', text: block.text }
  if (block.toolUse !== undefined) return encodeToolUse(block.toolUse)
  if (block.toolResult !== undefined) return encodeToolResult(block.toolResult)
  if (block.reasoningContent !== undefined) return encodeReasoning(block.reasoningContent)
  if (block.citationsContent !== undefined) {
    const { content = [], citations = [] } = block.citationsContent
    return {
      type: 'text',
      text: content.map(({ text }) => text ?? '').join(''),
      citations: citations.map(citation => {
        const encoded = encodeCitation(citation)
        if (encoded === undefined) throw unsupportedField('citationsContent.citations.location')
        return encoded
      }),
    }
  }
  // What a guardrail looks at is content like any other to the model.
  if (block.guardContent?.text?.text !== undefined)
    return { type: 'text', text: block.guardContent.text.text }
  const media = encodeMedia(block.guardContent?.image ? { image: block.guardContent.image } : block)
  if (media === undefined) throw unsupportedBlock(kindOf(block))
  return media
}

const encodeToolUse = ({ toolUseId: id, name, input, type }: ToolUseBlock): JsonObject => {
  if (type !== undefined) throw unsupportedField('toolUse.type')
  return { type: 'tool_use', id, name, input }
}

const encodeToolResult = ({ toolUseId, content = [], status, type }: ToolResultBlock): JsonObject => {
  if (type !== undefined) throw unsupportedField('toolResult.type')
  return {
    type: 'tool_result',
    tool_use_id: toolUseId,
    content: content.map(encodeResultBlock),
    ...(status !== undefined && { is_error: status === 'error' }),
  }
}

const encodeResultBlock = (block: ToolResultContentBlock): JsonObject => {
  if (block.text !== undefined) return { type: 'text', text: block.text }
  if (block.json !== undefined) return { type: 'text', text: JSON.stringify(block.json) }
  const media = encodeMedia(block)
  if (media === undefined) throw unsupportedField(`toolResult.content.${kindOf(block)}`)
  return media
}

const encodeReasoning = ({ reasoningText, redactedContent }: ReasoningContentBlock): JsonObject => {
  if (reasoningText !== undefined)
    return { type: 'thinking', thinking: reasoningText.text, signature: reasoningText.signature ?? '' }
  if (redactedContent !== undefined) return { type: 'redacted_thinking', data: toText(redactedContent) }
  throw unsupportedField('reasoningContent')
}
