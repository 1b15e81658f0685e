import type { ClientDialect } from './dialect.ts'
import { decodeResponse, decodeStream, encodeResponse, encodeStream } from './meta-llama/answers.ts'
import { decodeRequest, encodeRequest } from './meta-llama/requests.ts'
import { textAt } from './native/text-member.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html */
export const metaLlama: ClientDialect = {
  modelIds: /^meta\.llama/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  encodeStream,
  decodeResponse,
  decodeStream,
  texts: textAt('prompt'),
}
