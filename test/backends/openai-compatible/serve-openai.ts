import type http from 'node:http'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Call } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { isObject, type JsonObject, objectsIn } from '../../../src/dialects/native/json.ts'
import { openaiChat } from '../../../src/dialects/openai-chat.ts'
import { call } from '../call.ts'
import { type Received, type Served, serveForAll, serveHttp } from '../upstream/serve.ts'

/** What was asked, in order. */
export interface OpenaiServer extends Served {
  readonly received: (Received & { readonly json: JsonObject })[]
}

const model = createEmbeddedBackend()

/** A server with OpenAI's API as vLLM has it, answered by the embedded model. */
export const serveOpenai = async ({ forAll = false } = {}): Promise<OpenaiServer> => {
  const received: OpenaiServer['received'] = []
  const served = await (forAll ? serveForAll : serveHttp)(async (response, one) => {
    const json = JSON.parse(one.body) as JsonObject
    received.push({ ...one, json })
    const controller = new AbortController()
    response.once('close', () => controller.abort(new Error('gone')))
    try {
      await answer(response, one.path, json, call({ signal: controller.signal }))
    } catch (error) {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: (error as Error).message } }))
    }
  })
  return { ...served, received }
}

const answer = async (response: http.ServerResponse, path: string, json: JsonObject, about: Call) => {
  if (path === '/v1/embeddings') return send(response, await embeddings(json, about))
  if (path === '/v1/rerank') return send(response, await ranking(json, about))
  if (json.stream === true) return stream(response, json, about)
  return send(response, await completion(json, about))
}

const send = (response: http.ServerResponse, body: JsonObject): void => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const converse = (json: JsonObject, about: Call) => {
  const { stream, stream_options, ...body } = json
  const modelId = String(json.model)
  const { model: _, ...request } = body
  return model.converse?.({ modelId, ...openaiChat.decodeRequest(request, modelId) }, about)
}

const completion = async (json: JsonObject, about: Call): Promise<JsonObject> => {
  const generation = await converse(json, { ...about, streaming: false })
  const whole = await collect(generation?.events ?? none())
  const body = openaiChat.encodeResponse(whole, String(json.model), 'request') as JsonObject
  const choices = objectsIn(body.choices).map(choice => ({
    ...choice,
    ...stopReason(whole.stopReason, json),
  }))
  return { ...body, choices }
}

/** vLLM says which sequence ended the answer; OpenAI does not. */
const stopReason = (reason: string | undefined, { stop }: JsonObject): JsonObject =>
  reason === 'stop_sequence' && Array.isArray(stop) ? { stop_reason: stop[0] } : {}

const stream = async (response: http.ServerResponse, json: JsonObject, about: Call): Promise<void> => {
  const generation = await converse(json, about)
  let reason: string | undefined
  const watched = async function* () {
    for await (const batch of generation?.events ?? none()) {
      for (const { messageStop } of batch) reason ??= messageStop?.stopReason
      yield batch
    }
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  for await (const batch of openaiChat.encodeStream(watched(), String(json.model), 'request'))
    response.write(batch.map(chunk => toEvents(chunk as JsonObject, reason, json)).join(''))
  response.end('data: [DONE]\n\n')
}

/** The usage in a chunk of its own, where it is asked for. */
const toEvents = (chunk: JsonObject, reason: string | undefined, json: JsonObject): string => {
  const { usage, 'amazon-bedrock-invocationMetrics': _, ...rest } = chunk
  if (usage === undefined) return toEvent(rest)
  const choices = objectsIn(rest.choices).map(choice => ({ ...choice, ...stopReason(reason, json) }))
  const isAsked = isObject(json.stream_options) && json.stream_options.include_usage === true
  return toEvent({ ...rest, choices }) + (isAsked ? toEvent({ ...rest, choices: [], usage }) : '')
}

export const toEvent = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`

async function* none(): AsyncGenerator<ConverseStreamOutput[]> {}

const embeddings = async (json: JsonObject, about: Call): Promise<JsonObject> => {
  const texts = json.input as string[]
  const dimensions = json.dimensions as number | undefined
  const request = { modelId: String(json.model), texts, ...(dimensions !== undefined && { dimensions }) }
  const embedded = await model.embed?.(request, about)
  const data = (embedded?.embeddings ?? []).map((vector, index) => ({
    object: 'embedding',
    index,
    embedding:
      json.encoding_format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : Array.from(vector),
  }))
  // In another order: the index says which it is.
  return { data: data.reverse(), usage: { prompt_tokens: embedded?.inputTokens } }
}

const ranking = async (json: JsonObject, about: Call): Promise<JsonObject> => {
  const documents = json.documents as string[]
  const ranked = await model.rerank?.(
    { modelId: String(json.model), query: String(json.query), documents },
    about,
  )
  const results = (ranked?.scores ?? []).map((relevance_score, index) => ({ index, relevance_score }))
  return { results: results.sort((one, other) => other.relevance_score - one.relevance_score) }
}
