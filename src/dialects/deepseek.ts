import type {
  ContentBlock,
  ConverseResponse,
  ConverseStreamOutput,
  Message,
} from '@aws-sdk/client-bedrock-runtime'
import { createReasoningReader, splitReasoning, thinkEnd, thinkStart } from './deepseek/reasoning.ts'
import type { ClientDialect, KnownAtStart, ModelRequest } from './dialect.ts'
import { additionalFields, unspokenFields } from './native/additional-fields.ts'
import { breakMarkers } from './native/break-markers.ts'
import { checkBody, type MemberRules } from './native/check-body.ts'
import { decodeInferenceConfig, encodeInferenceConfig } from './native/inference-config.ts'
import { isObject, type JsonObject } from './native/json.ts'
import { noToolUse } from './native/refusals.ts'
import { stopReasons } from './native/stop-reasons.ts'
import { textAt } from './native/text-member.ts'
import { decodeTextStream, encodeTextStream, textIn, usageOf } from './native/text-stream.ts'
import { refuse, refuseOutputConfig, roleOf, systemOf } from './native/text-turns.ts'
import { unreadableAnswer } from './native/unreadable-answer.ts'

const fraction = { types: ['Number'], minimum: 0, maximum: 1 } as const

/** Limits: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-deepseek.html */
const members: MemberRules = {
  required: ['prompt'],
  rules: {
    prompt: { types: ['String'], minLength: 1 },
    temperature: fraction,
    top_p: fraction,
    max_tokens: { types: ['Integer'], minimum: 1, maximum: 32_768 },
    stop: { types: ['JSONArray'], items: { types: ['String'] }, maxItems: 10 },
  },
}

const names = {
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  stop: 'stopSequences',
} as const

const hintFor = (body: JsonObject): string | undefined =>
  'messages' in body ? 'R1 takes a prompt: write the messages in its template, or call Converse.' : undefined

const decodeRequest = (value: unknown): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  const { config, spoken } = decodeInferenceConfig(body, names)
  const prompt = body.prompt as string
  return {
    ...(parsePrompt(prompt) ?? { messages: [{ role: 'user', content: [{ text: prompt }] }] }),
    ...config,
    ...unspokenFields(body, ['prompt', ...spoken]),
  }
}

const begin = '<｜begin▁of▁sentence｜>'
const userMark = '<｜User｜>'
const assistantMark = '<｜Assistant｜>'
const end = '<｜end▁of▁sentence｜>'
const markers = /<｜[^｜<>\s]{1,64}｜>|<\/?think>/g

/** Undefined for a prompt that is not a conversation in R1's template. */
const parsePrompt = (prompt: string): ModelRequest | undefined => {
  const text = prompt.trim()
  const [before = '', ...rounds] = (text.startsWith(begin) ? text.slice(begin.length) : text).split(userMark)
  const messages: Message[] = []
  for (const [index, round] of rounds.entries()) {
    const [asked = '', answered, ...more] = round.split(assistantMark)
    const isLast = index === rounds.length - 1
    if (asked.trim() === '' || more.length > 0 || (answered === undefined && !isLast)) return undefined
    messages.push({ role: 'user', content: [{ text: asked.trim() }] })
    const content = toContent((answered ?? '').replaceAll(end, '').trim())
    if (content.length > 0) messages.push({ role: 'assistant', content })
    else if (!isLast) return undefined
  }
  if (messages.length === 0) return undefined
  const rules = before.trim()
  return { messages, ...(rules !== '' && { system: [{ text: rules }] }) }
}

/** What the assistant said before; an open `<think>` is only its cue. */
const toContent = (answered: string): ContentBlock[] => {
  if (!answered.startsWith(thinkStart)) return answered === '' ? [] : [{ text: answered }]
  const { reasoning, text } = splitReasoning(answered)
  return [
    ...(reasoning === '' ? [] : [{ reasoningContent: { reasoningText: { text: reasoning } } }]),
    ...(text === '' ? [] : [{ text }]),
  ]
}

const encodeRequest = (request: ModelRequest): JsonObject => {
  const { messages = [], toolConfig, inferenceConfig } = request
  if (toolConfig !== undefined) throw noToolUse()
  refuseOutputConfig(request)
  return {
    ...additionalFields(request),
    prompt: writePrompt(systemOf(request), messages),
    ...encodeInferenceConfig(inferenceConfig, names),
  }
}

/** Ends with the cue to think, or with what the assistant began to say. */
const writePrompt = (rules: string | undefined, messages: readonly Message[]): string => {
  const said = messages.map((message, index) => {
    if (roleOf(message) === 'user') return `${userMark}${writeContent(message)}`
    return `${assistantMark}${writeContent(message)}${index === messages.length - 1 ? '' : end}`
  })
  const cue = messages.at(-1)?.role === 'assistant' ? '' : `${assistantMark}${thinkStart}\n`
  return `${begin}${breakMarkers(rules ?? '', markers)}${said.join('')}${cue}`
}

/** Texts that follow each other are one before their markers are looked for: a marker may be in two pieces. */
const writeContent = (message: Message): string => {
  const parts: { readonly isReasoning: boolean; text: string }[] = []
  for (const block of message.content ?? []) {
    const reasoning = block.reasoningContent?.reasoningText?.text
    const isReasoning = block.text === undefined
    const text = block.text ?? reasoning
    if (text === undefined || (isReasoning && roleOf(message) === 'user')) return refuse(block)
    const last = parts.at(-1)
    if (last !== undefined && !isReasoning && !last.isReasoning) last.text += text
    else parts.push({ isReasoning, text })
  }
  return parts
    .map(part => {
      const text = breakMarkers(part.text, markers)
      return part.isReasoning ? `${thinkStart}\n${text}${thinkEnd}` : text
    })
    .join('')
}

const reasons = stopReasons('stop', [
  ['stop', 'end_turn'],
  ['length', 'max_tokens'],
])

/**
 * Writes an answer to a prompt that ends with `<think>`, as the documented one does: what was thought, `</think>`,
 * what is said.
 */
const createWriter = () => {
  let isThinking = true
  return (content: { readonly reasoning?: string | undefined; readonly text: string }): string => {
    const thought = isThinking ? (content.reasoning ?? '') : ''
    if (content.text === '') return thought
    const mark = isThinking ? thinkEnd : ''
    isThinking = false
    return `${thought}${mark}${content.text}`
  }
}

const encodeResponse = ({ output, stopReason }: ConverseResponse): JsonObject => {
  const write = createWriter()
  const text = (output?.message?.content ?? [])
    .map(block => write({ reasoning: block.reasoningContent?.reasoningText?.text, text: textIn(block) }))
    .join('')
  return { choices: [{ text, stop_reason: reasons.encode(stopReason) }] }
}

const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  _requestId: string,
  known?: KnownAtStart,
) => {
  const write = createWriter()
  return encodeTextStream(
    events,
    {
      write: ({ contentBlockDelta }) => {
        const delta = contentBlockDelta?.delta
        return write({ reasoning: delta?.reasoningContent?.text, text: textIn(delta) })
      },
      chunk: text => ({ choices: [{ text, stop_reason: null }] }),
      end: stopReason => ({ choices: [{ text: '', stop_reason: reasons.encode(stopReason) }] }),
    },
    known,
  )
}

const choiceIn = ({ choices }: JsonObject): { readonly text: string; readonly stopReason?: string } => {
  const choice = Array.isArray(choices) ? choices[0] : undefined
  if (!isObject(choice) || typeof choice.text !== 'string')
    throw unreadableAnswer('it has no choice with a text')
  const { text, stop_reason } = choice
  return { text, ...(typeof stop_reason === 'string' && { stopReason: stop_reason }) }
}

const usageIn = ({ usage }: JsonObject) =>
  isObject(usage) ? usageOf(usage.prompt_tokens, usage.completion_tokens) : undefined

const decodeResponse = (body: unknown): ConverseResponse => {
  if (!isObject(body)) throw unreadableAnswer('it is no object')
  const { text: whole, stopReason = 'stop' } = choiceIn(body)
  const { reasoning, text } = splitReasoning(whole)
  const content: ContentBlock[] = [
    ...(reasoning === '' ? [] : [{ reasoningContent: { reasoningText: { text: reasoning } } }]),
    ...(text === '' ? [] : [{ text }]),
  ]
  return {
    output: { message: { role: 'assistant', content } },
    stopReason: reasons.decode(stopReason),
    usage: usageIn(body),
    metrics: undefined,
  }
}

const decodeStream = (chunks: AsyncIterable<unknown[]>) =>
  decodeTextStream(
    chunks,
    chunk => {
      const isEnd = !('choices' in chunk) && 'amazon-bedrock-invocationMetrics' in chunk
      if (isEnd) return {}
      const { text, stopReason } = choiceIn(chunk)
      const usage = usageIn(chunk)
      return {
        text,
        ...(stopReason !== undefined && { stopReason: reasons.decode(stopReason) }),
        ...(usage !== undefined && { usage }),
      }
    },
    createReasoningReader(),
  )

/**
 * R1's text form; DeepSeek's later models take chat completions.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-deepseek.html
 */
export const deepseek: ClientDialect = {
  modelIds: /^deepseek\.r1/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  encodeStream,
  decodeResponse,
  decodeStream,
  texts: textAt('prompt'),
}
