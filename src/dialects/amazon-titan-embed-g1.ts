import { onlyDimensions, onlyText, readInputText } from './amazon-titan-embed/input.ts'
import { readEmbedding } from './amazon-titan-embed/read-embedding.ts'
import type { EmbedDialect } from './embed-dialect.ts'
import { checkBody, type MemberRules } from './native/check-body.ts'
import { addText } from './native/text-member.ts'
import { toNumbers } from './native/vectors.ts'

const members: MemberRules = {
  required: ['inputText'],
  rules: { inputText: { types: ['String'] } },
}

/** Amazon Titan Embeddings G1 - Text: "model-parameters-titan-embed-text" in the user guide, "G1 Request". */
export const amazonTitanEmbedG1: EmbedDialect = {
  modelIds: /^amazon\.titan-embed-(text-v1|g1-text-)/,

  decodeRequest(body) {
    return { texts: [readInputText(checkBody(body, members))] }
  },

  /** The purpose is left out: Titan was trained for none in particular. */
  encodeRequest(request) {
    onlyDimensions(request.dimensions, [1536])
    return { inputText: onlyText(request) }
  },

  encodeResponse({ embeddings: [vector = new Float32Array()], inputTokens }) {
    return { embedding: toNumbers(vector), inputTextTokenCount: inputTokens }
  },

  decodeResponse: readEmbedding,

  texts(body) {
    const found: ReturnType<EmbedDialect['texts']> = []
    addText(body, 'inputText', 'user', found)
    return found
  },
}
