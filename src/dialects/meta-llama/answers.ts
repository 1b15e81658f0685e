import { randomUUID } from 'node:crypto'
import type {
  ContentBlock,
  ConverseResponse,
  ConverseStreamOutput,
  StopReason,
} from '@aws-sdk/client-bedrock-runtime'
import type { KnownAtStart } from '../dialect.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { stopReasons } from '../native/stop-reasons.ts'
import {
  decodeTextStream,
  encodeTextStream,
  plainReader,
  type TextReader,
  textIn,
  usageOf,
} from '../native/text-stream.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { type Call, callMark, openCall, readCalls, writeCall } from './tools.ts'

/** Llama says `stop` after a stop sequence and after calls, too. */
const reasons = stopReasons('stop', [
  ['stop', 'end_turn'],
  ['length', 'max_tokens'],
])

export const encodeResponse = ({ output, stopReason, usage }: ConverseResponse): JsonObject => {
  const content = output?.message?.content ?? []
  const text = content.map(textIn).join('')
  const calls = content.flatMap(({ toolUse }) =>
    toolUse === undefined ? [] : [writeCall({ name: toolUse.name ?? '', input: toObject(toolUse.input) })],
  )
  const mark = text !== '' && calls.length > 0 ? callMark : ''
  return {
    generation: `${text}${mark}${calls.join('; ')}`,
    prompt_token_count: usage?.inputTokens ?? 0,
    generation_token_count: usage?.outputTokens ?? 0,
    stop_reason: reasons.encode(stopReason),
  }
}

const toObject = (input: unknown): JsonObject => (isObject(input) ? input : {})

export const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  _requestId: string,
  known?: KnownAtStart,
) => {
  // Only the first chunk tells of the prompt.
  let promptTokens = known?.inputTokens ?? null
  return encodeTextStream(
    events,
    {
      write: createWriter(),
      chunk: generation => {
        const prompt_token_count = promptTokens
        promptTokens = null
        return { generation, prompt_token_count, generation_token_count: null, stop_reason: null }
      },
      end: (stopReason, { usage }) => ({
        generation: '',
        prompt_token_count: usage?.inputTokens ?? 0,
        generation_token_count: usage?.outputTokens ?? 0,
        stop_reason: reasons.encode(stopReason),
      }),
    },
    known,
  )
}

const createWriter = () => {
  let hasText = false
  let hasCalls = false
  let open: { hasInput: boolean } | undefined
  return ({ contentBlockStart, contentBlockDelta, contentBlockStop }: ConverseStreamOutput): string => {
    const toolUse = contentBlockStart?.start?.toolUse
    if (toolUse !== undefined) {
      const before = hasCalls ? '; ' : hasText ? callMark : ''
      hasCalls = true
      open = { hasInput: false }
      return `${before}${openCall(toolUse.name ?? '')}`
    }
    if (contentBlockStop !== undefined && open !== undefined) {
      const { hasInput } = open
      open = undefined
      return hasInput ? '}' : '{}}'
    }
    const input = contentBlockDelta?.delta?.toolUse?.input ?? ''
    if (open !== undefined && input !== '') open.hasInput = true
    const text = textIn(contentBlockDelta?.delta)
    if (text !== '') hasText = true
    return text + input
  }
}

/** @throws ModelErrorException */
export const decodeResponse = (body: unknown): ConverseResponse => {
  const { generation, prompt_token_count, generation_token_count, stop_reason } = isObject(body) ? body : {}
  if (typeof generation !== 'string') throw unreadableAnswer('it has no generation')
  const { text, calls } = readCalls(generation)
  const content: ContentBlock[] = [
    ...(text === '' ? [] : [{ text: calls.length > 0 ? text : generation.trimStart() }]),
    ...calls.map(({ name, input }) => ({
      toolUse: { ...newToolUse(name), input: input as Record<string, never> },
    })),
  ]
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: afterCalls(reasons.decode(String(stop_reason)), calls),
    usage: usageOf(prompt_token_count, generation_token_count),
    metrics: undefined,
  }
}

/** Llama does not name its calls. */
const newToolUse = (name: string) => ({ toolUseId: `tooluse_${randomUUID()}`, name })

const afterCalls = (reason: StopReason, calls: readonly Call[]): StopReason =>
  calls.length > 0 && reason === 'end_turn' ? 'tool_use' : reason

export const decodeStream = (chunks: AsyncIterable<unknown[]>) => {
  let promptTokens: unknown
  return decodeTextStream(
    chunks,
    ({ generation, prompt_token_count, generation_token_count, stop_reason }) => {
      if (typeof generation !== 'string') throw unreadableAnswer('a chunk has no generation')
      promptTokens = prompt_token_count ?? promptTokens
      const usage = usageOf(promptTokens, generation_token_count)
      return {
        text: generation,
        ...(typeof stop_reason === 'string' && { stopReason: reasons.decode(stop_reason) }),
        ...(usage !== undefined && { usage }),
      }
    },
    createReader(),
  )
}

/** Text goes on at once; what may be calls is held until the end shows whether it is. */
const createReader = (): TextReader => {
  const plain = plainReader()
  const held: string[] = []
  let state: 'start' | 'text' | 'held' = 'start'
  let pending = ''
  const read = (piece: string): ConverseStreamOutput[] => {
    if (state === 'held') {
      held.push(piece)
      return []
    }
    pending += piece
    if (state === 'start') {
      pending = pending.trimStart()
      if (
        pending !== '' &&
        !pending.startsWith('{') &&
        !callMark.startsWith(pending.slice(0, callMark.length))
      )
        state = 'text'
    }
    const mark = pending.indexOf(callMark)
    if (mark >= 0 || (state === 'start' && pending.startsWith('{'))) {
      state = 'held'
      const text = pending.slice(0, Math.max(mark, 0))
      held.push(pending.slice(text.length))
      pending = ''
      return plain.read(text)
    }
    const text = pending.slice(0, pending.length - lengthOfMarkBegun(pending))
    pending = pending.slice(text.length)
    return plain.read(text)
  }
  return {
    read,
    end: stopReason => {
      const rest = pending + held.join('')
      const { calls } = readCalls(rest)
      if (calls.length === 0) return [...plain.read(rest), ...plain.end(stopReason)]
      const events = plain.end(afterCalls(stopReason, calls))
      return [...events.slice(0, -1), ...toolEvents(calls, events.length - 1), ...events.slice(-1)]
    },
  }
}

/** How much of the end may be the beginning of the mark. */
const lengthOfMarkBegun = (text: string): number => {
  const start = text.lastIndexOf('<')
  return start >= 0 && text.length - start < callMark.length && callMark.startsWith(text.slice(start))
    ? text.length - start
    : 0
}

const toolEvents = (calls: readonly Call[], firstIndex: number): ConverseStreamOutput[] =>
  calls.flatMap(({ name, input }, index) => {
    const contentBlockIndex = firstIndex + index
    return [
      { contentBlockStart: { contentBlockIndex, start: { toolUse: newToolUse(name) } } },
      { contentBlockDelta: { contentBlockIndex, delta: { toolUse: { input: JSON.stringify(input) } } } },
      { contentBlockStop: { contentBlockIndex } },
    ]
  })
