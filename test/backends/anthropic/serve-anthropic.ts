import type http from 'node:http'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { Call } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { anthropicMessages } from '../../../src/dialects/anthropic-messages.ts'
import type { JsonObject } from '../../../src/dialects/native/json.ts'
import { call } from '../call.ts'
import { type Received, type Served, serveForAll, serveHttp } from '../upstream/serve.ts'

/** What was asked, in order. */
export interface AnthropicServer extends Served {
  readonly received: (Received & { readonly json: JsonObject })[]
}

const model = createEmbeddedBackend()

/** A server with Anthropic's API, answered by the embedded model. */
export const serveAnthropic = async ({ forAll = false } = {}): Promise<AnthropicServer> => {
  const received: AnthropicServer['received'] = []
  const served = await (forAll ? serveForAll : serveHttp)(async (response, one) => {
    const json = JSON.parse(one.body) as JsonObject
    received.push({ ...one, json })
    const controller = new AbortController()
    response.once('close', () => controller.abort(new Error('gone')))
    try {
      if (one.path !== '/v1/messages' || one.headers['anthropic-version'] !== '2023-06-01')
        throw new Error('no version')
      await answer(response, json, call({ signal: controller.signal }))
    } catch (error) {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'application/json' })
      const { message } = error as Error
      response.end(JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } }))
    }
  })
  return { ...served, url: served.url.replace('/v1', ''), received }
}

const answer = async (response: http.ServerResponse, json: JsonObject, about: Call): Promise<void> => {
  const { model: name, stream, ...rest } = json
  const modelId = String(name)
  const request = anthropicMessages.decodeRequest(
    { anthropic_version: 'bedrock-2023-05-31', ...rest },
    modelId,
  )
  const asking = { ...request, modelId, additionalModelResponseFieldPaths: ['/stop_sequence'] }
  const generation = await model.converse?.(asking, { ...about, streaming: stream === true })
  const events = generation?.events ?? none()
  if (stream !== true) {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(anthropicMessages.encodeResponse(await collect(events), modelId, 'request')))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  const known = { inputTokens: generation?.served.inputTokens ?? 0 }
  for await (const batch of anthropicMessages.encodeStream(events, modelId, 'request', known))
    response.write((batch as JsonObject[]).map(toEvent).join(toEvent({ type: 'ping' })))
  response.end()
}

/** The invocation metrics are Bedrock's. */
export const toEvent = (event: JsonObject): string => {
  const { 'amazon-bedrock-invocationMetrics': _, ...own } = event
  return `event: ${event.type}\ndata: ${JSON.stringify(own)}\n\n`
}

async function* none(): AsyncGenerator<ConverseStreamOutput[]> {}
