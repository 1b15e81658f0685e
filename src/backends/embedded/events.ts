import type { ContentBlockDelta, ConverseStreamOutput, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { classAt, SPACE } from '../../conversation/class-at.ts'
import { pieceEnd } from './language/piece-end.ts'
import type { LimitedAnswer, LimitedToolUse } from './limit-answer.ts'

/** A word without blanks after it, such as Chinese text, is sent in groups of so many pieces. */
const MOST_PIECES = 4

/** One content delta and how many tokens it carries. */
export interface Delta {
  readonly event: ConverseStreamOutput
  readonly tokens: number
}

type Block = LimitedToolUse | string

/** What the answer consists of, block by block. */
const blocksOf = ({ text, toolUses }: LimitedAnswer): readonly Block[] =>
  toolUses ?? (text === '' ? [] : [text])

const deltaEvent = (delta: ContentBlockDelta, contentBlockIndex: number): ConverseStreamOutput => ({
  contentBlockDelta: { delta, contentBlockIndex },
})

const toDelta = (block: Block, part: string): ContentBlockDelta =>
  typeof block === 'string' ? { text: part } : { toolUse: { input: part } }

/** As Claude's streams on Bedrock, a text block has no `contentBlockStart`. */
function blockStart(block: Block | undefined, contentBlockIndex: number): ConverseStreamOutput[] {
  if (block === undefined || typeof block === 'string') return []
  const { toolUseId, name } = block
  return [{ contentBlockStart: { start: { toolUse: { toolUseId, name } }, contentBlockIndex } }]
}

const nextBlock = (block: Block, index: number): ConverseStreamOutput[] =>
  index === 0 ? [] : [{ contentBlockStop: { contentBlockIndex: index - 1 } }, ...blockStart(block, index)]

const contentOf = (block: Block): string => (typeof block === 'string' ? block : block.input)

function blockDeltas(block: Block, index: number): Delta[] {
  const content = contentOf(block)
  const found: Delta[] = nextBlock(block, index).map(event => ({ event, tokens: 0 }))
  let start = 0
  while (start < content.length) {
    let end = start
    let tokens = 0
    do {
      end = pieceEnd(content, end)
      tokens++
    } while (end < content.length && tokens < MOST_PIECES && classAt(content, end) !== SPACE)
    found.push({ event: deltaEvent(toDelta(block, content.slice(start, end)), index), tokens })
    start = end
  }
  return found
}

/** The content in deltas of about one word each, with the borders between blocks. */
export const deltas = (answer: LimitedAnswer): Delta[] => blocksOf(answer).flatMap(blockDeltas)

/** The content in one delta a block; none where there is no content. */
export const wholeDelta = (answer: LimitedAnswer): ConverseStreamOutput[] =>
  blocksOf(answer).flatMap((block, index) => {
    const content = contentOf(block)
    const delta = content === '' ? [] : [deltaEvent(toDelta(block, content), index)]
    return [...nextBlock(block, index), ...delta]
  })

/** What comes before the content. */
export const openingEvents = (answer: LimitedAnswer): ConverseStreamOutput[] => [
  { messageStart: { role: 'assistant' } },
  ...blockStart(blocksOf(answer)[0], 0),
]

/** The members of the answer that `additionalModelResponseFieldPaths` may ask for: Claude's, as JSON pointers. */
function responseFields(paths: readonly string[], stopSequence: string | null) {
  const fields: { stop_sequence?: string | null; delta?: { stop_sequence: string | null } } = {}
  if (paths.includes('/stop_sequence')) fields.stop_sequence = stopSequence
  if (paths.includes('/delta/stop_sequence')) fields.delta = { stop_sequence: stopSequence }
  return Object.keys(fields).length === 0 ? {} : { additionalModelResponseFields: fields }
}

/**
 * What comes after the content.
 * @param latencyMs rounded down: Bedrock gives an integer
 * @param paths the request's `additionalModelResponseFieldPaths`
 */
export function closingEvents(
  answer: LimitedAnswer,
  inputTokens: number,
  latencyMs: number,
  paths: readonly string[] = [],
): ConverseStreamOutput[] {
  const { stopReason, stopSequence, outputTokens } = answer
  const usage: TokenUsage = {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 0,
  }
  const last = blocksOf(answer).length - 1
  return [
    ...(last >= 0 ? [{ contentBlockStop: { contentBlockIndex: last } }] : []),
    { messageStop: { stopReason, ...responseFields(paths, stopSequence ?? null) } },
    { metadata: { usage, metrics: { latencyMs: Math.max(0, Math.floor(latencyMs)) } } },
  ]
}
