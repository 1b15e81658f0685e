import { randomUUID } from 'node:crypto'
import type { ContentBlock, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'
import { decodeFinishReason } from './finish-reasons.ts'
import { ReasoningSplitter } from './split-reasoning.ts'
import { decodeUsage } from './usage.ts'

/** The names that a family has in its answers. */
export interface AnswerForm {
  readonly reason: 'finish_reason' | 'stop_reason'
  /** Of a stream's chunks. */
  readonly delta: 'delta' | 'message'
}

/** @throws ModelErrorException for a body that holds no message. */
export const decodeAnswer = (body: unknown, { reason }: AnswerForm): ConverseResponse => {
  const { choices, usage } = isObject(body) ? body : {}
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  if (!isObject(choice) || !isObject(choice.message)) throw unreadableAnswer('it has no choices[0].message')
  const { message } = choice
  const calls = readCalls(message)
  const stopReason = decodeFinishReason(choice[reason], calls.length > 0)
  const content = [
    ...decodeTexts(message),
    ...calls.map(call => decodeCall(call, stopReason === 'max_tokens')),
  ]
  return {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: decodeUsage(usage),
    metrics: undefined,
  }
}

/** The text of a message or a delta. */
export const readText = ({ content, refusal }: JsonObject): string => {
  const text = content ?? refusal ?? ''
  if (typeof text === 'string') return text
  throw unreadableAnswer('a content is not a text')
}

/** Reasoning beside the text, by the two names that servers of open-weight models have for it. */
export const readReasoning = ({ reasoning_content, reasoning }: JsonObject): string => {
  const text = reasoning_content ?? reasoning
  return typeof text === 'string' ? text : ''
}

export const readCalls = ({ tool_calls: calls }: JsonObject): JsonObject[] => {
  if (calls === undefined || calls === null) return []
  if (!Array.isArray(calls) || !calls.every(isObject)) throw unreadableAnswer('its tool_calls are no list')
  return calls
}

/** The name and the arguments of a call, or of a piece of one. */
export const readFunction = (call: JsonObject): { readonly name?: string; readonly input: string } => {
  const { name, arguments: input = '' } = isObject(call.function) ? call.function : {}
  return {
    ...(typeof name === 'string' && { name }),
    // Some servers give the object itself.
    input: typeof input === 'string' ? input : JSON.stringify(input),
  }
}

/** Some servers give their calls no identifiers. */
export const readCallId = ({ id }: JsonObject): string =>
  typeof id === 'string' && id !== '' ? id : `tooluse_${randomUUID().replaceAll('-', '')}`

const decodeTexts = (message: JsonObject): ContentBlock[] => {
  const splitter = new ReasoningSplitter()
  const pieces = [...splitter.push(readText(message)), ...splitter.flush()]
  const joined = (kind: 'reasoning' | 'text') =>
    pieces.flatMap(piece => (piece.kind === kind ? [piece.text] : [])).join('')
  const reasoning = readReasoning(message) + joined('reasoning')
  const text = joined('text')
  return [
    ...(reasoning === '' ? [] : [{ reasoningContent: { reasoningText: { text: reasoning } } }]),
    ...(text === '' ? [] : [{ text }]),
  ]
}

const decodeCall = (call: JsonObject, isCut: boolean): ContentBlock => {
  const { name, input } = readFunction(call)
  if (name === undefined) throw unreadableAnswer('a call of a tool has no name')
  return { toolUse: { toolUseId: readCallId(call), name, input: parseInput(input, isCut) } }
}

/** Bedrock takes only objects as tool input, so one that the limit of tokens cut becomes an empty object. */
const parseInput = (json: string, isCut: boolean): Record<string, never> => {
  if (json.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(json)
    if (isObject(value)) return value as Record<string, never>
  } catch (cause) {
    if (!isCut) throw unreadableAnswer('the arguments of a call are not JSON', cause)
    return {}
  }
  throw unreadableAnswer('the arguments of a call are not an object')
}
