import { accessDeniedByPolicy, type BedrockException } from '../errors.ts'

/** Short-term keys are a presigned `CallWithBearerToken` request, base64 behind this. */
const SHORT_TERM_PREFIX = 'bedrock-api-key-'
const SHORT_TERM_URL = /^(bedrock\.amazonaws\.com)(\/\?.+?)(?:&Version=1)?$/

/** The key of an `Authorization: Bearer ...` header. */
export const readBearer = (authorization: string): string | undefined => {
  const match = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization.slice(0, 16_384))
  return match?.[1]
}

/**
 * The request that a short-term API key is made of, as `@aws/bedrock-token-generator` presigns it: a POST to
 * `https://bedrock.amazonaws.com/?Action=CallWithBearerToken`, whose URL without the scheme, and with a
 * version after it, is the key.
 */
export const readShortTermKey = (
  key: string,
): { readonly host: string; readonly target: string } | undefined => {
  if (!key.startsWith(SHORT_TERM_PREFIX)) return undefined
  const url = Buffer.from(key.slice(SHORT_TERM_PREFIX.length), 'base64').toString('latin1')
  const [, host, target] = SHORT_TERM_URL.exec(url) ?? []
  if (host === undefined || target === undefined) return undefined
  const actions = new URLSearchParams(target.slice(2)).getAll('Action')
  return actions.join() === 'CallWithBearerToken' ? { host, target } : undefined
}

/** AWS answers every unusable key with this, also one for another Region. */
export const invalidApiKey = (hint: string): BedrockException =>
  accessDeniedByPolicy('Authentication failed: Please make sure your API Key is valid.', { hint })
