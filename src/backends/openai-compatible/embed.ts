import { counterFor } from '../../conversation/token-counters/index.ts'
import { isObject, objectsIn } from '../../dialects/native/json.ts'
import { unsupportedBlock } from '../../dialects/native/refusals.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import { toUnitVector } from '../../dialects/native/vectors.ts'
import type { Backend } from '../backend.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { modelName } from '../upstream/model-name.ts'
import { readJson } from '../upstream/read-json.ts'
import type { OpenaiCompatibleSettings } from './create-openai-compatible-backend.ts'

/** https://platform.openai.com/docs/api-reference/embeddings/create */
export const createEmbed =
  (server: ModelServer, settings: OpenaiCompatibleSettings): NonNullable<Backend['embed']> =>
  async ({ modelId, texts, images = [], dimensions }, call) => {
    if (images.length > 0) throw unsupportedBlock('image', "OpenAI's embeddings take texts only.")
    const { signal } = call
    const model = modelName(modelId, call, settings.model)
    const { countText } = counterFor(call.profile ?? modelId)
    const embeddings: Float32Array[] = []
    let inputTokens = 0
    for (let at = 0; at < texts.length; at += settings.embedBatch) {
      const input = texts.slice(at, at + settings.embedBatch)
      // Vectors of floats in base64 are a third of the same as text; servers that do not know it answer numbers.
      const body = {
        model,
        input,
        encoding_format: 'base64',
        ...(dimensions !== undefined && { dimensions }),
      }
      const answer = await callModel(server, { path: '/embeddings', body, model, signal })
      const decoded = decodeEmbeddings(await readJson(answer, settings.answerBytes), input.length, dimensions)
      embeddings.push(...decoded.embeddings)
      inputTokens += decoded.inputTokens ?? input.reduce((sum, text) => sum + countText(text), 0)
    }
    return { served: { backend: server.name }, embeddings, inputTokens }
  }

/** @throws ModelErrorException for anything but one vector for each text. */
const decodeEmbeddings = (
  body: unknown,
  count: number,
  dimensions: number | undefined,
): { readonly embeddings: readonly Float32Array[]; readonly inputTokens?: number } => {
  const problem = errorInside(body)
  if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
  const { data, usage } = isObject(body) ? body : {}
  const found = new Map<unknown, Float32Array>()
  for (const [position, { index = position, embedding }] of objectsIn(data).entries()) {
    const vector = readVector(embedding)
    if (vector === undefined) throw unreadableAnswer('an embedding is no vector')
    if (dimensions !== undefined && vector.length !== dimensions)
      throw unreadableAnswer(`an embedding has ${vector.length} dimensions, not the ${dimensions} asked for`)
    found.set(index, vector)
  }
  const embeddings = Array.from({ length: count }, (_, index) => {
    const vector = found.get(index)
    if (vector === undefined) throw unreadableAnswer('a text has no embedding')
    return vector
  })
  const tokens = isObject(usage) ? (usage.prompt_tokens ?? usage.total_tokens) : undefined
  return { embeddings, ...(typeof tokens === 'number' && { inputTokens: tokens }) }
}

const readVector = (embedding: unknown): Float32Array | undefined => {
  if (typeof embedding !== 'string') return toUnitVector(embedding)
  const bytes = Buffer.from(embedding, 'base64')
  if (bytes.length === 0 || bytes.length % 4 !== 0) return undefined
  return toUnitVector(Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4)))
}
