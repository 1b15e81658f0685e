import type {
  ContentBlock,
  ConverseRequest,
  DocumentBlock,
  SystemContentBlock,
  Tool,
  ToolResultBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { decodeDocument } from './decode-document.ts'
import { imageDimensions } from './image-header.ts'
import type { TokenCounter, TokenOverheads } from './token-counter.ts'

/** A request without the model's ID; the counter stands for the model. */
export type CountedRequest = Omit<ConverseRequest, 'modelId'>

/** One block of a request and the tokens from the request's beginning to its end. */
export interface CountedBlock {
  readonly section: 'tools' | 'system' | 'messages'
  /** The position of its message, for a block of one. */
  readonly message?: number
  readonly block: Tool | SystemContentBlock | ContentBlock
  readonly tokens: number
}

/** What cannot be read here (PDF, Office files, video, audio) counts one token for so many bytes. */
const OPAQUE_BYTES = 16

/**
 * Every block in the order models see them: tools, system, messages; then the tokens of the whole request. What
 * frames a block is counted before it. A structured output's schema comes last and belongs to no block.
 */
export function* countBlocks(
  request: CountedRequest,
  counter: TokenCounter,
): Generator<CountedBlock, number> {
  const { overheads } = counter
  let tokens = overheads.request + toolPrompt(request, overheads)
  for (const block of request.toolConfig?.tools ?? []) {
    tokens += countTool(block, counter)
    yield { section: 'tools', block, tokens }
  }
  if (request.system?.length) tokens += overheads.system
  for (const block of request.system ?? []) {
    tokens += counter.countText(block.text ?? block.guardContent?.text?.text ?? '')
    yield { section: 'system', block, tokens }
  }
  for (const [message, { content }] of (request.messages ?? []).entries()) {
    tokens += overheads.message
    for (const block of content ?? []) {
      tokens += countBlock(block, counter)
      yield { section: 'messages', message, block, tokens }
    }
  }
  const schema = request.outputConfig?.textFormat?.structure?.jsonSchema?.schema
  return schema === undefined ? tokens : tokens + counter.countText(schema)
}

/** The input tokens of a request. */
export function countTokens(request: CountedRequest, counter: TokenCounter): number {
  const blocks = countBlocks(request, counter)
  let step = blocks.next()
  while (!step.done) step = blocks.next()
  return step.value
}

function toolPrompt({ toolConfig }: CountedRequest, { toolPrompt: prompt }: TokenOverheads): number {
  if (!toolConfig?.tools?.length) return 0
  return toolConfig.toolChoice?.any || toolConfig.toolChoice?.tool ? prompt.forced : prompt.free
}

function countTool({ toolSpec, systemTool }: Tool, counter: TokenCounter): number {
  if (systemTool) return counter.overheads.tool + counter.countText(systemTool.name ?? '')
  if (!toolSpec) return 0
  const { name, description, inputSchema } = toolSpec
  return (
    counter.overheads.tool +
    counter.countText(`${name} ${description ?? ''}`) +
    countJson(inputSchema?.json, counter)
  )
}

/** The tokens of a JSON value: its names, values and marks. Not recursive, so that no depth is too deep. */
function countJson(value: unknown, { countText }: TokenCounter): number {
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

function countBlock(block: ContentBlock, counter: TokenCounter): number {
  const { countText, overheads } = counter
  if (block.text !== undefined) return countText(block.text)
  if (block.toolUse) {
    return overheads.tool + countText(block.toolUse.name ?? '') + countJson(block.toolUse.input, counter)
  }
  if (block.toolResult) return countResult(block.toolResult, counter)
  if (block.image) return countImage(block.image.source?.bytes, counter)
  if (block.document) return countDocument(block.document, counter)
  if (block.video) return opaque(block.video.source?.bytes)
  if (block.audio) return opaque(block.audio.source?.bytes)
  if (block.guardContent) {
    const { image, text } = block.guardContent
    return image ? countImage(image.source?.bytes, counter) : countText(text?.text ?? '')
  }
  if (block.reasoningContent) return countText(block.reasoningContent.reasoningText?.text ?? '')
  if (block.citationsContent) return countTexts(block.citationsContent.content, counter)
  if (block.searchResult) {
    const { title, source, content } = block.searchResult
    return countText(`${title} ${source}`) + countTexts(content, counter)
  }
  return 0
}

function countResult({ content }: ToolResultBlock, counter: TokenCounter): number {
  let count = counter.overheads.tool
  for (const block of content ?? []) {
    count +=
      block.json === undefined ? countBlock(block as ContentBlock, counter) : countJson(block.json, counter)
  }
  return count
}

function countDocument(document: DocumentBlock, { countText }: TokenCounter): number {
  const text = decodeDocument(document)
  return (
    countText(document.name ?? '') + (text === undefined ? opaque(document.source?.bytes) : countText(text))
  )
}

const countImage = (bytes: Uint8Array | undefined, counter: TokenCounter): number =>
  counter.countImage(bytes && imageDimensions(bytes))

const countTexts = (
  parts: readonly { readonly text?: string | undefined }[] | undefined,
  { countText }: TokenCounter,
): number => (parts ?? []).reduce((sum, { text }) => sum + countText(text ?? ''), 0)

const opaque = (bytes: Uint8Array | undefined): number => Math.ceil((bytes?.byteLength ?? 0) / OPAQUE_BYTES)
