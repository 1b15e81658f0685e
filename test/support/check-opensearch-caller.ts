import type { IncomingMessage } from 'node:http'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { Refused } from './opensearch-query.ts'

export interface OpenSearchCallers {
  readonly username?: string
  readonly password?: string
  /** Takes only calls that are signed for this service and Region. */
  readonly signedFor?: { readonly service: string; readonly region: string }
}

export const checkCaller = (request: IncomingMessage, body: string, options: OpenSearchCallers): void => {
  const { username, password, signedFor } = options
  const { method = '', url: target = '', headers } = request
  const authorization = headers.authorization ?? ''
  if (username !== undefined) {
    const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    if (authorization !== expected)
      throw new Refused(401, 'security_exception', `Unauthorized: ${authorization}`)
  }
  if (signedFor === undefined) return
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join() : value
  }
  try {
    const signed = { method, target, header }
    const claim = readAuthorization(signed, authorization)
    if (claim.accessKeyId !== upstreamKey.accessKeyId) throw new Error('unknown key')
    if (claim.service !== signedFor.service || claim.region !== signedFor.region)
      throw new Error('other scope')
    if (header('x-amz-content-sha256') !== sha256(body)) throw new Error('other body')
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(body))
  } catch {
    throw new Refused(403, 'security_exception', 'The request signature we calculated does not match')
  }
}
