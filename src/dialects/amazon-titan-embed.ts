import { onlyDimensions, onlyText, readInputText } from './amazon-titan-embed/input.ts'
import { readEmbedding, toBits } from './amazon-titan-embed/read-embedding.ts'
import type { EmbedDialect } from './embed-dialect.ts'
import { checkBody, type MemberRules } from './native/check-body.ts'
import { checkChoice } from './native/check-choice.ts'
import { isObject } from './native/json.ts'
import { addText } from './native/text-member.ts'
import { toNumbers } from './native/vectors.ts'

const dimensionChoices = [256, 512, 1024]

const members: MemberRules = {
  required: ['inputText'],
  rules: {
    inputText: { types: ['String'] },
    dimensions: { types: ['Integer'] },
    normalize: { types: ['Boolean'] },
    embeddingTypes: { types: ['JSONArray'], items: { types: ['String'], values: ['float', 'binary'] } },
  },
}

/**
 * Amazon Titan Text Embeddings V2, "model-parameters-titan-embed-text" in the user guide.
 *
 * `normalize: false` is taken, and the answer is the unit vector all the same: a backend answers unit vectors, so the
 * length that Titan's own vector has is not known here. Its direction is, and so is every cosine.
 */
export const amazonTitanEmbed: EmbedDialect = {
  modelIds: /^amazon\.titan-embed-text-v2/,

  decodeRequest(body) {
    const checked = checkBody(body, members)
    const dimensions = checkChoice(checked.dimensions, '#/dimensions', dimensionChoices)
    return { texts: [readInputText(checked)], ...(dimensions !== undefined && { dimensions }) }
  },

  /** The purpose is left out: Titan was trained for none in particular. */
  encodeRequest(request) {
    const { dimensions } = request
    onlyDimensions(dimensions, dimensionChoices)
    return { inputText: onlyText(request), ...(dimensions !== undefined && { dimensions }) }
  },

  /** `embedding` is left out where only bits are wanted: https://github.com/BerriAI/litellm/issues/14680. */
  encodeResponse({ embeddings: [vector = new Float32Array()], inputTokens }, body) {
    const asked = isObject(body) && Array.isArray(body.embeddingTypes) ? body.embeddingTypes : []
    const binary = asked.includes('binary') ? toBits(vector) : undefined
    const float = binary === undefined || asked.includes('float') ? toNumbers(vector) : undefined
    return {
      ...(float && { embedding: float }),
      embeddingsByType: { ...(binary && { binary }), ...(float && { float }) },
      inputTextTokenCount: inputTokens,
    }
  },

  decodeResponse: readEmbedding,

  texts(body) {
    const found: ReturnType<EmbedDialect['texts']> = []
    addText(body, 'inputText', 'user', found)
    return found
  },
}
