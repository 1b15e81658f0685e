import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface Invocation {
  readonly path: string
  readonly region: string
  readonly type: string | undefined
  readonly event: unknown
}

export interface ServedLambda extends Listening {
  /** Those whose signature was right. */
  readonly invocations: Invocation[]
  readonly functions: Map<string, (response: ServerResponse, event: unknown) => unknown>
}

/** `Invoke` of Lambda, for the one key that it takes; functions by their whole name. */
export const serveLambda = async (): Promise<ServedLambda> => {
  const invocations: Invocation[] = []
  const functions: ServedLambda['functions'] = new Map()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const region = regionOfSignature(request, body)
    if (region === undefined) return refuse(response, 403, 'InvalidSignatureException')
    const path = request.url ?? ''
    const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(path)?.[1]
    const event: unknown = JSON.parse(body)
    invocations.push({ path, region, type: String(request.headers['x-amz-invocation-type']), event })
    const run = functions.get(decodeURIComponent(name ?? ''))
    return run === undefined ? refuse(response, 404, 'ResourceNotFoundException') : run(response, event)
  })
  return { ...(await listenLocally(server)), invocations, functions }
}

export const refuse = (response: ServerResponse, status: number, exception: string): unknown =>
  response
    .writeHead(status, { 'x-amzn-errortype': exception, 'content-type': 'application/json' })
    .end(JSON.stringify({ Type: 'User', Message: 'secret of the server' }))

/** Undefined where it is none of the key for Lambda. */
const regionOfSignature = (request: IncomingMessage, body: string): string | undefined => {
  const { method = '', url = '', headers } = request
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join() : value
  }
  const signed = { method, target: url, header }
  try {
    const claim = readAuthorization(signed, header('authorization') ?? '')
    if (claim.accessKeyId !== upstreamKey.accessKeyId || claim.service !== 'lambda') return undefined
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(body))
    return claim.region
  } catch {
    return undefined
  }
}
