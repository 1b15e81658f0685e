import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { validationException } from '../../errors.ts'
import type { KnownAtStart, ModelRequest } from '../dialect.ts'
import { additionalFields, unspokenFields } from '../native/additional-fields.ts'
import { checkBody, type MemberRules } from '../native/check-body.ts'
import { decodeInferenceConfig, encodeInferenceConfig } from '../native/inference-config.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { noSystemMessages } from '../native/refusals.ts'
import { stopReasons } from '../native/stop-reasons.ts'
import { decodeTextStream, encodeTextStream, type TextPiece, textIn } from '../native/text-stream.ts'
import { turnsOf } from '../native/text-turns.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'

const string = { types: ['String'] } as const

/** Limits: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-cohere-command.html */
const members: MemberRules = {
  required: ['prompt'],
  rules: {
    prompt: { types: ['String'], minLength: 1 },
    temperature: { types: ['Number'], minimum: 0, maximum: 5 },
    p: { types: ['Number'], minimum: 0, maximum: 1 },
    k: { types: ['Number'], minimum: 0, maximum: 500 },
    max_tokens: { types: ['Integer'], minimum: 1, maximum: 4_096 },
    stop_sequences: { types: ['JSONArray'], items: string, maxItems: 4 },
    return_likelihoods: { types: ['String'], values: ['GENERATION', 'ALL', 'NONE'] },
    stream: { types: ['Boolean'] },
    num_generations: { types: ['Integer'], minimum: 1, maximum: 5 },
    logit_bias: { types: ['JSONObject'] },
    truncate: { types: ['String'], values: ['NONE', 'START', 'END'] },
  },
}

const hintFor = (body: JsonObject): string | undefined =>
  'message' in body ? 'This is the form of Command R. Command and Command Light take a prompt.' : undefined

/** Both of Cohere's forms call them so. */
export const inferenceNames = {
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  p: 'topP',
  stop_sequences: 'stopSequences',
} as const

/** @throws ValidationException */
export const decodePrompt = (value: unknown): ModelRequest => {
  const body = checkBody(value, members, hintFor)
  const { config, spoken } = decodeInferenceConfig(body, inferenceNames)
  return {
    messages: [{ role: 'user', content: [{ text: body.prompt as string }] }],
    ...config,
    ...unspokenFields(body, ['prompt', ...spoken]),
  }
}

/** @throws ValidationException */
export const encodePrompt = (request: ModelRequest): JsonObject => {
  if (request.system !== undefined && request.system.length > 0) throw noSystemMessages()
  const turns = turnsOf(request)
  const [turn] = turns
  if (turns.length !== 1 || turn === undefined)
    throw validationException(
      "This model doesn't support conversation history. Try again with input that only includes one user message.",
      { hint: 'Command and Command Light complete one prompt: Command R has conversations.' },
    )
  return {
    ...additionalFields(request),
    prompt: turn.text,
    ...encodeInferenceConfig(request.inferenceConfig, inferenceNames),
  }
}

const reasons = stopReasons('COMPLETE', [
  ['COMPLETE', 'end_turn'],
  ['MAX_TOKENS', 'max_tokens'],
  ['ERROR_TOXIC', 'content_filtered'],
])

/** The guide has the prompt in all answers, though not in the chunks of a stream. */
export const encodeGenerations = (
  response: ConverseResponse,
  requestId: string,
  body?: unknown,
): JsonObject => ({
  id: requestId,
  ...(isObject(body) && typeof body.prompt === 'string' && { prompt: body.prompt }),
  generations: [
    {
      id: requestId,
      text: (response.output?.message?.content ?? []).map(textIn).join(''),
      finish_reason: reasons.encode(response.stopReason),
    },
  ],
})

export const encodeGenerationStream = (events: AsyncIterable<ConverseStreamOutput[]>, known?: KnownAtStart) =>
  encodeTextStream(
    events,
    {
      write: event => textIn(event.contentBlockDelta?.delta),
      chunk: text => ({ is_finished: false, text }),
      end: stopReason => ({ is_finished: true, finish_reason: reasons.encode(stopReason) }),
    },
    known,
  )

/** @throws ModelErrorException */
export const decodeGenerations = (body: JsonObject): ConverseResponse => {
  const { text = '', stopReason = 'end_turn' } = readGeneration(body)
  return {
    output: { message: { role: 'assistant', content: text === '' ? [] : [{ text }] } },
    stopReason,
    usage: undefined,
    metrics: undefined,
  }
}

const readGeneration = ({ generations }: JsonObject): TextPiece => {
  const generation = Array.isArray(generations) ? generations[0] : undefined
  if (!isObject(generation) || typeof generation.text !== 'string')
    throw unreadableAnswer('it has no generation')
  return { text: generation.text, stopReason: reasons.decode(String(generation.finish_reason)) }
}

/** A stream that was not asked for with `stream` has the whole answer in one chunk. */
export const decodeGenerationStream = (chunks: AsyncIterable<unknown[]>) =>
  decodeTextStream(chunks, chunk => {
    if ('generations' in chunk) return readGeneration(chunk)
    const { text = '', is_finished, finish_reason } = chunk
    if (typeof text !== 'string' || typeof is_finished !== 'boolean')
      throw unreadableAnswer('a chunk has no text')
    return { text, ...(is_finished && { stopReason: reasons.decode(String(finish_reason)) }) }
  })
