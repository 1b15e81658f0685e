import type {
  ContentBlockDelta,
  ConverseStreamMetadataEvent,
  ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import { unfinishedStream } from '../../conversation/collect.ts'
import { metadataIn } from '../native/invocation-metrics.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { mapBatches } from '../native/map-batches.ts'
import { upstreamError } from '../native/upstream-error.ts'
import { decodeCitations } from './citations.ts'
import { asUpstream, decodeUsage } from './decode-response.ts'
import { invalid, numberAt, objectAt, stringAt } from './fields.ts'
import { decodeStopReason } from './stop-reasons.ts'

/** What is known of a message while its events arrive. */
interface Progress {
  usage: JsonObject
  isStopped: boolean
  isComplete: boolean
}

/**
 * Converse's events, from Bedrock's chunks or from the events of Anthropic's own API, which have no invocation
 * metrics: then the usage is that of `message_start` with the counts that `message_delta` tells anew.
 *
 * @throws ModelStreamErrorException where the chunks end before the message does, or tell of an error.
 * @throws ModelErrorException for chunks of another form.
 */
export const decodeStream = async function* (
  chunks: AsyncIterable<unknown[]>,
): AsyncGenerator<ConverseStreamOutput[]> {
  const progress: Progress = { usage: {}, isStopped: false, isComplete: false }
  yield* mapBatches(chunks, chunk => asUpstreamEvent(chunk, progress))
  if (!progress.isStopped) throw unfinishedStream('messageStop')
  if (!progress.isComplete) throw unfinishedStream('metadata')
}

const asUpstreamEvent = (chunk: unknown, progress: Progress): ConverseStreamOutput[] => {
  const event = asUpstream(() => objectAt({ chunk }, 'chunk', 'stream'))
  if (event.type === 'error') throw upstreamError(event.error)
  return asUpstream(() => decodeEvent(event, progress))
}

const decodeEvent = (event: JsonObject, progress: Progress): ConverseStreamOutput[] => {
  const type = stringAt(event, 'type', 'chunk')
  switch (type) {
    case 'message_start':
      remember(objectAt(event, 'message', type).usage, progress)
      return [{ messageStart: { role: 'assistant' } }]
    case 'content_block_start':
      return decodeStart(objectAt(event, 'content_block', type), numberAt(event, 'index', type))
    case 'content_block_delta': {
      const delta = decodeDelta(objectAt(event, 'delta', type))
      return [{ contentBlockDelta: { contentBlockIndex: numberAt(event, 'index', type), delta } }]
    }
    case 'content_block_stop':
      return [{ contentBlockStop: { contentBlockIndex: numberAt(event, 'index', type) } }]
    case 'message_delta':
      remember(event.usage, progress)
      return decodeStop(objectAt(event, 'delta', type), progress)
    case 'message_stop':
      progress.isComplete = true
      return [{ metadata: metadataIn(event) ?? metadataOf(progress) }]
    default:
      return [] // `ping`, and what Anthropic may add: https://docs.anthropic.com/en/api/versioning
  }
}

/** A count that is told again is the later one; one that is not stays. */
const remember = (usage: unknown, progress: Progress): void => {
  if (!isObject(usage)) return
  const told = Object.entries(usage).filter(([, value]) => value !== null)
  progress.usage = { ...progress.usage, ...Object.fromEntries(told) }
}

const metadataOf = ({ usage }: Progress): ConverseStreamMetadataEvent => ({
  usage: Object.keys(usage).length === 0 ? undefined : decodeUsage(usage),
  metrics: undefined,
})

const decodeStart = (block: JsonObject, contentBlockIndex: number): ConverseStreamOutput[] => {
  const type = stringAt(block, 'type', 'content_block')
  const withDelta = (delta: ContentBlockDelta) => [{ contentBlockDelta: { contentBlockIndex, delta } }]
  switch (type) {
    case 'tool_use': {
      const name = stringAt(block, 'name', type)
      const start = { toolUse: { toolUseId: stringAt(block, 'id', type), name } }
      // Some upstreams have the whole input here and no deltas.
      const { input } = block
      const whole = isObject(input) && Object.keys(input).length > 0 ? JSON.stringify(input) : undefined
      return [
        { contentBlockStart: { contentBlockIndex, start } },
        ...(whole === undefined ? [] : withDelta({ toolUse: { input: whole } })),
      ]
    }
    case 'text':
      return block.text ? withDelta({ text: stringAt(block, 'text', type) }) : []
    case 'thinking':
      return block.thinking
        ? withDelta({ reasoningContent: { text: stringAt(block, 'thinking', type) } })
        : []
    case 'redacted_thinking':
      return withDelta({ reasoningContent: { redactedContent: Buffer.from(stringAt(block, 'data', type)) } })
    default:
      throw invalid('content_block', `is of type '${type}', which Converse has no block for.`)
  }
}

const decodeDelta = (delta: JsonObject): ContentBlockDelta => {
  const type = stringAt(delta, 'type', 'delta')
  switch (type) {
    case 'text_delta':
      return { text: stringAt(delta, 'text', type) }
    case 'input_json_delta':
      return { toolUse: { input: stringAt(delta, 'partial_json', type) } }
    case 'thinking_delta':
      return { reasoningContent: { text: stringAt(delta, 'thinking', type) } }
    case 'signature_delta':
      return { reasoningContent: { signature: stringAt(delta, 'signature', type) } }
    case 'citations_delta': {
      const [citation] = decodeCitations([delta.citation], type)
      if (citation === undefined) throw invalid(type, 'Field required')
      const { title, source, sourceContent, location } = citation
      return {
        citation: {
          ...(title !== undefined && { title }),
          ...(source !== undefined && { source }),
          ...(location !== undefined && { location }),
          ...(sourceContent !== undefined && {
            sourceContent: sourceContent.map(({ text }) => ({ text })),
          }),
        },
      }
    }
    default:
      throw invalid('delta', `is of type '${type}', which Converse has no delta for.`)
  }
}

const decodeStop = (
  { stop_reason: reason, stop_sequence: sequence }: JsonObject,
  progress: Progress,
): ConverseStreamOutput[] => {
  if (typeof reason !== 'string' || progress.isStopped) return []
  progress.isStopped = true
  return [
    {
      messageStop: {
        stopReason: decodeStopReason(reason),
        ...(typeof sequence === 'string' && {
          additionalModelResponseFields: { delta: { stop_sequence: sequence } },
        }),
      },
    },
  ]
}
