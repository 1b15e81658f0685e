import { isObject } from './json.ts'

/** The value as JSON carries it: bytes are base64, members that are undefined are gone. */
export const withBase64 = (value: unknown): unknown => {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Array.isArray(value)) return value.map(withBase64)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, withBase64(member)]],
    ),
  )
}
