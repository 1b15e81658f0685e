import type {
  ConverseRequest,
  ConverseStreamOutput,
  InvokeModelRequest,
} from '@aws-sdk/client-bedrock-runtime'
import { withBase64 } from '../../dialects/native/bytes.ts'
import { wholeMessage } from '../../dialects/native/whole-message.ts'
import type { AwsSettings } from '../aws/aws-settings.ts'
import { createAwsClient } from '../aws/create-aws-client.ts'
import { startStream } from '../aws/start-stream.ts'
import type { Backend, Call, Generation, NativeGeneration, Served } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { inOne } from '../upstream/in-one.ts'
import { readJson, readWhole } from '../upstream/read-json.ts'
import { compileDecodeBytes } from './decode-bytes.ts'
import { compileDecodeFrame } from './decode-frame.ts'
import { compileInvokeHeaders, readUsage } from './invoke-headers.ts'
import { responseEvents } from './response-events.ts'
import { readServiceShapes } from './service-shapes.ts'
import { toBedrockError } from './to-bedrock-error.ts'
import { toLabel, upstreamModel } from './upstream-model.ts'

/** The real service, with the server's own credentials. */
export const createBedrockBackend = async (
  settings: AwsSettings,
  setup: Pick<BackendSetup, 'name' | 'clocks'>,
): Promise<Backend> => {
  const { name } = setup
  const client = await createAwsClient({
    service: 'bedrock',
    host: 'bedrock-runtime',
    settings,
    setup,
    toError: toBedrockError(name),
  })
  const shapes = readServiceShapes()
  const bytesOf = compileDecodeBytes(shapes)
  const decodeResponse = bytesOf('ConverseResponse')
  const decodeEvent = bytesOf('ConverseStreamOutput')
  const events = shapes.ConverseStreamOutput?.members ?? {}
  const decodeEventFrame = compileDecodeFrame(
    shapes,
    'ConverseStreamOutput',
    (event, payload) =>
      Object.hasOwn(events, event) ? (decodeEvent({ [event]: payload }) as ConverseStreamOutput) : undefined,
    name,
  )
  const decodeChunkFrame = compileDecodeFrame(
    shapes,
    'ResponseStream',
    (event, { bytes }) =>
      event === 'chunk' && typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : undefined,
    name,
  )
  const wholeHeaders = compileInvokeHeaders(shapes, 'InvokeModelRequest')
  const streamHeaders = compileInvokeHeaders(shapes, 'InvokeModelWithResponseStreamRequest')
  const served: Served = { backend: name, cachesPrompts: true }

  const post = (operation: string, modelId: string | undefined, call: Call, sent: Sent) => {
    const model = toLabel(upstreamModel(modelId ?? '', call.profile))
    return client.post(`/model/${model}/${operation}`, { ...sent, signal: call.signal })
  }

  const invoke = async (request: InvokeModelRequest, call: Call): Promise<NativeGeneration> => {
    const sent = { headers: wholeHeaders(request), body: request.body ?? new Uint8Array() }
    const { headers, body } = await post('invoke', request.modelId, call, sent)
    const chunks = inOne([await readWhole(body, settings.answerBytes)], call.signal)
    return { served, ...contentType(headers['content-type']), usage: readUsage(headers), chunks }
  }

  const invokeStream = async (request: InvokeModelRequest, call: Call): Promise<NativeGeneration> => {
    const sent = { headers: streamHeaders(request), body: request.body ?? new Uint8Array() }
    const { headers, body } = await post('invoke-with-response-stream', request.modelId, call, sent)
    const chunks = await startStream(body, decodeChunkFrame, call.signal, chunks => chunks)
    return { served, ...contentType(headers['x-amzn-bedrock-content-type']), chunks }
  }

  return {
    isBedrock: true,

    async converse({ modelId, ...request }: ConverseRequest, call: Call): Promise<Generation> {
      const sent = { headers: JSON_HEADERS, body: Buffer.from(JSON.stringify(withBase64(request))) }
      if (call.streaming) {
        const { body } = await post('converse-stream', modelId, call, sent)
        return { served, events: await startStream(body, decodeEventFrame, call.signal, wholeMessage) }
      }
      const answer = await post('converse', modelId, call, sent)
      const response = decodeResponse(await readJson(answer, settings.answerBytes))
      return { served, events: inOne(responseEvents(response), call.signal) }
    },
    invoke: (request, call) => (call.streaming ? invokeStream(request, call) : invoke(request, call)),
    close: () => client.close(),
  }
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const JSON_HEADERS = { 'content-type': 'application/json' }

const contentType = (type: unknown): { readonly contentType?: string } =>
  typeof type === 'string' ? { contentType: type } : {}
