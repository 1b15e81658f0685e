import type { InferenceConfiguration, StopReason } from '@aws-sdk/client-bedrock-runtime'
import { countText, TOOL_TOKENS } from './count-tokens.ts'
import { pieceEnd } from './language/piece-end.ts'
import type { ToolUse } from './tools/use-tools.ts'

export interface LimitedToolUse extends Pick<ToolUse, 'toolUseId' | 'name'> {
  /** JSON, cut where the tokens ended. */
  readonly input: string
}

/** An answer as far as the request lets it go. */
export interface LimitedAnswer {
  /** Empty where a tool is used, or nothing may be said. */
  readonly text: string
  readonly toolUses?: readonly LimitedToolUse[]
  readonly stopReason: Extract<StopReason, 'end_turn' | 'tool_use' | 'max_tokens' | 'stop_sequence'>
  /** The one that ended the answer. */
  readonly stopSequence?: string
  readonly outputTokens: number
}

/** Where `most` pieces of the text end, and how many there are up to there. */
function cut(text: string, most: number): { readonly end: number; readonly count: number } {
  let end = 0
  let count = 0
  while (end < text.length && count < most) {
    end = pieceEnd(text, end)
    count++
  }
  return { end, count }
}

/** The sequence that comes first in the text, the longer of two at one place. */
function firstStop(
  text: string,
  sequences: readonly string[],
): { readonly sequence: string; readonly index: number } | undefined {
  let first: { sequence: string; index: number } | undefined
  for (const sequence of sequences) {
    const index = sequence === '' ? -1 : text.indexOf(sequence)
    if (index < 0) continue
    if (
      first === undefined ||
      index < first.index ||
      (index === first.index && sequence.length > first.sequence.length)
    )
      first = { sequence, index }
  }
  return first
}

function limitText(whole: string, most: number, sequences: readonly string[]): LimitedAnswer {
  const stop = sequences.length === 0 ? undefined : firstStop(whole, sequences)
  const text = stop === undefined ? whole : whole.slice(0, stop.index)
  const { end, count } = cut(text, most)
  if (end < text.length) return { text: text.slice(0, end), stopReason: 'max_tokens', outputTokens: count }
  if (stop === undefined) return { text, stopReason: 'end_turn', outputTokens: count }
  return { text, stopReason: 'stop_sequence', stopSequence: stop.sequence, outputTokens: count }
}

function limitToolUses(uses: readonly ToolUse[], most: number): LimitedAnswer {
  const toolUses: LimitedToolUse[] = []
  let outputTokens = 0
  for (const { toolUseId, name, input } of uses) {
    const json = JSON.stringify(input)
    const left = most - outputTokens
    const frame = TOOL_TOKENS + countText(name)
    if (left <= frame)
      return {
        text: '',
        ...(toolUses.length > 0 && { toolUses }),
        stopReason: 'max_tokens',
        outputTokens: most,
      }
    const { end, count } = cut(json, left - frame)
    toolUses.push({ toolUseId, name, input: json.slice(0, end) })
    outputTokens += frame + count
    if (end < json.length) return { text: '', toolUses, stopReason: 'max_tokens', outputTokens }
  }
  return { text: '', toolUses, stopReason: 'tool_use', outputTokens }
}

/** Applies `maxTokens` and `stopSequences`. Stop sequences end texts only, not the inputs of tools. */
export function limitAnswer(
  answer: string | readonly ToolUse[],
  config: InferenceConfiguration = {},
): LimitedAnswer {
  const most = config.maxTokens ?? Number.POSITIVE_INFINITY
  return typeof answer === 'string'
    ? limitText(answer, most, config.stopSequences ?? [])
    : limitToolUses(answer, most)
}
