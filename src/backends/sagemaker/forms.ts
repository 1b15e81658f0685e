import type { ConverseRequest, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { ai21Jamba } from '../../dialects/ai21-jamba.ts'
import { amazonNova } from '../../dialects/amazon-nova.ts'
import { amazonTitanText } from '../../dialects/amazon-titan-text.ts'
import { anthropicMessages } from '../../dialects/anthropic-messages.ts'
import { cohereCommand } from '../../dialects/cohere-command.ts'
import { deepseek } from '../../dialects/deepseek.ts'
import type { ClientDialect } from '../../dialects/dialect.ts'
import { metaLlama } from '../../dialects/meta-llama.ts'
import { mistral } from '../../dialects/mistral.ts'
import type { JsonObject } from '../../dialects/native/json.ts'
import { openaiChat } from '../../dialects/openai-chat.ts'
import { writer } from '../../dialects/writer.ts'
import { decodeChunks } from '../openai-compatible/decode-chunks.ts'
import { encodeBody, type LimitField } from '../openai-compatible/encode-body.ts'
import { endsAtSequence, withStopSequence } from '../openai-compatible/stop-sequences.ts'
import type { FormName } from './form-names.ts'

/** The language of a container. */
export interface Form {
  /** @param model what the container calls the model, where somebody said so. */
  encodeRequest(request: ConverseRequest, model: string | undefined, streaming: boolean): JsonObject
  decodeResponse(body: unknown): ConverseResponse
  decodeStream(chunks: AsyncIterable<unknown[]>): AsyncIterable<ConverseStreamOutput[]>
}

const dialects: Readonly<Record<Exclude<FormName, 'openai-chat'>, ClientDialect>> = {
  'ai21-jamba': ai21Jamba,
  'amazon-nova': amazonNova,
  'amazon-titan-text': amazonTitanText,
  'anthropic-messages': anthropicMessages,
  'cohere-command': cohereCommand,
  deepseek,
  'meta-llama': metaLlama,
  mistral,
  writer,
}

export const createForm = (name: FormName, limitField: LimitField = 'max_tokens'): Form =>
  name === 'openai-chat' ? chatForm(limitField) : nativeForm(dialects[name])

const chatForm = (limitField: LimitField): Form => ({
  encodeRequest(request, named, streaming) {
    const { model, ...body } = encodeBody(request, named ?? request.modelId ?? '', streaming, limitField)
    // Containers have one model, and some refuse a name that is not its.
    return named === undefined ? body : { ...body, model }
  },
  decodeResponse(body) {
    const response = openaiChat.decodeResponse(body)
    return endsAtSequence(body) ? withStopSequence(response) : response
  },
  decodeStream: decodeChunks,
})

const nativeForm = (dialect: ClientDialect): Form => ({
  encodeRequest({ modelId = '', ...request }, _, streaming) {
    const body = dialect.encodeRequest(request, modelId) as JsonObject
    // Bedrock's operation says whether a stream is asked for; a container reads it in the body.
    return streaming ? { ...body, stream: true } : body
  },
  decodeResponse: body => dialect.decodeResponse(body),
  decodeStream: chunks => dialect.decodeStream(chunks),
})
