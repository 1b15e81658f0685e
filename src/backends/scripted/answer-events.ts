import { createHash } from 'node:crypto'
import type {
  ContentBlockDelta,
  ConverseStreamOutput,
  StopReason,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime'
import { pieceEnd } from '../embedded/language/piece-end.ts'
import type { Asked } from './asked.ts'
import { fillAll, fillTemplate } from './fill-template.ts'
import type { Answer } from './rule-schema.ts'

/** One event and how many tokens it carries. */
export interface CountedEvent {
  readonly event: ConverseStreamOutput
  readonly tokens: number
}

/** An answer as a model gives it, but for the metadata at its end. */
export interface AnswerEvents {
  readonly events: readonly CountedEvent[]
  readonly usage: TokenUsage
}

/**
 * @param streaming in deltas of one token each; else one for each block.
 * @param counted the input's tokens, where the answer says no others.
 */
export const answerEvents = (
  answer: Answer,
  asked: Asked,
  streaming: boolean,
  counted: number,
): AnswerEvents => {
  const blocks = toBlocks(answer, asked)
  const events = blocks.flatMap((block, index) => blockEvents(block, index, streaming))
  const stopReason: StopReason = answer.stopReason ?? (answer.toolUse ? 'tool_use' : 'end_turn')
  return {
    events: [
      { event: { messageStart: { role: 'assistant' } }, tokens: 0 },
      ...events,
      { event: { messageStop: { stopReason } }, tokens: 0 },
    ],
    usage: usageOf(
      answer,
      counted,
      events.reduce((sum, { tokens }) => sum + tokens, 0),
    ),
  }
}

/** One content block: what opens it, and its deltas. */
interface Block {
  readonly start?: ConverseStreamOutput
  /** What a token adds is cut by tokens. */
  readonly text: string
  readonly toDelta: (part: string) => ContentBlockDelta
  readonly further: readonly ContentBlockDelta[]
}

const toBlocks = (answer: Answer, asked: Asked): Block[] => {
  const { reasoning, text, json, citations = [], toolUse = [] } = answer
  const blocks: Block[] = []
  if (reasoning !== undefined) {
    const { signature } = reasoning
    blocks.push({
      text: fillTemplate(reasoning.text, asked),
      toDelta: part => ({ reasoningContent: { text: part } }),
      further: signature === undefined ? [] : [{ reasoningContent: { signature } }],
    })
  }
  const content = 'json' in answer ? JSON.stringify(fillAll(json, asked)) : fillTemplate(text ?? '', asked)
  if (content !== '' || citations.length > 0)
    blocks.push({
      text: content,
      toDelta: part => ({ text: part }),
      // The script's citations have Converse's own members; their texts may hold fields too.
      further: citations.map(
        citation => ({ citation: fillAll(citation, asked) }) as ContentBlockDelta.CitationMember,
      ),
    })
  for (const [index, { name, input, id }] of toolUse.entries()) {
    const filled = JSON.stringify(fillAll(input, asked))
    const toolUseId = id ?? toolUseIdOf(`${asked.turn}/${index}/${name}/${filled}`)
    blocks.push({
      start: {
        contentBlockStart: {
          start: { toolUse: { toolUseId, name } },
          contentBlockIndex: blocks.length,
        },
      },
      text: filled,
      toDelta: part => ({ toolUse: { input: part } }),
      further: [],
    })
  }
  return blocks
}

const blockEvents = (
  { start, text, toDelta, further }: Block,
  contentBlockIndex: number,
  streaming: boolean,
): CountedEvent[] => {
  const parts = cut(text)
  const shown =
    streaming || text === ''
      ? parts.map(part => ({ part, tokens: 1 }))
      : [{ part: text, tokens: parts.length }]
  const toEvent = (delta: ContentBlockDelta) => ({ contentBlockDelta: { delta, contentBlockIndex } })
  return [
    ...(start ? [{ event: start, tokens: 0 }] : []),
    ...shown.map(({ part, tokens }) => ({ event: toEvent(toDelta(part)), tokens })),
    ...further.map(delta => ({ event: toEvent(delta), tokens: 0 })),
    { event: { contentBlockStop: { contentBlockIndex } }, tokens: 0 },
  ]
}

const cut = (text: string): string[] => {
  const parts: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start)
    parts.push(text.slice(start, end))
    start = end
  }
  return parts
}

/** In Bedrock's form, and the same for the same answer. */
const toolUseIdOf = (what: string): string =>
  `tooluse_${createHash('sha256').update(what).digest('base64url').replaceAll(/[_-]/g, '0').slice(0, 22)}`

const usageOf = ({ usage = {} }: Answer, counted: number, produced: number): TokenUsage => {
  const { cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage
  const { inputTokens = counted, outputTokens = produced } = usage
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
    cacheReadInputTokens,
    cacheWriteInputTokens,
  }
}
