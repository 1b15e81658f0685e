import type { ClientDialect, ReplaceableText } from './dialect.ts'
import { decodeResponse, decodeStream, encodeResponse, encodeStream } from './meta-llama/answers.ts'
import { decodeRequest, encodeRequest } from './meta-llama/requests.ts'
import { addText } from './native/text-member.ts'

const texts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  addText(body, 'prompt', 'user', found)
  return found
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html */
export const metaLlama: ClientDialect = {
  modelIds: /^meta\.llama/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  encodeStream,
  decodeResponse,
  decodeStream,
  texts,
}
