import type { Embedded } from '../embed-dialect.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { dequantize, type EmbeddingType, embeddingTypes, quantize } from '../native/quantize.ts'
import { unreadableAnswer } from '../native/unreadable-answer.ts'

/**
 * `embeddings` is a list where no types are asked for, and else a map, of one type too. The user guide's page on v4
 * says that one type gives a list, its own example reads a map from `["float"]`, and so do clients.
 */
export const encodeAnswer = ({ embeddings }: Embedded, body: unknown, requestId: string): JsonObject => {
  const { texts, inputs, embedding_types } = isObject(body) ? body : {}
  const asked = Array.isArray(embedding_types) ? embedding_types : []
  const types = embeddingTypes.filter(type => asked.includes(type))
  const vectors = (type: EmbeddingType) => embeddings.map(vector => quantize(vector, type))
  return {
    id: requestId,
    ...(types.length === 0
      ? { response_type: 'embeddings_floats', embeddings: vectors('float') }
      : {
          response_type: 'embeddings_by_type',
          embeddings: Object.fromEntries(types.map(type => [type, vectors(type)])),
        }),
    // Empty for images, in v3 as the user guide says.
    ...(inputs === undefined ? { texts: texts ?? [] } : { inputs }),
  }
}

/**
 * From the most precise type that there is. No body of Embed tells how many tokens were read: Bedrock's headers do.
 *
 * @throws ModelErrorException for a body of another form.
 */
export const decodeAnswer = (body: unknown): Embedded => {
  const embeddings = isObject(body) ? body.embeddings : undefined
  const [lists, type] = choose(embeddings)
  const vectors = Array.isArray(lists) ? lists.map(list => dequantize(list, type)) : [undefined]
  if (vectors.some(vector => vector === undefined || vector.length !== vectors[0]?.length))
    throw unreadableAnswer('it has no embeddings of one length')
  return { embeddings: vectors as Float32Array[], inputTokens: 0 }
}

const choose = (embeddings: unknown): readonly [unknown, EmbeddingType] => {
  if (!isObject(embeddings)) return [embeddings, 'float']
  const type = embeddingTypes.find(each => embeddings[each] !== undefined) ?? 'float'
  return [embeddings[type], type]
}
