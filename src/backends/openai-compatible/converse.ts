import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'
import type { Logger } from '../../log.ts'
import type { Backend } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { type CompleteOptions, completeMetadata, completeWhole } from '../upstream/complete-metadata.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { inOne } from '../upstream/in-one.ts'
import { modelName } from '../upstream/model-name.ts'
import { readJson } from '../upstream/read-json.ts'
import { readJsonEvents } from '../upstream/read-json-events.ts'
import { startEvents } from '../upstream/start-events.ts'
import { toEvents } from '../upstream/to-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import type { OpenaiCompatibleSettings } from './create-openai-compatible-backend.ts'
import { decodeChunks } from './decode-chunks.ts'
import { encodeBody, limitFieldOf } from './encode-body.ts'
import { endsAtSequence, withStopSequence } from './stop-sequences.ts'

export const createConverse = (
  server: ModelServer,
  settings: OpenaiCompatibleSettings,
  log: Pick<Logger, 'warn'>,
): NonNullable<Backend['converse']> => {
  const { name } = server
  const limitField = settings.maxTokensField ?? limitFieldOf(settings.baseUrl)
  let isUncountedTold = false
  const onUncounted = () => {
    if (!isUncountedTold)
      log.warn(
        { backend: name },
        'The upstream tells no usage: its tokens are counted here, which is an estimate',
      )
    isUncountedTold = true
  }

  const readAnswer = async (answer: UpstreamAnswer): Promise<ConverseStreamOutput[]> => {
    const body = await readJson(answer, settings.answerBytes)
    const problem = errorInside(body)
    if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
    const response = openaiChat.decodeResponse(body)
    return toEvents(endsAtSequence(body) ? withStopSequence(response) : response)
  }

  return async (request, call) => {
    const { streaming, signal, clocks } = call
    signal.throwIfAborted()
    const start = clocks.wall.now()
    const modelId = request.modelId ?? ''
    const model = modelName(modelId, call, settings.model)
    const body = encodeBody(request, model, streaming, limitField)
    const answer = await callModel(server, { path: '/chat/completions', body, model, signal })
    const counter = counterFor(call.profile ?? modelId)
    const options: CompleteOptions = {
      latencyMs: () => clocks.wall.now() - start,
      inputTokens: () => call.inputTokens ?? countTokens(request, counter),
      countText: counter.countText,
      onUncounted,
    }
    const served = { backend: name }
    if (!streaming) return { served, events: inOne(completeWhole(await readAnswer(answer), options), signal) }
    const events = decodeChunks(readJsonEvents(answer, settings.eventBytes))
    return { served, events: await startEvents(completeMetadata(events, options), signal) }
  }
}
