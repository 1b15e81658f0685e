import { validationException } from '../errors.ts'

/** A list, and where in it the next page begins. Opaque to clients, and good for that list alone. */
export const encodePageToken = (list: readonly string[], position: number): string =>
  Buffer.from(JSON.stringify([...list, position])).toString('base64url')

/** @throws ValidationException for a token of another list, or none at all. */
export const decodePageToken = (list: readonly string[], token: string): number => {
  const parts = parse(token)
  const position = parts.at(-1)
  const isOfThisList = parts.length === list.length + 1 && list.every((part, index) => part === parts[index])
  if (!isOfThisList || typeof position !== 'number' || !Number.isSafeInteger(position)) {
    throw validationException('The provided nextToken is invalid.', {
      hint: 'Send the nextToken of the page before, from the same operation, account and Region, with the same filters.',
    })
  }
  return position
}

const parse = (token: string): unknown[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
