import { imageDimensions, imageFormat } from '../../conversation/image-header.ts'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { placedMedia } from './blocks.ts'
import { isClaude, isClaudeFrom } from './claude.ts'
import { refuse, refuseAsModel } from './refuse.ts'

const DOCUMENTED_IMAGES = 20
/** 5 MiB in base64, which is how Claude's limit is measured. */
const MAX_BYTES = 3_932_160
const MAX_SIDE = 8000
/** For Claude, of requests with more images than Converse documents. */
const MAX_SIDE_OF_MANY = 2000

/**
 * Images are what they say they are, and neither too many nor too large. What lies in S3 is not looked at.
 *
 * @throws ValidationException
 */
export const checkImages = (request: ModelRequest, model: FoundationModel): void => {
  const placed = [...placedMedia(request)].flatMap(({ path, image }) =>
    image === undefined ? [] : [{ path, image }],
  )
  checkCount(placed.length, model)
  for (const { path, image } of placed) {
    const bytes = image.source?.bytes
    if (bytes === undefined) continue
    const at = `${path}.image.source.bytes`
    checkForm(bytes, image.format ?? '', at, model)
    checkSize(bytes, at, model)
    checkSides(bytes, at, model, placed.length)
  }
}

/** Bedrock documents 20; Claude has been seen to take 100 since 4.5 and 600 where its context is a million. */
const limitOf = (model: FoundationModel): number => {
  if (!isClaudeFrom(model, 4, 5)) return DOCUMENTED_IMAGES
  return (model.limits.context ?? 0) >= 1_000_000 ? 600 : 100
}

const checkCount = (count: number, model: FoundationModel): void => {
  const limit = limitOf(model)
  if (count <= limit) return
  const hint = `The request carries ${count} images, those of earlier turns included; ${model.id} takes ${limit}. Drop the oldest.`
  if (isClaude(model)) throw refuseAsModel(`too many images and documents: ${count} + 0 > ${limit}`, hint)
  throw refuse(
    `You can't include more than ${limit} images in a request. Reduce the number of images and retry your request.`,
    hint,
  )
}

const checkForm = (bytes: Uint8Array, stated: string, at: string, model: FoundationModel): void => {
  const actual = imageFormat(bytes)
  if (actual === stated) return
  const hint =
    actual === undefined
      ? `${at} is no png, jpeg, gif or webp. SDKs encode bytes themselves: hand them over raw, not in base64.`
      : `${at} is ${actual}; say so in image.format.`
  if (!isClaude(model))
    throw refuseAsModel('The provided image does not match the specified image format.', hint)
  if (actual === undefined) throw refuseAsModel('Could not process image', hint)
  throw refuseAsModel(
    `${at}: The image was specified using the image/${stated} media type, but the image appears to be a image/${actual} image`,
    hint,
  )
}

const checkSize = (bytes: Uint8Array, at: string, model: FoundationModel): void => {
  if (bytes.byteLength <= MAX_BYTES) return
  const hint = `${at} is of ${bytes.byteLength} bytes; 3.75 MB (${MAX_BYTES} bytes) are the limit. Scale it down, or save it as jpeg.`
  if (isClaude(model))
    throw refuseAsModel(
      `${at}: image exceeds 5 MB maximum: ${Math.ceil(bytes.byteLength / 3) * 4} bytes > 5242880 bytes`,
      hint,
    )
  throw refuse(
    'The maximum image size is 3.75 MB. Reduce the size of your image and retry your request.',
    hint,
  )
}

const checkSides = (bytes: Uint8Array, at: string, model: FoundationModel, count: number): void => {
  const dimensions = imageDimensions(bytes)
  if (dimensions === undefined) return
  const { width, height } = dimensions
  const many = isClaude(model) && count > DOCUMENTED_IMAGES
  const limit = many ? MAX_SIDE_OF_MANY : MAX_SIDE
  if (Math.max(width, height) <= limit) return
  throw refuseAsModel(
    `${at}: At least one of the image dimensions exceed max allowed size${many ? ' for many-image requests' : ''}: ${limit} pixels`,
    `${at} is of ${width} by ${height} pixels. Scale it to ${limit} or fewer a side${many ? `, or send ${DOCUMENTED_IMAGES} images or fewer` : ''}.`,
  )
}
