import { checkMessagesBody } from '../../dialects/anthropic-messages/check-body.ts'
import { decodeUsage } from '../../dialects/anthropic-messages/decode-response.ts'
import { isObject, type JsonObject } from '../../dialects/native/json.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { BedrockException, validationException } from '../../errors.ts'
import type { Backend, Call, NativeGeneration } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { inOne } from '../upstream/in-one.ts'
import { readWhole } from '../upstream/read-json.ts'
import { startEvents } from '../upstream/start-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import type { AnthropicSettings } from './create-anthropic-backend.ts'
import { modelOf, takesMessages } from './model-of.ts'
import { streamChunks } from './stream-chunks.ts'
import { toOwnRequest } from './to-own-request.ts'

/** Native bodies of Claude as they are, but for what Bedrock says in another place than Anthropic. */
export const createInvoke = (
  server: ModelServer,
  settings: AnthropicSettings,
): NonNullable<Backend['invoke']> => {
  const served = { backend: server.name, cachesPrompts: true }

  const whole = async (answer: UpstreamAnswer, signal: AbortSignal): Promise<NativeGeneration> => {
    const bytes = await readWhole(answer.body, settings.answerBytes)
    const usage = decodeUsage(readMessage(bytes).usage)
    return {
      served,
      contentType: 'application/json',
      ...(usage !== undefined && { usage }),
      chunks: inOne<Uint8Array>([bytes], signal),
    }
  }

  const invoke = async (modelId: string, bytes: Uint8Array, call: Call): Promise<NativeGeneration> => {
    const { streaming, signal, clocks } = call
    signal.throwIfAborted()
    const start = clocks.wall.now()
    const model = modelOf(modelId, call, settings.model)
    const native = checkMessagesBody(parseBody(bytes))
    const own = toOwnRequest({ ...native }, model, streaming, settings.betas)
    const answer = await callModel(server, { path: '/v1/messages', ...own, model, signal }).catch(
      (error: unknown) => {
        throw inNativeWords(error)
      },
    )
    if (!streaming) return whole(answer, signal)
    const chunks = streamChunks(answer, settings.eventBytes, () => clocks.wall.now() - start)
    return { served, contentType: 'application/json', chunks: await startEvents(chunks, signal) }
  }

  return ({ modelId = '', body = new Uint8Array() }, call) =>
    takesMessages(modelId, call) ? invoke(modelId, body, call) : undefined
}

const parseBody = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch (cause) {
    throw validationException('Malformed input request, please reformat your input and try again.', {
      cause,
      hint: `The body is not JSON: ${(cause as Error).message}`,
    })
  }
}

/** @throws ModelErrorException for anything but a message. */
const readMessage = (bytes: Buffer): JsonObject => {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString())
  } catch (cause) {
    throw unreadableAnswer('it is not JSON', cause)
  }
  const problem = errorInside(body)
  if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
  if (!isObject(body) || body.type !== 'message') throw unreadableAnswer('it is not a message')
  return body
}

const PREFIX = 'The model returned the following errors: '

/** InvokeModel says what the model said; the words before it are Converse's. */
const inNativeWords = (error: unknown): unknown => {
  if (!(error instanceof BedrockException) || !error.message.startsWith(PREFIX)) return error
  const { message, hint, cause } = error
  return validationException(message.slice(PREFIX.length), { cause, ...(hint !== undefined && { hint }) })
}
