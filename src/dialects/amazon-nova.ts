import { decodeResponse, decodeStream, encodeResponse, encodeStream } from './amazon-nova/answers.ts'
import { decodeRequest, encodeRequest } from './amazon-nova/requests.ts'
import type { ClientDialect, ReplaceableText } from './dialect.ts'
import { isObject, objectsIn } from './native/json.ts'
import { addText } from './native/text-member.ts'

const texts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  if (!isObject(body)) return found
  for (const block of objectsIn(body.system)) addText(block, 'text', 'system', found)
  for (const { role, content } of objectsIn(body.messages))
    for (const block of objectsIn(content)) {
      addText(block, 'text', role === 'assistant' ? 'assistant' : 'user', found)
      if (isObject(block.toolResult))
        for (const result of objectsIn(block.toolResult.content)) addText(result, 'text', 'tool', found)
    }
  return found
}

/**
 * The models that understand text, images and video; those that make images, video and speech have other formats.
 * https://docs.aws.amazon.com/nova/latest/nova2-userguide/request-response-schema.html
 */
export const amazonNova: ClientDialect = {
  modelIds: /^amazon\.nova-(?!.*(?:canvas|reel|sonic|embeddings))/,
  decodeRequest,
  encodeRequest,
  encodeResponse,
  encodeStream,
  decodeResponse,
  decodeStream,
  texts,
}
