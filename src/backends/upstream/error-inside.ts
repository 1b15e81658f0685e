import { isObject } from '../../dialects/native/json.ts'
import { messageIn } from './read-error-message.ts'

/** Longer ones explain nothing more. */
const MOST = 2_000

/** What an answer of status 200 says of an error, where it holds one instead of what was asked for. */
export const errorInside = (value: unknown): string | undefined => {
  if (!isObject(value)) return undefined
  const { error, object, type } = value
  const isError = (error !== undefined && error !== null) || object === 'error' || type === 'error'
  return isError ? (messageIn(value) ?? 'an error without a message').slice(0, MOST) : undefined
}
