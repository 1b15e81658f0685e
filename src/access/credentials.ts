import { createHash, timingSafeEqual } from 'node:crypto'
import type { Principal } from '../principal.ts'

export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Present for temporary credentials; the request must bring the same. */
  readonly sessionToken?: string
  /** Milliseconds since 1970. */
  readonly expires?: number
  readonly principal: Principal
}

export interface ApiKey {
  readonly key: string
  readonly expires?: number
  readonly principal: Principal
}

/** Who may call. */
export interface Credentials {
  findAccessKey(accessKeyId: string): AccessKey | undefined
  /** Compares in constant time. */
  findApiKey(key: string): ApiKey | undefined
}

export const createCredentials = (
  accessKeys: readonly AccessKey[],
  apiKeys: readonly ApiKey[],
): Credentials => {
  const byId = new Map(accessKeys.map(each => [each.accessKeyId, each]))
  const byDigest = apiKeys.map(each => ({ digest: digest(each.key), apiKey: each }))
  return {
    findAccessKey: accessKeyId => byId.get(accessKeyId),
    findApiKey: key => {
      const sought = digest(key)
      let found: ApiKey | undefined
      for (const { digest, apiKey } of byDigest) if (timingSafeEqual(digest, sought)) found = apiKey
      return found
    },
  }
}

/** Whether two secrets are the same, in a time that tells nothing about either. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
