import { type BedrockException, notImplementedException } from '../../errors.ts'
import type { ReplaceableText } from '../dialect.ts'
import { malformed } from '../native/check-body.ts'
import { readDataUri } from '../native/image-data.ts'
import { isObject } from '../native/json.ts'
import { addText, addTextItems } from '../native/text-member.ts'

const LARGEST_IMAGE = 5 * 1024 * 1024

export interface Inputs {
  readonly texts: readonly string[]
  readonly images?: readonly Uint8Array[]
}

/**
 * `inputs` that hold one kind of thing: texts, or one image each. The parts of one text are joined by line breaks.
 *
 * @param items as `checkBody` let them through.
 * @throws NotImplementedException where texts and images are one input, or stand side by side.
 */
export const readInputs = (items: readonly unknown[], imageTypes: readonly string[]): Inputs => {
  const texts: string[] = []
  const images: Uint8Array[] = []
  for (const [index, item] of items.entries()) {
    const parts = isObject(item) && Array.isArray(item.content) ? item.content : []
    const words: string[] = []
    let [pictures, path] = [0, '']
    for (const [at, part] of parts.entries()) {
      path = `#/inputs/${index}/content/${at}`
      const { type, text, image_url } = part
      if (type === 'text') words.push(readMember(text, 'text', path))
      else {
        const url = isObject(image_url) ? image_url.url : image_url
        images.push(readImage(readMember(url, 'image_url', path), path, imageTypes))
        pictures++
      }
    }
    if (pictures > 1 || (pictures > 0 && words.length > 0)) throw mixed()
    if (pictures === 0) texts.push(words.join('\n'))
  }
  if (images.length === 0) return { texts }
  if (texts.length > 0) throw mixed()
  return { texts, images }
}

const readMember = (value: unknown, key: string, path: string): string => {
  if (typeof value === 'string') return value
  throw malformed([`${path}: required key [${key}] not found`])
}

const mixed = (): BedrockException =>
  notImplementedException('Embeddings of texts and images together are not implemented.', {
    hint: 'Send inputs of one text, or inputs of one image each.',
  })

/** @throws ValidationException for what is no data URI of a type that the model takes, or is too large. */
export const readImage = (uri: string, path: string, types: readonly string[]): Uint8Array => {
  const image = readDataUri(uri)
  if (image === undefined || !types.includes(image.type))
    throw malformed([`${path}: the value is not a data URI of ${types.join(', ')}`])
  if (image.bytes.length > LARGEST_IMAGE)
    throw malformed([`${path}: expected size: ${LARGEST_IMAGE}, actual: ${image.bytes.length}`])
  return image.bytes
}

/** Every text of a request's body, in order. What a body may not hold is passed over. */
export const readTexts = (body: unknown): ReplaceableText[] => {
  const found: ReplaceableText[] = []
  addTextItems(body, 'texts', 'user', found)
  const inputs = isObject(body) ? body.inputs : undefined
  for (const item of Array.isArray(inputs) ? inputs : []) {
    const content = isObject(item) ? item.content : undefined
    for (const part of Array.isArray(content) ? content : [])
      if (isObject(part) && part.type === 'text') addText(part, 'text', 'user', found)
  }
  return found
}
