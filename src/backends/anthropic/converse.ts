import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { anthropicMessages } from '../../dialects/anthropic-messages.ts'
import type { JsonObject } from '../../dialects/native/json.ts'
import { mapBatches } from '../../dialects/native/map-batches.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import type { Logger } from '../../log.ts'
import type { Backend } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { type CompleteOptions, completeMetadata, completeWhole } from '../upstream/complete-metadata.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { inOne } from '../upstream/in-one.ts'
import { readJson } from '../upstream/read-json.ts'
import { readJsonEvents } from '../upstream/read-json-events.ts'
import { startEvents } from '../upstream/start-events.ts'
import { toEvents } from '../upstream/to-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import { askedFields } from './asked-fields.ts'
import type { AnthropicSettings } from './create-anthropic-backend.ts'
import { modelOf } from './model-of.ts'
import { toOwnRequest } from './to-own-request.ts'

export const createConverse = (
  server: ModelServer,
  settings: AnthropicSettings,
  log: Pick<Logger, 'warn'>,
): NonNullable<Backend['converse']> => {
  const { name } = server

  const readAnswer = async (answer: UpstreamAnswer): Promise<ConverseStreamOutput[]> => {
    const body = await readJson(answer, settings.answerBytes)
    const problem = errorInside(body)
    if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
    return toEvents(anthropicMessages.decodeResponse(body))
  }

  return async (request, call) => {
    const { streaming, signal, clocks } = call
    signal.throwIfAborted()
    const start = clocks.wall.now()
    const modelId = request.modelId ?? ''
    const model = modelOf(modelId, call, settings.model)
    const native = anthropicMessages.encodeRequest(request, model) as JsonObject
    const own = toOwnRequest(native, model, streaming, settings.betas)
    const answer = await callModel(server, { path: '/v1/messages', ...own, model, signal })
    const counter = counterFor(call.profile ?? modelId)
    const options: CompleteOptions = {
      latencyMs: () => clocks.wall.now() - start,
      inputTokens: () => call.inputTokens ?? countTokens(request, counter),
      countText: counter.countText,
      onUncounted: () =>
        log.warn({ backend: name }, 'The upstream tells no usage: its tokens are counted here'),
    }
    const served = { backend: name, cachesPrompts: true }
    if (!streaming) {
      const events = askedFields(completeWhole(await readAnswer(answer), options), request)
      return { served, events: inOne(events, signal) }
    }
    const events = anthropicMessages.decodeStream(readJsonEvents(answer, settings.eventBytes))
    const complete = completeMetadata(events, options)
    const asked = mapBatches(complete, event => askedFields([event], request))
    return { served, events: await startEvents(asked, signal) }
  }
}
