import { notImplementedException, validationException } from '../errors.ts'
import { onlyDimensions, onlyText } from './amazon-titan-embed/input.ts'
import { readEmbedding } from './amazon-titan-embed/read-embedding.ts'
import type { EmbedDialect } from './embed-dialect.ts'
import { readBase64, toBase64 } from './native/bytes.ts'
import { checkBody, type MemberRules, malformed } from './native/check-body.ts'
import { checkChoice } from './native/check-choice.ts'
import { isObject } from './native/json.ts'
import { addText } from './native/text-member.ts'
import { toNumbers } from './native/vectors.ts'

const lengthChoices = [256, 384, 1024]

const members: MemberRules = {
  rules: {
    inputText: { types: ['String'], minLength: 1 },
    inputImage: { types: ['String'], minLength: 1 },
    embeddingConfig: {
      types: ['JSONObject'],
      members: { rules: { outputEmbeddingLength: { types: ['Integer'] } } },
    },
  },
}

/** Amazon Titan Multimodal Embeddings G1: "model-parameters-titan-embed-mm" in the user guide. */
export const amazonTitanEmbedImage: EmbedDialect = {
  modelIds: /^amazon\.titan-embed-image-/,

  decodeRequest(body) {
    const { inputText, inputImage, embeddingConfig } = checkBody(body, members)
    if (inputText === undefined && inputImage === undefined)
      throw malformed(['#: no subschema matched out of the total 2 subschemas'])
    if (inputText !== undefined && inputImage !== undefined)
      throw notImplementedException('The mean of the embeddings of a text and an image is not implemented.', {
        hint: 'Send `inputText` and `inputImage` in two requests, and add the two vectors.',
      })
    const length = isObject(embeddingConfig) ? embeddingConfig.outputEmbeddingLength : undefined
    const dimensions = checkChoice(length, '#/embeddingConfig/outputEmbeddingLength', lengthChoices)
    return {
      ...(inputImage === undefined
        ? { texts: [String(inputText)] }
        : { texts: [], images: [decodeImage(String(inputImage))] }),
      ...(dimensions !== undefined && { dimensions }),
    }
  },

  /** The purpose is left out: Titan was trained for none in particular. */
  encodeRequest(request) {
    const { texts, images = [], dimensions } = request
    onlyDimensions(dimensions, lengthChoices)
    const [image] = images
    if (images.length > 1 || (image !== undefined && texts.length > 0))
      throw validationException(
        `This model embeds one input per request, not ${images.length + texts.length}.`,
      )
    return {
      ...(image === undefined ? { inputText: onlyText(request) } : { inputImage: toBase64(image) }),
      ...(dimensions !== undefined && { embeddingConfig: { outputEmbeddingLength: dimensions } }),
    }
  },

  encodeResponse({ embeddings: [vector = new Float32Array()], inputTokens }) {
    return { embedding: toNumbers(vector), inputTextTokenCount: inputTokens, message: null }
  },

  decodeResponse: readEmbedding,

  texts(body) {
    const found: ReturnType<EmbedDialect['texts']> = []
    addText(body, 'inputText', 'user', found)
    return found
  },
}

const decodeImage = (base64: string): Uint8Array => {
  const bytes = readBase64(base64)
  if (bytes === undefined) throw malformed(['#/inputImage: the value is not base64'])
  return bytes
}
