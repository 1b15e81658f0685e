import type { ImageBlock, ImageFormat } from '@aws-sdk/client-bedrock-runtime'
import { malformed } from '../native/check-body.ts'
import { readDataUri, toDataUri } from '../native/image-data.ts'
import { unsupportedField } from '../native/refusals.ts'

const formats = new Map<string, ImageFormat>([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

/** @throws ValidationException for an address: Bedrock fetches nothing. */
export const decodeDataUri = (uri: string, path: string): ImageBlock => {
  const data = readDataUri(uri)
  const format = data && formats.get(data.type)
  if (data === undefined || format === undefined)
    throw malformed(
      [
        `${path}: string [${uri.slice(0, 100)}] does not match pattern ^data:image/(png|jpeg|gif|webp);base64,`,
      ],
      'Send the image itself, as a data URI: images are not fetched from an address.',
    )
  return { format, source: { bytes: data.bytes } }
}

export const encodeDataUri = ({ format, source }: ImageBlock): string => {
  if (source?.bytes === undefined) throw unsupportedField('image.source.s3Location')
  return toDataUri(`image/${format}`, source.bytes)
}
