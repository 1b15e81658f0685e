import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { ClientDialect, KnownAtStart, ModelRequest } from './dialect.ts'
import { additionalFields, unspokenFields } from './native/additional-fields.ts'
import { breakMarkers } from './native/break-markers.ts'
import { checkBody, type MemberRules, malformed } from './native/check-body.ts'
import { decodeInferenceConfig, encodeInferenceConfig } from './native/inference-config.ts'
import { isObject, type JsonObject } from './native/json.ts'
import { noSystemMessages } from './native/refusals.ts'
import { stopReasons } from './native/stop-reasons.ts'
import { textAt } from './native/text-member.ts'
import { decodeTextStream, encodeTextStream, textIn, usageOf } from './native/text-stream.ts'
import { type Turn, toMessages, turnsOf } from './native/text-turns.ts'
import { unreadableAnswer } from './native/unreadable-answer.ts'

const membersFor = (model: string): MemberRules => ({
  required: ['inputText'],
  rules: {
    inputText: { types: ['String'], minLength: 1 },
    textGenerationConfig: {
      types: ['JSONObject'],
      members: {
        rules: {
          temperature: { types: ['Number'], minimum: 0, maximum: 1 },
          topP: { types: ['Number'], minimum: 0, maximum: 1 },
          maxTokenCount: { types: ['Integer'], minimum: 0, maximum: mostTokens(model) },
          stopSequences: {
            types: ['JSONArray'],
            items: {
              types: ['String'],
              // https://github.com/boto/boto3/issues/3993
              ...(!model.includes('premier') && { pattern: /^(\|+|User:)$/ }),
            },
          },
        },
        mayHold: () => false,
      },
    },
  },
})

const mostTokens = (model: string): number =>
  model.includes('lite') ? 4_096 : model.includes('premier') ? 3_072 : 8_192

const hintFor = (body: JsonObject): string | undefined => {
  if ('prompt' in body || 'messages' in body)
    return 'Titan takes inputText, and limits in textGenerationConfig.'
  if ('maxTokenCount' in body || 'temperature' in body) return 'Limits are members of textGenerationConfig.'
  return undefined
}

const decodeRequest = (value: unknown, model: string): ModelRequest => {
  const body = checkBody(value, membersFor(model), hintFor)
  const given = isObject(body.textGenerationConfig) ? body.textGenerationConfig : {}
  if (given.topP === 0) throw malformed(['#/textGenerationConfig/topP: 0 is not greater than 0'])
  const text = body.inputText as string
  const { config, spoken } = decodeInferenceConfig(given, names)
  const { additionalModelRequestFields: more } = unspokenFields(given, spoken)
  return {
    messages: parseTurns(text) ?? [{ role: 'user', content: [{ text }] }],
    ...config,
    ...unspokenFields(
      body,
      ['inputText', 'textGenerationConfig'],
      more === undefined ? {} : { textGenerationConfig: more },
    ),
  }
}

const names = {
  maxTokenCount: 'maxTokens',
  temperature: 'temperature',
  topP: 'topP',
  stopSequences: 'stopSequences',
} as const

const labels = { user: 'User:', assistant: 'Bot:' } as const
/** Any line break: the model may take for one what the parser of turns does not. */
const markers = /[\n\v\f\r\u0085\u2028\u2029](?:User|Bot):/g

/** The turns of `User: ...\nBot: ...\nUser: ...\nBot:`; undefined for any other text. */
const parseTurns = (text: string): ModelRequest['messages'] => {
  const turns: { role: Turn['role']; lines: string[] }[] = []
  for (const line of text.trim().split('\n')) {
    const role = line.startsWith(labels.user)
      ? 'user'
      : line.startsWith(labels.assistant)
        ? 'assistant'
        : undefined
    if (role !== undefined) turns.push({ role, lines: [line.slice(labels[role].length)] })
    else if (turns.length === 0) return undefined
    else turns.at(-1)?.lines.push(line)
  }
  if (turns.at(-1)?.role !== 'assistant') return undefined
  return toMessages(turns.map(({ role, lines }) => ({ role, text: lines.join('\n').trim() })))
}

const encodeRequest = (request: ModelRequest): JsonObject => {
  if (request.system !== undefined && request.system.length > 0) throw noSystemMessages()
  const turns = turnsOf(request)
  const lines = turns.map(({ role, text }) => `${labels[role]} ${breakMarkers(text, markers)}`)
  if (turns.at(-1)?.role !== 'assistant') lines.push(labels.assistant)
  const { textGenerationConfig: more, ...rest } = additionalFields(request)
  const config = { ...(isObject(more) && more), ...encodeInferenceConfig(request.inferenceConfig, names) }
  return {
    ...rest,
    inputText: lines.join('\n'),
    ...(Object.keys(config).length > 0 && { textGenerationConfig: config }),
  }
}

/**
 * The guide has FINISHED, recorded answers have FINISH: https://github.com/traceloop/openllmetry,
 * packages/opentelemetry-instrumentation-bedrock/tests/traces/cassettes/test_titan_completion.yaml.
 */
const reasons = stopReasons('FINISH', [
  ['FINISH', 'end_turn'],
  ['FINISHED', 'end_turn'],
  ['LENGTH', 'max_tokens'],
  ['STOP_CRITERIA_MET', 'stop_sequence'],
  ['CONTENT_FILTERED', 'content_filtered'],
])

const encodeResponse = ({ output, stopReason, usage }: ConverseResponse): JsonObject => ({
  inputTextTokenCount: usage?.inputTokens ?? 0,
  results: [
    {
      tokenCount: usage?.outputTokens ?? 0,
      outputText: (output?.message?.content ?? []).map(textIn).join(''),
      completionReason: reasons.encode(stopReason),
    },
  ],
})

const encodeStream = (
  events: AsyncIterable<ConverseStreamOutput[]>,
  _model: string,
  _requestId: string,
  known?: KnownAtStart,
) =>
  encodeTextStream(
    events,
    {
      write: event => textIn(event.contentBlockDelta?.delta),
      chunk: outputText => ({
        outputText,
        index: 0,
        totalOutputTextTokenCount: null,
        completionReason: null,
        inputTextTokenCount: known?.inputTokens ?? null,
      }),
      end: (stopReason, { usage }) => ({
        outputText: '',
        index: 0,
        totalOutputTextTokenCount: usage?.outputTokens ?? 0,
        completionReason: reasons.encode(stopReason),
        inputTextTokenCount: usage?.inputTokens ?? 0,
      }),
    },
    known,
  )

const decodeResponse = (body: unknown): ConverseResponse => {
  const { inputTextTokenCount, results } = isObject(body) ? body : {}
  const result = Array.isArray(results) ? results[0] : undefined
  if (!isObject(result) || typeof result.outputText !== 'string')
    throw unreadableAnswer('it has no outputText')
  const { outputText: text, completionReason, tokenCount } = result
  return {
    output: { message: { role: 'assistant', content: text === '' ? [] : [{ text }] } },
    stopReason: reasons.decode(String(completionReason)),
    usage: usageOf(inputTextTokenCount, tokenCount),
    metrics: undefined,
  }
}

const decodeStream = (chunks: AsyncIterable<unknown[]>) =>
  decodeTextStream(chunks, chunk => {
    const { outputText: text, completionReason, inputTextTokenCount, totalOutputTextTokenCount } = chunk
    if (typeof text !== 'string') throw unreadableAnswer('a chunk has no outputText')
    const usage = usageOf(inputTextTokenCount, totalOutputTextTokenCount)
    return {
      text,
      ...(typeof completionReason === 'string' && { stopReason: reasons.decode(completionReason) }),
      ...(usage !== undefined && { usage }),
    }
  })

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html */
export const amazonTitanText: ClientDialect = {
  modelIds: /^amazon\.titan-(?:text-|tg1)/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  encodeStream,
  decodeResponse,
  decodeStream,
  texts: textAt('inputText'),
}
