import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'
import type { Logger } from '../../log.ts'
import type { Backend } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { completeMetadata } from '../upstream/complete-metadata.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { modelName } from '../upstream/model-name.ts'
import { readJson } from '../upstream/read-json.ts'
import { readJsonEvents } from '../upstream/read-json-events.ts'
import { startEvents } from '../upstream/start-events.ts'
import { toEvents } from '../upstream/to-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import type { OpenaiCompatibleSettings } from './create-openai-compatible-backend.ts'
import { decodeChunks } from './decode-chunks.ts'
import { encodeBody } from './encode-body.ts'
import { endsAtSequence, withStopSequence } from './stop-sequences.ts'

export const createConverse = (
  server: ModelServer,
  settings: OpenaiCompatibleSettings,
  log: Pick<Logger, 'warn'>,
): NonNullable<Backend['converse']> => {
  const { name } = server
  let isUncountedTold = false
  const onUncounted = () => {
    if (!isUncountedTold)
      log.warn(
        { backend: name },
        'The upstream tells no usage: its tokens are counted here, which is an estimate',
      )
    isUncountedTold = true
  }

  const whole = async function* (answer: UpstreamAnswer): AsyncGenerator<ConverseStreamOutput[]> {
    const body = await readJson(answer, settings.answerBytes)
    const problem = errorInside(body)
    if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
    const response = openaiChat.decodeResponse(body)
    yield toEvents(endsAtSequence(body) ? withStopSequence(response) : response)
  }

  return async (request, call) => {
    const { streaming, signal, clocks } = call
    signal.throwIfAborted()
    const start = clocks.wall.now()
    const modelId = request.modelId ?? ''
    const model = modelName(modelId, call, settings.model)
    const body = encodeBody(request, model, streaming, settings)
    const answer = await callModel(server, { path: '/chat/completions', body, model, signal })
    const events = streaming ? decodeChunks(readJsonEvents(answer, settings.eventBytes)) : whole(answer)
    const counter = counterFor(call.profile ?? modelId)
    const complete = completeMetadata(events, {
      latencyMs: () => clocks.wall.now() - start,
      inputTokens: () => call.inputTokens ?? countTokens(request, counter),
      countText: counter.countText,
      onUncounted,
    })
    return { served: { backend: name }, events: await startEvents(complete, signal) }
  }
}
