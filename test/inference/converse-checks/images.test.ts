import type { ContentBlock, ImageFormat } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkImages } from '../../../src/inference/converse-checks/images.ts'
import { expectRefusal, HAIKU_4_5, NOVA_LITE, OPUS_4_7, SONNET_4, user } from './expect-refusal.ts'
import { gif, jpeg, padded, png } from './pictures.ts'

const image = (bytes: Uint8Array, format: ImageFormat = 'png'): ContentBlock => ({
  image: { format, source: { bytes } },
})
const request = (...content: ContentBlock[]) => ({ messages: [user({ text: 'Look.' }, ...content)] })
const many = (count: number, bytes = png(10, 10)) => request(...Array(count).fill(image(bytes)))

test('bytes of another form than stated', () => {
  expectRefusal(
    () => checkImages(request(image(png(1, 1), 'jpeg')), HAIKU_4_5),
    'The model returned the following errors: messages.0.content.1.image.source.bytes: The image was specified using the image/jpeg media type, but the image appears to be a image/png image',
  )
  expectRefusal(
    () => checkImages(request(image(gif(1, 1), 'webp')), NOVA_LITE),
    'The model returned the following errors: The provided image does not match the specified image format.',
  )
})

test('bytes of no image', () => {
  const text = image(Buffer.from('Hello, I am no image.'))
  expectRefusal(
    () => checkImages(request(text), HAIKU_4_5),
    'The model returned the following errors: Could not process image',
  )
  expectRefusal(
    () => checkImages(request(text), NOVA_LITE),
    'The model returned the following errors: The provided image does not match the specified image format.',
  )
})

test.each([
  [SONNET_4, 20],
  [HAIKU_4_5, 100],
  [OPUS_4_7, 600],
])('too many for Claude (%#)', (model, limit) => {
  expectRefusal(
    () => checkImages(many(limit + 1), model),
    `The model returned the following errors: too many images and documents: ${limit + 1} + 0 > ${limit}`,
  )
  expect(() => checkImages(many(limit), model)).not.toThrow()
})

test('too many for others', () => {
  expectRefusal(
    () => checkImages(many(21), NOVA_LITE),
    `You can't include more than 20 images in a request. Reduce the number of images and retry your request.`,
  )
  expect(() => checkImages(many(20), NOVA_LITE)).not.toThrow()
})

test('too large', () => {
  const large = padded(png(100, 100), 3_932_161)
  expectRefusal(
    () => checkImages(request(image(large)), HAIKU_4_5),
    'The model returned the following errors: messages.0.content.1.image.source.bytes: image exceeds 5 MB maximum: 5242884 bytes > 5242880 bytes',
  )
  expectRefusal(
    () => checkImages(request(image(large)), NOVA_LITE),
    'The maximum image size is 3.75 MB. Reduce the size of your image and retry your request.',
  )
  for (const model of [HAIKU_4_5, NOVA_LITE])
    expect(() => checkImages(request(image(large.subarray(0, 3_932_160))), model)).not.toThrow()
})

test('too long a side', () => {
  for (const bytes of [jpeg(8001, 5), jpeg(5, 8001)])
    expectRefusal(
      () => checkImages(request(image(bytes, 'jpeg')), HAIKU_4_5),
      'The model returned the following errors: messages.0.content.1.image.source.bytes: At least one of the image dimensions exceed max allowed size: 8000 pixels',
    )
  expect(() => checkImages(request(image(jpeg(8000, 8000), 'jpeg')), HAIKU_4_5)).not.toThrow()
})

test('a shorter side for many, of Claude', () => {
  expectRefusal(
    () => checkImages(many(21, png(2001, 1)), OPUS_4_7),
    'The model returned the following errors: messages.0.content.1.image.source.bytes: At least one of the image dimensions exceed max allowed size for many-image requests: 2000 pixels',
  )
  expect(() => checkImages(many(20, png(2001, 1)), OPUS_4_7)).not.toThrow()
})

test('in the result of a tool', () => {
  const result: ContentBlock = {
    toolResult: { toolUseId: 'a', content: [{ image: { format: 'gif', source: { bytes: png(1, 1) } } }] },
  }
  expectRefusal(
    () => checkImages({ messages: [user(result)] }, HAIKU_4_5),
    'The model returned the following errors: messages.0.content.0.tool_result.content.0.image.source.bytes: The image was specified using the image/gif media type, but the image appears to be a image/png image',
  )
})

test('what lies in S3 is not looked at', () => {
  const there: ContentBlock = {
    image: { format: 'png', source: { s3Location: { uri: 's3://bucket/a.png' } } },
  }
  expect(() => checkImages(request(there), NOVA_LITE)).not.toThrow()
})
