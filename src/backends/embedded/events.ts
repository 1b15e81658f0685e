import type { ContentBlockDelta, ConverseStreamOutput, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { classAt, SPACE } from '../../conversation/class-at.ts'
import { pieceEnd } from './language/piece-end.ts'
import type { LimitedAnswer } from './limit-answer.ts'

/** A word without blanks after it, such as Chinese text, is sent in groups of so many pieces. */
const MOST_PIECES = 4

/** One content delta and how many tokens it carries. */
export interface Delta {
  readonly event: ConverseStreamOutput
  readonly tokens: number
}

const deltaEvent = (delta: ContentBlockDelta): ConverseStreamOutput => ({
  contentBlockDelta: { delta, contentBlockIndex: 0 },
})

const toDelta = (answer: LimitedAnswer, part: string): ContentBlockDelta =>
  answer.toolUse ? { toolUse: { input: part } } : { text: part }

/** The content in deltas of about one word each. */
export function deltas(answer: LimitedAnswer): Delta[] {
  const content = answer.toolUse?.input ?? answer.text
  const found: Delta[] = []
  let start = 0
  while (start < content.length) {
    let end = start
    let tokens = 0
    do {
      end = pieceEnd(content, end)
      tokens++
    } while (end < content.length && tokens < MOST_PIECES && classAt(content, end) !== SPACE)
    found.push({ event: deltaEvent(toDelta(answer, content.slice(start, end))), tokens })
    start = end
  }
  return found
}

/** The content in one delta; none where there is no content. */
export function wholeDelta(answer: LimitedAnswer): ConverseStreamOutput[] {
  const content = answer.toolUse?.input ?? answer.text
  return content === '' ? [] : [deltaEvent(toDelta(answer, content))]
}

/**
 * What comes before the content. As Claude's streams on Bedrock, a text block has no `contentBlockStart`.
 */
export function openingEvents({ toolUse }: LimitedAnswer): ConverseStreamOutput[] {
  const start: ConverseStreamOutput = { messageStart: { role: 'assistant' } }
  if (!toolUse) return [start]
  const { toolUseId, name } = toolUse
  return [start, { contentBlockStart: { start: { toolUse: { toolUseId, name } }, contentBlockIndex: 0 } }]
}

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
  const hasBlock = answer.text !== '' || answer.toolUse !== undefined
  return [
    ...(hasBlock ? [{ contentBlockStop: { contentBlockIndex: 0 } }] : []),
    { messageStop: { stopReason, ...responseFields(paths, stopSequence ?? null) } },
    { metadata: { usage, metrics: { latencyMs: Math.max(0, Math.floor(latencyMs)) } } },
  ]
}
