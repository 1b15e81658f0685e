import type { ContentBlock, ConverseRequest, Message, ToolResultBlock } from '@aws-sdk/client-bedrock-runtime'
import { pieceEnd } from './language/piece-end.ts'
import { decodeDocument } from './read-document.ts'

/** Each message, for its role and its beginning and end. */
const MESSAGE_TOKENS = 4
/** Each request, for its beginning and for the assistant's turn. */
const REQUEST_TOKENS = 3
/** Each tool definition, tool use and tool result, for its frame. */
export const TOOL_TOKENS = 8
/** What Claude counts at most for an image: about 1.15 megapixels at 750 pixels a token. */
const IMAGE_TOKENS = 1_600
/** What cannot be read here (PDF, Office files, video, audio) counts one token for so many bytes. */
const OPAQUE_BYTES = 16

/** The tokens of a text: its pieces. Not the count of any other model, but near those of common ones for English. */
export function countText(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index = pieceEnd(text, index)) count++
  return count
}

const opaque = (bytes: Uint8Array | undefined): number => Math.ceil((bytes?.byteLength ?? 0) / OPAQUE_BYTES)

/** The tokens of a JSON value: its names, values and marks. Not recursive, so that no depth is too deep. */
function countJson(value: unknown): number {
  let count = 0
  const left: unknown[] = [value]
  while (left.length > 0) {
    const current = left.pop()
    if (typeof current === 'string') count += countText(current) + 1
    else if (typeof current !== 'object' || current === null) count += countText(String(current)) + 1
    else {
      count += 1
      for (const [name, member] of Object.entries(current)) {
        if (!Array.isArray(current)) count += countText(name) + 1
        left.push(member)
      }
    }
  }
  return count
}

function countResult({ content }: ToolResultBlock): number {
  let count = TOOL_TOKENS
  for (const block of content ?? [])
    count += block.json !== undefined ? countJson(block.json) : countBlock(block as ContentBlock)
  return count
}

function countBlock(block: ContentBlock): number {
  if (block.text !== undefined) return countText(block.text)
  if (block.toolUse) return TOOL_TOKENS + countText(block.toolUse.name ?? '') + countJson(block.toolUse.input)
  if (block.toolResult) return countResult(block.toolResult)
  if (block.image) return IMAGE_TOKENS
  if (block.document) {
    const text = decodeDocument(block.document)
    return (
      countText(block.document.name ?? '') +
      (text === undefined ? opaque(block.document.source?.bytes) : countText(text))
    )
  }
  if (block.video) return opaque(block.video.source?.bytes)
  if (block.audio) return opaque(block.audio.source?.bytes)
  if (block.guardContent)
    return block.guardContent.image ? IMAGE_TOKENS : countText(block.guardContent.text?.text ?? '')
  if (block.reasoningContent) return countText(block.reasoningContent.reasoningText?.text ?? '')
  if (block.citationsContent)
    return (block.citationsContent.content ?? []).reduce((sum, part) => sum + countText(part.text ?? ''), 0)
  if (block.searchResult) {
    const { title, source, content } = block.searchResult
    return (
      countText(`${title} ${source}`) +
      (content ?? []).reduce((sum, part) => sum + countText(part.text ?? ''), 0)
    )
  }
  return 0
}

function countMessage({ content }: Message): number {
  let count = MESSAGE_TOKENS
  for (const block of content ?? []) count += countBlock(block)
  return count
}

/** The input tokens of a request: its texts in pieces, and fixed numbers for what frames them. */
export function countTokens(request: ConverseRequest): number {
  let count = REQUEST_TOKENS
  for (const message of request.messages ?? []) count += countMessage(message)
  for (const block of request.system ?? [])
    count += countText(block.text ?? block.guardContent?.text?.text ?? '')
  for (const { toolSpec } of request.toolConfig?.tools ?? [])
    if (toolSpec)
      count +=
        TOOL_TOKENS +
        countText(`${toolSpec.name} ${toolSpec.description ?? ''}`) +
        countJson(toolSpec.inputSchema?.json)
  const schema = request.outputConfig?.textFormat?.structure?.jsonSchema?.schema
  return schema === undefined ? count : count + countText(schema)
}
