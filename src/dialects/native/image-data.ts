import { readBase64, toBase64 } from './bytes.ts'

const PREFIX = 'data:'
const ENCODING = ';base64,'
/** Longer than any image type with its parameters. */
const LONGEST_TYPE = 100

/** What a `data:TYPE;base64,DATA` URI holds; undefined for any other text. */
export const readDataUri = (
  uri: string,
): { readonly type: string; readonly bytes: Uint8Array } | undefined => {
  const end = uri.slice(0, LONGEST_TYPE).indexOf(ENCODING)
  if (!uri.startsWith(PREFIX) || end < 0) return undefined
  const bytes = readBase64(uri.slice(end + ENCODING.length))
  return bytes && { type: uri.slice(PREFIX.length, end), bytes }
}

export const toDataUri = (type: string, bytes: Uint8Array): string =>
  `${PREFIX}${type}${ENCODING}${toBase64(bytes)}`

/** The media type that an image's first bytes tell; undefined for one that Bedrock's models do not take. */
export const imageType = (bytes: Uint8Array): string | undefined => {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (start.startsWith('\u0089PNG')) return 'image/png'
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (start.startsWith('GIF8')) return 'image/gif'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : undefined
}
