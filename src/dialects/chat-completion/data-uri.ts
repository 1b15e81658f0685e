import type { ImageBlock, ImageFormat } from '@aws-sdk/client-bedrock-runtime'
import { toBase64 } from '../native/bytes.ts'
import { malformed } from '../native/check-body.ts'
import { unsupportedField } from '../native/unsupported.ts'

const formats = new Map<string, ImageFormat>([
  ['data:image/png;base64', 'png'],
  ['data:image/jpeg;base64', 'jpeg'],
  ['data:image/jpg;base64', 'jpeg'],
  ['data:image/gif;base64', 'gif'],
  ['data:image/webp;base64', 'webp'],
])

/** @throws ValidationException for an address: Bedrock fetches nothing. */
export const decodeDataUri = (uri: string, path: string): ImageBlock => {
  const comma = uri.indexOf(',')
  const format = formats.get(uri.slice(0, comma))
  if (comma < 0 || format === undefined)
    throw malformed(
      [
        `${path}: string [${uri.slice(0, 100)}] does not match pattern ^data:image/(png|jpeg|gif|webp);base64,`,
      ],
      'Send the image itself, as a data URI: images are not fetched from an address.',
    )
  return { format, source: { bytes: Buffer.from(uri.slice(comma + 1), 'base64') } }
}

export const encodeDataUri = ({ format, source }: ImageBlock): string => {
  if (source?.bytes === undefined) throw unsupportedField('image.source.s3Location')
  return `data:image/${format};base64,${toBase64(source.bytes)}`
}
