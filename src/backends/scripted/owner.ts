import { validationException } from '../../errors.ts'
import type { Principal } from '../../principal.ts'

/** Whose calls a script is for. */
export type Scope = 'account' | 'accessKey'

/** The access key's where the call is signed: so tests with keys of their own do not meet. */
export const usualScope = (principal: Principal): Scope =>
  keyOf(principal) === undefined ? 'account' : 'accessKey'

/** @throws ValidationException for the access key of a call without one. */
export const ownerOf = (scope: Scope, principal: Principal): string => {
  if (scope === 'account') return `account ${principal.account}`
  const key = keyOf(principal)
  if (key !== undefined) return `key ${principal.account} ${key}`
  throw validationException('The request is not signed, so it has no access key.', {
    hint: 'Sign it, or say scope: account.',
  })
}

/** A Bedrock API key has no ID that a client may know, but a principal of its own. */
const keyOf = ({ accessKeyId, arn, verified }: Principal): string | undefined =>
  accessKeyId ?? (verified ? arn : undefined)
