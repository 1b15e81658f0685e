import { isObject } from './json.ts'

const PAD = '='

const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

export const toBase64 = (bytes: Uint8Array): string => view(bytes).toString('base64')

export const toText = (bytes: Uint8Array): string => view(bytes).toString()

/** The bytes of a base64 text; undefined where it is none, or empty. Node's decoder leaves out what it cannot read. */
export const readBase64 = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  let length = text.length
  while (length > text.length - 2 && text.charAt(length - 1) === PAD) length--
  return bytes.length > 0 && Math.ceil((bytes.length * 8) / 6) === length ? bytes : undefined
}

/** The value as JSON carries it: bytes are base64, members that are undefined are gone. */
export const withBase64 = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return toBase64(value)
  if (Array.isArray(value)) return value.map(withBase64)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, withBase64(member)]],
    ),
  )
}
