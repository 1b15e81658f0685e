import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface ObjectStore extends Listening {
  /** By bucket and key, decoded: what came with a signature that was right. */
  readonly objects: Map<string, Buffer>
  /** What the next calls are answered with in place of an acknowledgement, as S3 says it. */
  readonly refusals: { readonly status: number; readonly code: string }[]
  readonly calls: number
}

/** PutObject of S3 with the bucket in the path, for the one key that it takes. */
export const serveS3 = async (): Promise<ObjectStore> => {
  const objects = new Map<string, Buffer>()
  const refusals: ObjectStore['refusals'] = []
  let calls = 0
  const listening = await listenLocally(
    createServer(async (request, response) => {
      calls += 1
      const body = await buffer(request)
      const refusal = refusalOf(request, body) ?? refusals.shift()
      if (refusal !== undefined) {
        response.writeHead(refusal.status, { 'content-type': 'application/xml' })
        return response.end(
          `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${refusal.code}</Code><Message>No.</Message></Error>`,
        )
      }
      objects.set(decodeURIComponent(request.url ?? '').slice(1), body)
      response.writeHead(200, { etag: '"0"' })
      return response.end()
    }),
  )
  return {
    ...listening,
    objects,
    refusals,
    get calls() {
      return calls
    },
  }
}

const refusalOf = (request: IncomingMessage, body: Buffer): ObjectStore['refusals'][number] | undefined => {
  const { method = '', url = '', headers } = request
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join() : value
  }
  if (method !== 'PUT') return { status: 405, code: 'MethodNotAllowed' }
  // S3 signs the path encoded once: what the verifier encodes is therefore the decoded one.
  const signed = { method, target: decodeURIComponent(url), header }
  const claim = readAuthorization(signed, header('authorization') ?? '')
  if (claim.accessKeyId !== upstreamKey.accessKeyId) return { status: 403, code: 'InvalidAccessKeyId' }
  if (claim.service !== 's3' || claim.region !== 'eu-west-1')
    return { status: 400, code: 'AuthorizationHeaderMalformed' }
  if (header('x-amz-content-sha256') !== sha256(body))
    return { status: 400, code: 'XAmzContentSHA256Mismatch' }
  try {
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(body))
  } catch {
    return { status: 403, code: 'SignatureDoesNotMatch' }
  }
  return undefined
}
